import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { benchCache, install } from './install.ts'
import type { Subject } from './subject.ts'

export const site = join(benchCache, 'site')

/** Builds the page of a subject by Vite as it is without a configuration, in the folder of the site that has its name. */
export async function buildPage({ name, packages, page }: Subject): Promise<void> {
  const folder = join(install(packages), 'pages', name)
  const out = join(site, name)
  const source = `${page.join('\n')}\n`
  const main = join(folder, 'main.js')
  // A page of packages that are as they were is as it was.
  if (existsSync(join(out, 'index.html')) && existsSync(main) && readFileSync(main, 'utf8') === source) return
  rmSync(out, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><title>Host</title><div id="root"></div><script type="module" src="./main.js"></script></html>',
  )
  writeFileSync(main, source)
  await build({
    root: folder,
    base: `/${name}/`,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    // A package that asks for an older React would bring it along, and two of them do not work on one page.
    resolve: { dedupe: ['react', 'react-dom'] },
    build: { outDir: out, emptyOutDir: true, chunkSizeWarningLimit: 1e6 },
  })
}

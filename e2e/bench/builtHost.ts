import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { manifestOf, resolveExport } from '../../.ci/entries.ts'
import type { HostCode } from '../../src/test-support/record.test-support.ts'
import { gzipOf, scriptsIn } from './files.ts'

interface Host {
  readonly root: string
  /** Built into a folder of it, by its name. */
  readonly site: string
  readonly name: string
  readonly host: HostCode
}

/** The least that a host writes, built by Vite as it is without a configuration. Returns its folder in the site. */
export async function buildHost({ root, site, name, host }: Host): Promise<string> {
  // By the backend's name alone it would be the sandbox's own address.
  const folder = `host-${name}`
  const made = /^\w+/.exec(host.make)?.[0] ?? ''
  await buildPage(root, site, folder, [
    "import { createRoot } from 'react-dom/client'",
    "import { createElement } from 'react'",
    "import { SignIn } from 'entryphone'",
    `import { ${made} } from 'entryphone/backends/${name}'`,
    "import 'entryphone/theme.css'",
    `const baseUrl = \`\${location.origin}${host.path}\``,
    `createRoot(document.body).render(createElement(SignIn, { backend: ${host.make}, onDone() {} }))`,
  ])
  return folder
}

/** Bytes of gzip: React with one field, under which nobody gets. */
export async function buildFloor(root: string, site: string): Promise<number> {
  await buildPage(root, site, 'floor', [
    "import { createRoot } from 'react-dom/client'",
    "import { createElement } from 'react'",
    "createRoot(document.body).render(createElement('input', { type: 'tel' }))",
  ])
  return scriptsIn(join(site, 'floor')).reduce((total, file) => total + gzipOf(file), 0)
}

async function buildPage(root: string, site: string, name: string, lines: readonly string[]): Promise<void> {
  const folder = join(root, '.cache/size-source', name)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'main.js'), `${lines.join('\n')}\n`)
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title><body></body><script type="module" src="./main.js"></script></html>',
  )
  await build({
    root: folder,
    base: `/${name}/`,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    plugins: [thePackage(root)],
    build: { outDir: join(site, name), emptyOutDir: true },
  })
}

/** The package by its own names, as it was built and as a host would have it installed. */
function thePackage(root: string) {
  const { name, exports } = manifestOf(root)
  return {
    name: 'the-package',
    enforce: 'pre' as const,
    resolveId(source: string) {
      if (source !== name && !source.startsWith(`${name}/`)) return null
      const file = resolveExport(exports, `.${source.slice(name.length)}`)
      return file === undefined ? null : { id: join(root, file), moduleSideEffects: file.endsWith('.css') }
    },
  }
}

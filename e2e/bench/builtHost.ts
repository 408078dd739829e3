import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { HostCode } from '../../src/test-support/record.test-support.ts'
import { type Bundler, byVite } from './bundlers.ts'
import { gzipOf, scriptsIn } from './files.ts'

interface Site {
  readonly root: string
  /** Built into a folder of it, by its name. */
  readonly site: string
  /** Default: Vite, without a configuration. */
  readonly bundler?: Bundler
}

interface Host extends Site {
  readonly name: string
  readonly host: HostCode
}

/** The least that a host writes. Returns its folder in the site. */
export async function buildHost({ name, host, ...site }: Host): Promise<string> {
  // By the backend's name alone it would be the sandbox's own address.
  const folder = `host-${name}`
  const made = /^\w+/.exec(host.make)?.[0] ?? ''
  await buildPage(site, folder, [
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
export async function buildFloor(site: Site): Promise<number> {
  await buildPage(site, 'floor', [
    "import { createRoot } from 'react-dom/client'",
    "import { createElement } from 'react'",
    "createRoot(document.body).render(createElement('input', { type: 'tel' }))",
  ])
  return scriptsIn(join(site.site, 'floor')).reduce((total, file) => total + gzipOf(file), 0)
}

async function buildPage(
  { root, site, bundler = byVite }: Site,
  name: string,
  lines: readonly string[],
): Promise<void> {
  const folder = join(root, '.cache/size-source', name)
  const out = join(site, name)
  mkdirSync(folder, { recursive: true })
  mkdirSync(out, { recursive: true })
  writeFileSync(join(folder, 'main.js'), `${lines.join('\n')}\n`)
  await bundler({ root, folder, out, base: `/${name}/` })
}

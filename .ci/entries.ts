import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** Modules below `src` that a host imports by a name of their own, found by listing the folders. */
export function entries(root: string): Record<string, string> {
  const source = join(root, 'src')
  const paths = [
    'index.ts',
    'early.ts',
    'captcha/index.ts',
    'element/index.ts',
    'flow/index.ts',
    'inspector/index.ts',
    'phone/index.ts',
    'relay/index.ts',
    'relay/memory.ts',
    'relay/node.ts',
    'relay/redis.ts',
    'sandbox/index.ts',
    'sandbox/browser.ts',
    'sandbox/node.ts',
    'testing/index.ts',
    'testing/playwright/index.ts',
    'testing/sandbox/index.ts',
    'backends/zitadel/grpcWeb.ts',
    ...names(source, 'backends').flatMap((name) => [`backends/${name}/index.ts`, `backends/${name}/hooks.ts`]),
    ...names(source, 'captcha/providers').map((name) => `captcha/providers/${name}`),
    ...names(source, 'locales/languages').map((name) => `locales/languages/${name}`),
  ]
  const shipped = paths.filter((path) => !/\.test(-support)?\.tsx?$/.test(path) && existsSync(join(source, path)))
  return Object.fromEntries(shipped.map((path) => [path.replace(/\.tsx?$/, ''), join(source, path)]))
}

/** What a host runs by a name of the package's, and imports by none: `bin` of `package.json`. */
export function programs(root: string): Record<string, string> {
  return Object.fromEntries(
    Object.values(manifestOf(root).bin).map((file) => {
      const module = file.replace(/^dist\/(.*)\.js$/, '$1')
      return [module, join(root, 'src', `${module}.ts`)]
    }),
  )
}

/** The same by the name a host imports it under, as `exports` of `package.json` have it. */
export function packageNames(root: string): ReadonlyMap<string, string> {
  const { name, exports } = manifestOf(root)
  return new Map(
    Object.keys(entries(root)).map((entry) => {
      const file = `./dist/${entry}.js`
      const [subpath, ...others] = subpathsOf(exports, file)
      if (subpath === undefined)
        throw new Error(`Nothing in the exports of package.json leads to ${file}. Add it there.`)
      if (others.length > 0)
        throw new Error(`${file} has several names: ${[subpath, ...others].join(', ')}. Leave it one.`)
      return [subpath.replace(/^\./, name), entry]
    }),
  )
}

export type Exports = Readonly<Record<string, { readonly types: string; readonly default: string } | string>>

export interface Manifest {
  readonly name: string
  readonly bin: Readonly<Record<string, string>>
  readonly exports: Exports
}

export function manifestOf(root: string): Manifest {
  const texts = z.record(z.string(), z.string())
  const target = z.object({ types: z.string(), default: z.string() })
  const exports = z.record(z.string(), z.union([z.string(), target]))
  const manifest = z.object({ name: z.string(), bin: texts, exports })
  return manifest.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))
}

/** The file a subpath leads to, as Node finds it: by its own key, else by the pattern with the longest beginning. */
export function resolveExport(exports: Exports, subpath: string): string | undefined {
  const targetOf = (key: string) => {
    const target = exports[key]
    return typeof target === 'object' ? target.default : target
  }
  if (!subpath.includes('*') && subpath in exports) return targetOf(subpath)
  const [best] = Object.keys(exports)
    .filter((key) => fill(key, subpath) !== undefined)
    .toSorted((one, other) => other.indexOf('*') - one.indexOf('*') || other.length - one.length)
  return best === undefined ? undefined : targetOf(best)?.replaceAll('*', fill(best, subpath) ?? '')
}

/** Every subpath that leads to a file. */
export function subpathsOf(exports: Exports, file: string): readonly string[] {
  return Object.entries(exports)
    .map(([key, target]) => {
      const pattern = typeof target === 'object' ? target.default : target
      if (!key.includes('*')) return pattern === file ? key : undefined
      const star = fill(pattern, file)
      return star === undefined ? undefined : key.replace('*', star)
    })
    .filter((subpath) => subpath !== undefined)
    .filter((subpath) => resolveExport(exports, subpath) === file)
}

/** What stands for the `*` of a pattern. */
function fill(pattern: string, text: string): string | undefined {
  const [before = '', after] = pattern.split('*')
  if (after === undefined || !text.startsWith(before) || !text.endsWith(after)) return undefined
  const star = text.slice(before.length, text.length - after.length)
  return star === '' || text.length < before.length + after.length ? undefined : star
}

function names(source: string, folder: string): readonly string[] {
  const path = join(source, folder)
  return existsSync(path) ? readdirSync(path).toSorted() : []
}

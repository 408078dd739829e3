import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Modules below `src` that a host imports by a name of their own, found by listing the folders. */
export function entries(root: string): Record<string, string> {
  const source = join(root, 'src')
  const paths = [
    'index.ts',
    'early.ts',
    'phone/index.ts',
    'sandbox/index.ts',
    'sandbox/browser.ts',
    'testing/index.ts',
    'backends/zitadel/grpcWeb.ts',
    ...names(source, 'backends').flatMap((name) => [`backends/${name}/index.ts`, `backends/${name}/hooks.ts`]),
    ...names(source, 'captcha/providers').map((name) => `captcha/providers/${name}`),
    ...names(source, 'locales/languages').map((name) => `locales/languages/${name}`),
  ]
  const shipped = paths.filter((path) => !/\.test\.tsx?$/.test(path) && existsSync(join(source, path)))
  return Object.fromEntries(shipped.map((path) => [path.replace(/\.tsx?$/, ''), join(source, path)]))
}

function names(source: string, folder: string): readonly string[] {
  const path = join(source, folder)
  return existsSync(path) ? readdirSync(path).toSorted() : []
}

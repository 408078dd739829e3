import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { z } from 'zod'

const root = join(import.meta.dirname, '../..')
/** Where the built files of `entryphone/script` lie. */
export const scriptFolder = join(root, 'dist/script')

/**
 * `THROUGH=script`: the host page with what a page without a build has in place of `<SignIn>`. Whoever makes a backend here
 * makes a note of its options instead, and `ScriptWidget.tsx` hands them to the element, whose own files make the backend.
 */
export function scripted(): Plugin {
  return {
    name: 'scripted',
    enforce: 'pre',
    load(id) {
      const [, name] = /\/src\/backends\/([\w-]+)\/index\.ts$/.exec(id) ?? []
      if (name === undefined) return null
      const make = name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
      const note = `{ name: '${name}', routes: { start: [] }, start() {}, scripted: { name: '${name}', options } }`
      return `export * from './index.ts?own'\nexport const ${make} = (options) => (${note})\n`
    },
    transformIndexHtml() {
      const { 'entryphone.js': integrity } = z
        .object({ 'entryphone.js': z.string() })
        .parse(JSON.parse(readFileSync(join(scriptFolder, 'integrity.json'), 'utf8')))
      const attrs = { src: '/entryphone/entryphone.js', integrity, crossorigin: true }
      return [{ tag: 'script', attrs, injectTo: 'head' as const }]
    },
    buildStart() {
      if (!existsSync(scriptFolder) || readdirSync(scriptFolder).length === 0)
        this.error('There is no dist/script: run `npm run build` first.')
    },
  }
}

import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { documentPages, listOf } from './llmsPages.ts'

/**
 * The documentation for readers that are programs (llmstxt.org): `llms.txt` lists its pages with a sentence each,
 * `llms-full.txt` has all of them in one text.
 *
 *     tsx .ci/llms.ts FOLDER [copy]
 *
 * `copy` puts the Markdown of each page beside them, for a site; in the package it is there already.
 */
const root = join(import.meta.dirname, '..')
const [folder = 'dist', copy] = process.argv.slice(2)
const pages = documentPages()
const up = copy === undefined ? '../' : ''

mkdirSync(join(root, folder), { recursive: true })
writeFileSync(join(root, folder, 'llms.txt'), listOf(pages, up))
writeFileSync(
  join(root, folder, 'llms-full.txt'),
  pages.map(({ path, text }) => `<!-- ${path} -->\n\n${text}`).join('\n'),
)
if (copy !== undefined) {
  for (const { path } of pages) {
    mkdirSync(dirname(join(root, folder, path)), { recursive: true })
    cpSync(join(root, path), join(root, folder, path))
  }
}

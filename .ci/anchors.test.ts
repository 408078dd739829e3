import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'
import { everyDocument } from './blocks.ts'

/* A link to a heading leads to it: on GitHub, in the package and in Storybook, which make the same address of its words. */
const root = join(import.meta.dirname, '..')
const pages = everyDocument().filter((path) => path.endsWith('.md'))

test.each(pages)('%s leads to headings that are there', (page) => {
  const text = readFileSync(join(root, page), 'utf8')
  const links = [...text.matchAll(/\]\(([\w./-]*)#([\w-]+)\)/g)]
  const gone = links.filter(([, path = '', heading = '']) => {
    const target = path === '' ? page : normalize(join(dirname(page), path))
    return existsSync(join(root, target)) && !headingsOf(target).has(heading)
  })
  expect(gone.map(([link]) => link)).toEqual([])
})

function headingsOf(page: string): ReadonlySet<string> {
  const text = readFileSync(join(root, page), 'utf8').replaceAll(/^```.*?^```$/gms, '')
  return new Set([...text.matchAll(/^#{1,6} (.*)$/gm)].map(([, words = '']) => addressOf(words)))
}

/** As GitHub does it. */
function addressOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(/\s/g, '-')
}

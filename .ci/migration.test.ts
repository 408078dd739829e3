import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const told = [
  read('CHANGELOG.md'),
  ...readdirSync(join(root, '.changeset'))
    .filter((file) => file.endsWith('.md') && file !== 'README.md')
    .map((file) => read(`.changeset/${file}`)),
]

test('the page between versions has every sentence that a language of the host’s own needs anew', () => {
  const page = read('stories/docs/migration/between-versions.md')
  // A sentence of a changeset that speaks of such languages, with the names it has in front of them or behind.
  const sentences = told.flatMap((text) => text.replaceAll(/\s*\n\s*/g, ' ').split(/(?<=[.:]) (?=[A-Z-])/))
  const own = /anguages? of (hosts['’]|your) own/
  // Where it is an aside in brackets, the names are in there too.
  const about = sentences
    .filter((sentence) => own.test(sentence))
    .map((sentence) => sentence.match(/\([^()]*\)/g)?.find((aside) => own.test(aside)) ?? sentence)
  const names = about.flatMap((sentence) => [...sentence.matchAll(/`([a-z][\w.*-]*)`/gi)].map(([, name = '']) => name))
  const ours = names.filter((name) => name !== 'Messages')
  expect(ours.length).toBeGreaterThan(10)
  expect(ours.filter((name) => !page.includes(`\`${name}\``))).toEqual([])
})

test('each row of the comparison has its source and when it was so', () => {
  const rows = read('stories/docs/comparison.md')
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\|(-|.*\| source \|)/.test(line))
  expect(rows.length).toBeGreaterThan(15)
  for (const row of rows) expect(row).toMatch(/\| [^|]+ \| (January|November) 20\d\d \|$/)
})

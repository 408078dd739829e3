import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { languages } from '../test-support/languages.test-support.ts'

const root = join(import.meta.dirname, '../..')
const document = join(root, 'stories/docs/languages.md')

/** A row for each, from what there is: who has read it stands in its style sheet. */
const rows = Object.keys(languages).map((tag) => {
  const sheet = readFileSync(join(import.meta.dirname, 'styleSheets', `${tag}.md`), 'utf8')
  const [, heading = tag] = /^# (.*)$/m.exec(sheet) ?? []
  const [, reader = ''] = /\*\*Read by a native speaker\.\*\* (.*)\./.exec(sheet) ?? []
  return `| \`${tag}\` | \`entryphone/locales/${tag}\` | ${heading} | ${reader.toLowerCase()} |`
})

test('the page about languages has a row for each, with who has read it', async () => {
  const text = readFileSync(document, 'utf8')
  const [before = '', after = ''] = text.split(/(?<=\|---\|---\|---\|---\|\n)[\s\S]*?(?=\n\n)/)
  // `npm run test:unit -- locales/languagesDocument -u` writes it.
  await expect(`${before}${rows.join('\n')}${after}`).toMatchFileSnapshot(document)
  expect(rows.every((row) => row.endsWith('nobody yet |'))).toBe(
    text.includes('No native speaker has read any of them yet'),
  )
})

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/*
 * The reference that `npm run api` writes has what the reports beside it have, which are held against the build: every name
 * that an entry exports, with its docstring.
 */
const root = join(import.meta.dirname, '..')
const folder = join(root, 'stories/docs/reference')
const reports = readdirSync(join(root, '.ci/api')).map((file) => {
  const text = readFileSync(join(root, '.ci/api', file), 'utf8')
  const title = /^# (.*)$/m.exec(text)?.[1] ?? ''
  const exported = [...text.matchAll(/^export (?:abstract )?(?:type|interface|const|function|class) (\w+)/gm)]
  return { title, names: [...new Set(exported.map(([, name = '']) => name))] }
})
const pages = new Map(
  readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .map((text) => [/^# (.*)$/m.exec(text)?.[1] ?? '', text] as const),
)

test.each(reports.filter(({ names }) => names.length > 0))('$title has each name with what it is for', (report) => {
  const page = pages.get(report.title) ?? pages.get(report.title.replace(/[\w-]+$/, '…')) ?? ''
  const sections = new Map(page.split(/^(?=## )/m).map((text) => [/^## (\w+)$/m.exec(text)?.[1], text]))
  // After the heading there are words before there is code.
  const unexplained = report.names.filter((name) => !/^## \w+\n\n(?!```)\S/.test(sections.get(name) ?? ''))
  expect(unexplained, 'Write a docstring for each, then `npm run api`.').toEqual([])
})

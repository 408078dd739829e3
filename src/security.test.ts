import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

/** SECURITY.md, and the relay's page for what runs on a server, name a test for each threat: it is there, under that name. */
const root = join(import.meta.dirname, '..')
const [ofRelay = ''] = /^## Threats$.*?(?=^## )/ms.exec(readFileSync(join(root, 'stories/docs/relay.md'), 'utf8')) ?? []
const rowsOf = (text: string) =>
  text.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| threat'))
const rows = [...rowsOf(readFileSync(join(root, 'SECURITY.md'), 'utf8')), ...rowsOf(ofRelay)]
const shown = rows.flatMap((row) => {
  const [threat = '', , proofs = ''] = row.replace(/^\| | \|$/g, '').split(' | ')
  return [...proofs.matchAll(/`([^`]+)` › ([^;]+)/g)].map(([, file = '', name = '']) => ({ threat, file, name }))
})

describe('the threat model', () => {
  test('names a test for every threat', () => {
    expect(rows.length).toBeGreaterThanOrEqual(15)
    expect(rowsOf(ofRelay).length).toBeGreaterThanOrEqual(15)
    expect(new Set(shown.map(({ threat }) => threat)).size).toBe(rows.length)
  })

  test.each(shown)('$file has a test named "$name"', ({ file, name }) => {
    const titles = readFileSync(join(root, file), 'utf8')
      .split('\n')
      .filter((line) => /^\s*(test|it)\b|^\s*[\])}]*\(?['`"]|^\s*\]\)\(/.test(line))
    expect(titles.filter((line) => line.includes(name))).not.toEqual([])
  })
})

/** Everything under `src` that is no test. */
const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) =>
  /^(?!sandbox|testing)(?!.*\.(test|test-support)\.).*\.tsx?$/.test(file),
)

test('what ships makes no inline style, no markup of a string, and no code of one', () => {
  const forbidden =
    /\bstyle=\{|\.cssText\b|dangerouslySetInnerHTML=|\.(inner|outer)HTML\s*=|insertAdjacentHTML|\beval\(|new Function\(/
  const found = sources.filter((file) => forbidden.test(readFileSync(join(root, 'src', file), 'utf8')))
  expect(sources.length).toBeGreaterThan(100)
  expect(found).toEqual([])
})

// @vitest-environment jsdom
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type * as catalogue from '../runtime/catalogue.ts'
import { cells, met, rowsOf, withTable } from '../test-support/page.test-support.ts'
import { records } from '../test-support/records.test-support.ts'

/*
 * The page of each backend: its accounts are those of the sandbox, and what people read is what comes of each answer of its
 * server, played through the backend. `npm run test:unit -- backends/pages -u` writes both.
 */
const { asked } = vi.hoisted(() => ({ asked: new Set<string>() }))

// What a developer is told is looked up there each time, and printed once.
vi.mock('../runtime/catalogue.ts', async (original) => {
  const { mistakes, advices, ...rest } = await original<typeof catalogue>()
  const noting = <T extends object>(entries: T): T =>
    new Proxy(entries, {
      get(target, name, receiver) {
        if (typeof name === 'string') asked.add(name)
        return Reflect.get(target, name, receiver) as unknown
      },
    })
  return { ...rest, mistakes: noting(mistakes), advices: noting(advices) }
})

vi.spyOn(console, 'error').mockImplementation(() => {})
vi.spyOn(console, 'warn').mockImplementation(() => {})
afterEach(() => {
  sessionStorage.clear()
  localStorage.clear()
})

const folder = join(import.meta.dirname, '../../stories/docs/backends')

/** In this order, so that a reader who knows one page finds a line on another. */
const headings = ['What the server’s owner sets up', 'CORS and cookies', 'Accounts in the sandbox', 'What people read']

describe.each(Object.entries(records))('the page of %s', (name, record) => {
  const file = join(folder, `${name}.md`)

  test('has the sections that all have, in their order', () => {
    const found = readFileSync(file, 'utf8').match(/(?<=^## ).*$/gm) ?? []
    expect(found.filter((heading) => headings.includes(heading))).toEqual(headings)
  })

  test('has its accounts, and what people read for each answer of its server', async () => {
    const { accounts, errors } = await record.page()
    const lines = []
    for (const error of errors) lines.push(await met(error, asked))
    const page = withTable(
      readFileSync(file, 'utf8'),
      'Accounts in the sandbox',
      ['who', 'what there is to see'],
      accounts.map(cells),
    )
    const head = ['the server says', 'when', 'people read', 'you are told']
    await expect(withTable(page, 'What people read', head, rowsOf(lines))).toMatchFileSnapshot(file)
  })
})

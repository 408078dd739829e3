import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { oldest } from '../../.ci/tooNew.ts'

const root = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')

/** What runs in a visitor's browser: neither tests nor what a host tests or serves with. */
const shipped = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !/test(-support)?\.tsx?$/.test(path))
  .filter((path) => !/^(sandbox|testing|test-support|relay|cli)\//.test(path))

const places = /\b(localStorage|sessionStorage|indexedDB|document\.cookie|cookieStore|caches)\b(?=[.([])/g

/** The rows of the table, by the place and the beginning of the key they name. */
const rows = [...read('stories/docs/privacy.md').matchAll(/^\| `(\w+)` \| `([\w:-]+)/gm)].map(
  ([, place = '', key = '']) => ({ place, key }),
)

test('the page names each place that the code writes to, and no other', () => {
  const used = shipped.flatMap((path) => {
    const code = read(`src/${path}`).replaceAll(/\/\*[^]*?\*\/|\/\/.*/g, '')
    return [...code.matchAll(places)].map(([, place]) => place)
  })
  expect(new Set(used)).toEqual(new Set(rows.map(({ place }) => place)))
})

test('each key stands in the code as it stands on the page', () => {
  const code = shipped.map((path) => read(`src/${path}`)).join('\n')
  for (const { key } of rows) expect(code).toMatch(new RegExp(`['\`]${key}`))
})

test('how long is what the code holds to', () => {
  const page = read('stories/docs/privacy.md')
  expect(read('src/flow/persistence/storable.ts')).toContain('const longestLife = 60 * 60 * 1000')
  expect(page).toContain('not believed after an hour')
  expect(read('src/runtime/vault.ts')).toContain('const idleLimit = 30 * 60 * 1000')
  expect(page).toContain('30 minutes without use')
})

test.each(['README.md', 'stories/docs/browsers.md', 'stories/docs/promises.md'])(
  '%s names the oldest browsers that every built file is read for',
  (page) => {
    const { chrome, firefox, safari } = oldest
    expect(read(page)).toContain(`Chrome ${chrome}, Firefox ${firefox}`)
    expect(read(page)).toContain(`Safari ${safari}`)
  },
)

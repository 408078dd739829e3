import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const shipped = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.tsx?$/.test(file) && !/\.(test|test-support)\.tsx?$/.test(file),
)

/** Not in Firefox and Safari of the stated versions: durations are in the language's own file. */
test('nothing that ships asks for Intl.DurationFormat', () => {
  expect(shipped.length).toBeGreaterThan(200)
  expect(shipped.filter((file) => readFileSync(join(root, file), 'utf8').includes('DurationFormat'))).toEqual([])
})

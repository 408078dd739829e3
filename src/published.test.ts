// @vitest-environment jsdom
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { entries } from '../.ci/entries.ts'
import { captchaProviders } from './captcha/lazy.ts'
import { captchaRecords } from './captcha/records.test-support.ts'
import { writeThem } from './captcha/written.test-support.ts'
import { languages } from './test-support/languages.test-support.ts'
import { records } from './test-support/records.test-support.ts'

/** What is published is tested: over the same list that the build publishes. */
const root = join(import.meta.dirname, '..')
const published = entries(root)
const names = Object.keys(published)
const below = (folder: string) =>
  names.filter((name) => name.startsWith(`${folder}/`)).map((name) => name.slice(folder.length + 1))

test.each(below('locales/languages'))('the language %s is among those that are looked at', (name) => {
  expect(Object.keys(languages), 'src/locales/locales.test.ts looks at every language it is given.').toContain(name)
})

describe('the captcha provider', () => {
  test.each(below('captcha/providers'))('%s has a record', (name) => {
    expect(captchaRecords, `Write src/captcha/providers/${name}.record.test-support.ts.`).toHaveProperty([name])
  })

  test.each(below('captcha/providers'))('%s is found by its name', async (name) => {
    const load = captchaProviders[name]
    expect(load, `src/captcha/lazy.ts does not list "${name}". Run \`${writeThem}\`.`).toBeDefined()
    expect(await load?.()).toHaveProperty('default')
  })
})

test.each(below('backends').filter((name) => /^[^/]+\/index$/.test(name)))('the backend %s has a record', (name) => {
  const backend = dirname(name)
  expect(records, `Write src/backends/${backend}/record.test-support.ts.`).toHaveProperty([backend])
})

describe('hooks', () => {
  test.each(below('backends').filter((name) => name.endsWith('/hooks')))('%s are each used in a test', async (name) => {
    const path = published[`backends/${name}`] ?? ''
    const module = (await import(path)) as object
    const tests = testsBeside(path)
    const unused = Object.keys(module).filter((hook) => !new RegExp(`\\b${hook}\\(`).test(tests))
    expect(unused, `Use each of these in ${dirname(name)}/hooks.test.tsx, as a host does.`).toEqual([])
  })
})

test.each(names)('%s has a test in its folder, or below it', (name) => {
  expect(testsBeside(published[name] ?? '')).not.toBe('')
})

/** The tests of a module's folder, or of the one above where its folder holds entries alone. */
function testsBeside(path: string): string {
  const folder = dirname(path)
  const here = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.test\.tsx?$/.test(file))
  const place = here.length > 0 ? folder : dirname(folder)
  const files = readdirSync(place, { recursive: true, encoding: 'utf8' }).filter((file) => /\.test\.tsx?$/.test(file))
  return files.map((file) => readFileSync(join(place, file), 'utf8')).join('\n')
}

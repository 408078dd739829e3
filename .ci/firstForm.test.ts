import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { entries } from './entries.ts'
import { firstForm, isClient, reachOf } from './firstForm.ts'

const root = join(import.meta.dirname, '..')
const form = firstForm(root, Object.values(entries(root)))
const every = [...reachOf(Object.values(entries(root)))]
const fileOf = (module: string) => form.fileOf(join(root, 'src', module))

test('no module of the first form names a later chunk and is needed by one', () => {
  expect(form.faults).toEqual([])
})

test.each([
  ['ui/steps/PhoneStep.tsx', 'chunks/firstForm'],
  ['ui/StepFrame.tsx', 'chunks/shared'],
  ['protocol/error.ts', 'chunks/runtime'],
  ['phone/callingCodes.ts', 'chunks/numbers'],
  ['ui/wordsOf.ts', 'chunks/later'],
])('%s is packed with what is needed when it is: %s', (module, file) => {
  expect(fileOf(module)).toBe(file)
})

test.each([
  ['a later screen', 'ui/steps/CodeStep.tsx'],
  ['what names a later chunk', 'ui/screens.ts'],
  ['what a host imports by a name', 'locales/languages/en.ts'],
  ['what one backend alone needs', 'runtime/http.ts'],
])('%s is a file of its own', (_, module) => {
  expect(fileOf(module)).toBeUndefined()
})

test('what a server may call is in no file that is for browsers alone', () => {
  const forBrowsers = new Set(every.filter(isClient).map((module) => form.fileOf(module)))
  const plain = [...reachOf(Object.values(entries(root)), isClient)].filter((module) => !isClient(module))
  expect(plain.length).toBeGreaterThan(100)
  const lost = plain.filter((module) => form.fileOf(module) !== undefined && forBrowsers.has(form.fileOf(module)))
  expect(lost.map((module) => relative(root, module))).toEqual([])
})

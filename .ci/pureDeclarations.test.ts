import { parseAst } from 'vite'
import { expect, test } from 'vitest'
import { pureDeclarations } from './pureDeclarations.ts'

const declared = (code: string) => pureDeclarations(code, parseAst(code))

test.each([
  ['const Field = forwardRef(draw)', 'const Field = /* @__PURE__ */ (() => (forwardRef(draw)))()'],
  ['const known = new Set(text.split(" "))', 'const known = /* @__PURE__ */ (() => (new Set(text.split(" "))))()'],
  ['const table = { code: later(load) }', 'const table = /* @__PURE__ */ (() => ({ code: later(load) }))()'],
  ['const masked = { ...attributes }', 'const masked = /* @__PURE__ */ (() => ({ ...attributes }))()'],
  ['let one = 1, two = double(one)', 'let one = 1, two = /* @__PURE__ */ (() => (double(one)))()'],
])('what is called while a file loads says that nothing else comes of it: %s', (code, marked) => {
  expect(declared(code)).toBe(marked)
})

test.each([
  'const longest = 60 * 60_000',
  'let held',
  'const find = (list) => list.find(fits)',
  'function find(list) { return list.find(fits) }',
  'class Missing extends Error { name = nameOf(this) }',
  'const at = typeof document === "undefined" ? undefined : document',
  'start()',
])('what calls nothing, or later, stays as it is: %s', (code) => {
  expect(declared(code)).toBe(code)
})

test('a file that is marked does what it did', async () => {
  const code =
    'const base = { a: 1 }\nconst more = { ...base, b: [1].map((n) => n + 1) }\nexport const sum = Object.values(more).flat()'
  const module: unknown = await import(`data:text/javascript,${encodeURIComponent(declared(code))}`)
  expect(module).toMatchObject({ sum: [1, 2] })
})

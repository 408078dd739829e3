import { expect, test } from 'vitest'
import { tooNewInScript, tooNewInStyles } from './tooNew.ts'

test.each([
  ['const a = [2, 1].toSorted()', 'toSorted'],
  ['const { promise } = Promise.withResolvers()', 'withResolvers'],
  ["const a = [1]['toReversed']()", 'toReversed'],
  ['const s = AbortSignal.any([])', 'AbortSignal.any'],
  ['const s = new Intl.Segmenter()', 'Intl.Segmenter'],
  ['element.showPopover?.()', 'showPopover'],
  ['requestIdleCallback(() => {})', 'requestIdleCallback'],
  ['const a = /(?<=x)y/', 'look-behind'],
  ['const a = /(?<!x)y/u', 'look-behind'],
  ['const a = /[a--b]/v', 'syntax'],
  ['using a = b()', 'syntax'],
  ["import a from './a.json' with { type: 'json' }", 'syntax'],
])('%s is too new', (code, name) => {
  expect(tooNewInScript(code).join()).toContain(name)
})

test.each([
  'const a = [1].at(-1) ?? Object.hasOwn({}, "a"); class A { #b = 1; static { } }',
  'const signal = AbortSignal.timeout(10); const copy = structuredClone({})',
  'const toSorted = 1; const a = { navigation: 2 }; a.navigation = list.sort()',
  'const a = /(?<name>x)(?!y)(?:z)/u; const { any } = signals',
])('%s is not', (code) => {
  expect(tooNewInScript(code)).toEqual([])
})

test.each([
  ['a { color: color-mix(in srgb, red, blue) }', 'color-mix'],
  ['a { color: rgb(from red r g b) }', 'relative colours'],
  ['a:where(:has(b)) { color: red }', ':has'],
  ['@supports (color: red) { a { color: red } } a:has(b) { color: red }', ':has'],
  ['a { & b { color: red } }', 'nesting'],
  ['a { anchor-name: --b }', 'anchors'],
  ['@property --a { inherits: true }', '@property'],
])('%s is too new', (css, name) => {
  expect(tooNewInStyles(css).join()).toContain(name)
})

test('behind a question a sheet may use what it asks for', () => {
  expect(
    tooNewInStyles('@supports selector(:has(a)) { a:has(b) { color: red } } @media (x) { a { color: red } }'),
  ).toEqual([])
})

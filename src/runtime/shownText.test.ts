import { expect, test } from 'vitest'
import { shownText } from './shownText.ts'

test.each([
  '+7916***4567',
  '+41 79 123 45 67',
  'ann@example.com',
  'Анна Ивановна',
  'שרה',
  'Nguyễn Thị Ệ',
  '😀 <b>x</b>',
])('%s stays as it is', (text) => {
  expect(shownText(text)).toBe(text)
})

test.each([
  ['an override', '+7916\u202e4567', '+7916 4567'],
  ['isolates', '\u2066+7916\u2069', '+7916'],
  ['marks of direction', '\u200f+7\u200e9\u061c16', '+7 9 16'],
  ['what cannot be seen', 'a\u200b\u2060\ufeffb\u00adc', 'a b c'],
  ['line ends', 'one\r\ntwo\u2028three\u2029four\u0085five', 'one two three four five'],
  ['controls', 'a\u0000b\u0007c\u001b[31m', 'a b c [31m'],
  ['half a pair', 'a\ud800b\udc00', 'a b'],
  ['spaces in a row', '  a \t\t b\u00a0\u00a0c ', 'a b c'],
])('%s leave nothing but a space', (_, text, shown) => {
  expect(shownText(text)).toBe(shown)
})

test('marks do not pile up on a letter', () => {
  expect(shownText(`Z${'\u0301'.repeat(200)}a`)).toBe('Z\u0301\u0301a')
})

test('what is left of nothing is still something to see', () => {
  expect(shownText('\u202e\u200b\n')).toBe('…')
})

test('the longest is shown to its 254th character, and no character in half', () => {
  expect(shownText('7'.repeat(254))).toBe('7'.repeat(254))
  expect(shownText('7'.repeat(100_000))).toBe(`${'7'.repeat(253)}…`)
  expect(shownText('😀'.repeat(100_000))).toBe(`${'😀'.repeat(253)}…`)
})

test('a text of any length is looked at no further than it could be shown', () => {
  expect(shownText(`${'\u200b'.repeat(1015)}a`)).toBe('a')
  expect(shownText(`${'\u200b'.repeat(1016)}a`)).toBe('…')
})

import type { Way } from './phoneEntries.ts'

/** The shapes of code that the page of parts offers: `?shape=`. */
export type ShapeName = 'six-digits' | 'unknown-length' | 'eight-signs'

export interface CodeEntryRow {
  readonly way: Way
  readonly shape: ShapeName
  readonly text: string
  readonly gives: string
}

const wholeWays: readonly Way[] = ['pasted', 'autofilled']

/** Texts a six-digit code comes in, as messages and mail programs hand it over. */
const sixDigits: Readonly<Record<string, readonly string[]>> = {
  '123456': [
    '123456',
    '123 456',
    '123-456',
    'G-123456',
    'Your code is 123456.',
    '@example.com #123456',
    '\uff11\uff12\uff13\uff14\uff15\uff16',
    '\u0661\u0662\u0663\u0664\u0665\u0666',
  ],
  '000042': ['000042'],
}

export const codeEntries: readonly CodeEntryRow[] = [
  ...Object.entries(sixDigits).flatMap(([gives, texts]) =>
    texts.flatMap((text) => wholeWays.map((way) => ({ way, shape: 'six-digits' as const, text, gives }))),
  ),
  { way: 'typed', shape: 'six-digits', text: '123456', gives: '123456' },
  { way: 'typed', shape: 'six-digits', text: '123 456', gives: '123456' },
  { way: 'typed', shape: 'six-digits', text: '000042', gives: '000042' },
  { way: 'typed slowly', shape: 'six-digits', text: '123-456', gives: '123456' },
  { way: 'pasted over a selection', shape: 'six-digits', text: 'Your code is 123456.', gives: '123456' },
  { way: 'typed', shape: 'unknown-length', text: 'a1B2c', gives: 'a1B2c' },
  { way: 'pasted', shape: 'unknown-length', text: ' a1B2c ', gives: 'a1B2c' },
  { way: 'autofilled', shape: 'unknown-length', text: '0042', gives: '0042' },
  { way: 'typed', shape: 'eight-signs', text: 'ab12cd34', gives: 'AB12CD34' },
  { way: 'pasted', shape: 'eight-signs', text: 'ab12-cd34', gives: 'AB12CD34' },
  { way: 'autofilled', shape: 'eight-signs', text: 'AB12CD34', gives: 'AB12CD34' },
]

import type { CodeShape } from '../../protocol/step.ts'

/**
 * The code in whatever came into the field: typed keys, `123 456`, `G-123456`, a whole message, digits of another
 * script or width. With a known length, a piece of exactly that length is the code; else what could be one is kept.
 */
export function readCode(text: string, shape: CodeShape): string {
  const plain = plainText(text)
  const code = (shape.length === undefined ? undefined : pieceOf(plain, shape, shape.length)) ?? kept(plain, shape)
  return cased(code, shape).slice(0, shape.length)
}

/**
 * The code in a text that was pasted or came as a message. Exactly one run of the step's shape is the code, however
 * often it is said; with none, or with two that differ, there is nothing, since a guess would cost the person a try.
 * A part of a code, formatted or not and with nothing around it, is kept: it is put together by hand.
 */
export function readPasted(text: string, shape: CodeShape): string {
  const plain = plainText(text).trim()
  const rest = kept(plain, shape)
  if (shape.length === undefined) return cased(boundCode(plain, shape) ?? unmeasured(plain, shape) ?? rest, shape)
  const run = pieceOf(plain, shape, shape.length)
  if (run !== undefined) return cased(run, shape)
  const isBare = plain.replaceAll(/[\s\p{Pd}]/gu, '') === rest.replaceAll(/\p{Pd}/gu, '')
  const isCode = shape.characters === 'digits' || !/\s/.test(plain) || rest.length === shape.length
  return isBare && isCode && rest.length <= shape.length ? cased(rest, shape) : ''
}

export function isComplete(code: string, { length }: CodeShape): boolean {
  return length !== undefined && code.length === length
}

/** Digits of every script as 0 to 9, full-width signs as ASCII, and no signs that cannot be seen. */
function plainText(text: string): string {
  return text
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/\p{Nd}/gu, digitOf)
    .replaceAll(/[\uff01-\uff5e]/g, (wide) => String.fromCodePoint((wide.codePointAt(0) ?? 0) - 0xfee0))
}

/** Unicode keeps the ten digits of a script in order, one after the other. */
function digitOf(digit: string): string {
  const point = digit.codePointAt(0) ?? 0
  let before = 0
  while (/\p{Nd}/u.test(String.fromCodePoint(point - before - 1))) before += 1
  return String(before % 10)
}

const strangers = { digits: /[^0-9]/g, 'letters-and-digits': /[^0-9A-Za-z]/g, any: /\s/g } as const

function kept(text: string, { characters }: CodeShape): string {
  return text.replaceAll(strangers[characters], '')
}

function cased(code: string, { caseSensitive }: CodeShape): string {
  return caseSensitive ? code : code.toUpperCase()
}

/** The last line of a message bound to an origin says itself what the code is. */
function boundCode(text: string, shape: CodeShape): string | undefined {
  const code = /^@\S+ +#(\S+)/mu.exec(text)?.[1]
  return code !== undefined && kept(code, shape) === code ? code : undefined
}

/** The one piece of a longer text that is as long as the code and made as it is. */
function pieceOf(text: string, shape: CodeShape, length: number): string | undefined {
  const fits = (piece: string) => piece.length === length
  const bound = boundCode(text, shape)
  if (bound !== undefined && fits(bound)) return bound
  if (shape.characters === 'digits') {
    const runs = (text.match(/\d+/g) ?? []).filter(fits)
    return only(runs.length > 0 ? runs : halves(text).filter(fits))
  }
  const fitting = wordsOf(text, shape).filter(fits)
  // Words may be as long as the code: one with a digit in it comes first, then one all in capitals.
  const numbered = fitting.filter((word) => /\d/.test(word))
  const capital = fitting.filter((word) => /^[A-Z]+$/.test(word))
  return only([numbered, capital, fitting].find((words) => words.length > 0) ?? [])
}

/** `123 456` and `123-456`, but no part of a longer number: of an amount, a date, an hour or a telephone number. */
function halves(text: string): readonly string[] {
  const numbers = text.match(/\d+(?:(?:[\s.,:/\p{Pd}]|\s?[()]\s?)\d+)*/gu) ?? []
  return numbers.flatMap((number) => {
    const [, first = '', second = ''] = /^(\d+)(?:[^\S\r\n]|\p{Pd})(\d+)$/u.exec(number) ?? []
    return second !== '' && Math.abs(first.length - second.length) <= 1 ? [first + second] : []
  })
}

function wordsOf(text: string, { characters }: CodeShape): readonly string[] {
  if (characters === 'any') {
    const words: readonly string[] = text.match(/\S+/g) ?? []
    return [...words, ...words.map((word) => word.replace(/[.,;:!?]+$/, ''))]
  }
  // A letter with an accent is no end of a word; one of another script is: not everyone writes spaces.
  const words: readonly string[] = text.match(/[\p{Script=Latin}\p{M}\d]+/gu) ?? []
  return words.filter((word) => /^[0-9A-Za-z]+$/.test(word))
}

/** Without a length: the one run with a digit in a sentence; four is the least anyone sends. */
function unmeasured(text: string, { characters }: CodeShape): string | undefined {
  if (characters === 'digits') {
    return /\p{L}/u.test(text) ? (only(text.match(/\d{4,}/g) ?? []) ?? '') : undefined
  }
  const words = text.split(/\s+/).map((word) => word.replace(/[.,;:!?]+$/, ''))
  if (words.length < 3 || words.every((word) => word.length === words[0]?.length)) return undefined
  return only(words.filter((word) => word.length >= 4 && /\d/.test(word)))
}

/** The one there is, however often it is said. */
function only(pieces: readonly string[]): string | undefined {
  return new Set(pieces).size === 1 ? pieces[0] : undefined
}

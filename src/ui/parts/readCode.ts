import type { CodeShape } from '../../protocol/step.ts'

/**
 * The code in whatever came into the field: typed keys, `123 456`, `G-123456`, a whole message, digits of another
 * script or width. With a known length, a piece of exactly that length is the code; else what could be one is kept.
 */
export function readCode(text: string, shape: CodeShape): string {
  const plain = asciiDigits(text.normalize('NFKC').replaceAll(/\p{Cf}/gu, ''))
  const code = (shape.length === undefined ? undefined : pieceOf(plain, shape, shape.length)) ?? kept(plain, shape)
  const cased = shape.caseSensitive ? code : code.toUpperCase()
  return shape.length === undefined ? cased : cased.slice(0, shape.length)
}

/**
 * The code in a text that was pasted or came as a message. Exactly one run of the step's shape is the code, however
 * often it is said; with none, or with two that differ, there is nothing, since a guess would cost the person a try.
 * A part of a code, formatted or not and with nothing around it, is kept: it is put together by hand.
 */
export function readPasted(text: string, shape: CodeShape): string {
  const plain = asciiDigits(text.normalize('NFKC').replaceAll(/\p{Cf}/gu, '')).trim()
  const cased = (code: string) => (shape.caseSensitive ? code : code.toUpperCase())
  const rest = kept(plain, shape)
  if (shape.length === undefined) return cased(unmeasured(plain, shape) ?? rest)
  const run = pieceOf(plain, shape, shape.length)
  if (run !== undefined) return cased(run)
  const isBare = plain.replaceAll(/[\s\p{Pd}]/gu, '') === rest.replaceAll(/\p{Pd}/gu, '')
  const isCode = shape.characters === 'digits' || !/\s/.test(plain) || rest.length === shape.length
  return isBare && isCode && rest.length <= shape.length ? cased(rest) : ''
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

export function isComplete(code: string, { length }: CodeShape): boolean {
  return length !== undefined && code.length === length
}

/** Arabic-Indic and Persian keyboards type their own digits; full width is NFKC's. */
function asciiDigits(text: string): string {
  return text.replaceAll(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 15))
}

const alphabets = { digits: /[^0-9]/g, 'letters-and-digits': /[^0-9A-Za-z]/g, any: /\s/g } as const

function kept(text: string, { characters }: CodeShape): string {
  return text.replaceAll(alphabets[characters], '')
}

/** The one piece of a longer text that is as long as the code and made as it is. */
function pieceOf(text: string, shape: CodeShape, length: number): string | undefined {
  // The last line of a message bound to an origin says itself what the code is.
  const bound = /^@\S+ +#(\S+)/mu.exec(text)?.[1]
  if (bound !== undefined && bound.length === length && kept(bound, shape) === bound) return bound
  const fits = (piece: string) => piece.length === length
  if (shape.characters === 'digits') {
    const runs = (text.match(/\d+/g) ?? []).filter(fits)
    if (runs.length > 0) return only(runs)
    return only((text.match(/\d+(?:[\s\p{Pd}.]\d+)+/gu) ?? []).map((piece) => kept(piece, shape)).filter(fits))
  }
  const pieces = text.match(shape.characters === 'any' ? /\S+/g : /[0-9A-Za-z]+/g) ?? []
  const runs = [
    ...pieces,
    ...(shape.characters === 'any' ? pieces.map((piece) => piece.replace(/[.,;:!?]+$/, '')) : []),
  ]
  const fitting = runs.filter(fits)
  // In a sentence, words may be as long as the code: one with a digit in it is it, or one all in capitals.
  const numbered = fitting.filter((piece) => /\d/.test(piece))
  if (numbered.length > 0) return only(numbered)
  return pieces.length > 1 ? only(fitting.filter((piece) => /^[A-Z]+$/.test(piece))) : fitting[0]
}

/** The one there is, however often it is said. */
function only(pieces: readonly string[]): string | undefined {
  return new Set(pieces).size === 1 ? pieces[0] : undefined
}

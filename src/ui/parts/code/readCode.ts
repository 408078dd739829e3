import { longestCode } from '../../../runtime/checkShape.ts'
import type { CodeShape } from '../../../protocol/step.ts'
import { codeInText } from './codeInText.ts'
import { isMessage, plainText } from './plainText.ts'

/**
 * The code in whatever came into the field: typed keys, `123 456`, `G-123456`, a whole message, digits of another
 * script or width. With a known length, a piece of exactly that length is the code; else what could be one is kept.
 */
export function readCode(text: string, shape: CodeShape): string {
  // So it is for each key of nearly everyone, and each would be looked at by a dozen patterns.
  if (text.length <= (shape.length ?? longestCode) && /^[0-9]*$/.test(text)) return text
  const plain = plainText(text)
  const code = (shape.length === undefined ? undefined : codeInText(plain, shape)) ?? kept(plain, shape)
  return cased(code, shape).slice(0, shape.length ?? longestCode)
}

/**
 * The code in a text that was pasted or came as a message. Exactly one piece of the step's shape is the code, however
 * often it is said; with none, or with two that differ, there is nothing, since a guess would cost the person a try.
 * A part of a code, formatted or not and with nothing around it, is kept: it is put together by hand.
 */
export function readPasted(text: string, shape: CodeShape): string {
  const plain = plainText(text).trim()
  return cased((isAlone(plain, shape) ? undefined : codeInText(plain, shape)) ?? bareCode(plain, shape), shape)
}

/**
 * The code in what was written over the whole field. What is more than one code, a message or two of them, is read like a
 * pasted one, and with none in it changes nothing. One run that is too long is cut, as if typed into a full field.
 */
export function readWritten(text: string, before: string, shape: CodeShape): string {
  const plain = plainText(text).trim()
  const rest = kept(plain, shape)
  const isTyped = rest.length <= (shape.length ?? 0) || !separator.test(plain)
  return isMessage(text) || !isTyped ? readPasted(text, shape) || before : readCode(text, shape)
}

export function isComplete(code: string, { length }: CodeShape): boolean {
  return length !== undefined && code.length === length
}

const strangers = { digits: /[^0-9]/g, 'letters-and-digits': /[^0-9A-Za-z]/g, any: /\s/g } as const

/** What parts a text into pieces, of which each may be a code. */
const separator = /[^\p{L}\p{M}\d_]/u

function kept(text: string, { characters }: CodeShape): string {
  return text.replaceAll(strangers[characters], '')
}

function cased(code: string, { caseSensitive }: CodeShape): string {
  return caseSensitive ? code : code.toUpperCase()
}

/** One word, which is all there is to say about a code of unknown length. */
function isAlone(text: string, { length }: CodeShape): boolean {
  return length === undefined && !/\s/.test(text)
}

/** A code, or a part of one, with nothing around it but spaces and hyphens. */
function bareCode(text: string, shape: CodeShape): string {
  const rest = kept(text, shape)
  const isBare = text.replaceAll(/[\s\p{Pd}]/gu, '') === rest.replaceAll(/\p{Pd}/gu, '')
  return isBare && rest.length <= (shape.length ?? longestCode) && isOne(text.split(/\s+/), rest, shape) ? rest : ''
}

/** Several pieces are one code where they are no words: `1234 5678`, `AB12 CD34`. */
function isOne(pieces: readonly string[], rest: string, { characters, length }: CodeShape): boolean {
  if (pieces.length === 1 || characters === 'digits' || /^\d+$/.test(rest)) return true
  const isWhole =
    length === undefined ? pieces.every((piece) => piece.length === pieces[0]?.length) : rest.length === length
  return isWhole && /\d/.test(rest)
}

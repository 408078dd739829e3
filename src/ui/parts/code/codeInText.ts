import type { CodeShape } from '../../../protocol/step.ts'

/** The least and the most that anyone sends: for codes whose length is not known. */
const [shortest, longest] = [4, 32]

/**
 * The one code in a text, by the step's shape. Nothing with none, or with two that could be it, since a guess costs the
 * person a try.
 */
export function codeInText(text: string, shape: CodeShape): string | undefined {
  return boundCode(text, shape) ?? (shape.characters === 'digits' ? digitsIn(text, shape) : signsIn(text, shape))
}

function fits(code: string, { length }: CodeShape): boolean {
  return length === undefined ? code.length >= shortest && code.length <= longest : code.length === length
}

/** The last line of a message bound to an origin says itself what the code is. */
function boundCode(text: string, shape: CodeShape): string | undefined {
  const code = /^@\S+ +#(\S+)/mu.exec(text)?.[1]
  return code !== undefined && fits(code, shape) && alphabets[shape.characters].test(code) ? code : undefined
}

const alphabets = { digits: /^[0-9]+$/, 'letters-and-digits': /^[0-9A-Za-z]+$/, any: /^\S+$/ } as const

function digitsIn(text: string, shape: CodeShape): string | undefined {
  const fit = (runs: readonly string[]) => runs.filter((run) => fits(run, shape))
  const numbers = numbersIn(text).map(([number]) => number)
  // With a length each run counts; without one, what is no part of a date, an amount or a telephone number.
  const runs = fit(
    shape.length === undefined ? numbers.filter((number) => /^\d+$/.test(number)) : (text.match(/\d+/g) ?? []),
  )
  return only(runs.length > 0 ? runs : fit(numbers.map(joined)))
}

/** Numbers whole, as they are written: `1 299`, `12.05.24`, `8 (495) 123-45-67`. */
function numbersIn(text: string): readonly RegExpExecArray[] {
  return Array.from(text.matchAll(/\d+(?:(?:[\s.,:/\p{Pd}]|\s?[()]\s?)\d+)*/gu))
}

/** `123 456` and `123-456`. */
function joined(number: string): string {
  const [, first = '', second = ''] = /^(\d+)(?:[^\S\r\n]|\p{Pd})(\d+)$/u.exec(number) ?? []
  return second !== '' && Math.abs(first.length - second.length) <= 1 ? first + second : ''
}

/** A piece of a text, and whether the words around it say that it is the code. */
interface Piece {
  readonly code: string
  readonly isNamed: boolean
  /** A sentence, a line or the end of one is all its own. */
  readonly isApart: boolean
  readonly isLast: boolean
}

/**
 * Letters make words too, and words may be as long as the code. What has a digit in it is one, else what stands in
 * capitals among words that do not; a word like any other only where the text ends by calling it the code.
 */
function signsIn(text: string, shape: CodeShape): string | undefined {
  const fit = (pieces: readonly Piece[]) => pieces.filter(({ code }) => fits(code, shape) && !duration.test(code))
  const words = fit(wordsIn(text, shape))
  const whole = words.filter(({ code }) => /[\d_]/.test(code))
  const numbered = whole.length > 0 ? whole : fit(splitIn(text))
  if (new Set(numbered.map(({ code }) => code)).size > 1) return undefined
  const [number] = numbered
  const capitals = words.filter(({ code, isNamed }) => /^[A-Z]+$/.test(code) && (isNamed || !isShouted(text)))
  // Letters and digits in one are a code whatever else is there; a bare number may be an order's.
  if (number !== undefined && (capitals.length === 0 || /[A-Za-z]/.test(number.code))) return number.code
  const likely = number === undefined ? capitals : [number, ...capitals]
  if (likely.length > 0) {
    const saidToBe = onlyOf(likely) ?? onlyOf(likely.filter(({ isNamed }) => isNamed))
    // Of two, not the word that goes on: `NOBODY will ask. 654-321`.
    return saidToBe ?? onlyOf(likely.filter(({ isApart }) => isApart))
  }
  return onlyOf(words.filter(({ isNamed, isLast }) => isNamed && isLast))
}

/** `5m0s`, `10min`, `2nd`: how long a code is good for, and the like. */
const duration =
  /^\d{1,3}(?:[smhd]|mins?|minutes?|secs?|seconds?|hrs?|hours?|days?)(?:\d{1,2}[smhd])*$|^\d+(?:st|nd|rd|th)$/

function wordsIn(text: string, { characters, length }: CodeShape): readonly Piece[] {
  if (characters === 'any') {
    return Array.from(text.matchAll(/\S+/g)).flatMap((word) => {
      const bare = withoutPunctuation(word[0])
      const trimmed = pieceAt(text, word.index + word[0].indexOf(bare), bare)
      // A code may end as a sentence does, where its length says so.
      return bare === word[0] || length === undefined ? [trimmed] : [trimmed, pieceAt(text, word.index, word[0])]
    })
  }
  // A letter with an accent is no end of a word; one of another script is: not everyone writes spaces.
  return Array.from(text.matchAll(/[\p{Script=Latin}\p{M}\d]+/gu))
    .filter(([word]) => /^[0-9A-Za-z]+$/.test(word))
    .map((word) => pieceAt(text, word.index, word[0]))
}

/** `654-321`, `654 321` and `AB1-2CD`: a code written in two. */
function splitIn(text: string): readonly Piece[] {
  const numbers = numbersIn(text).map((found) => pieceAt(text, found.index, found[0], joined(found[0])))
  const mixed = Array.from(text.matchAll(/[0-9A-Z]+(?:\p{Pd}[0-9A-Z]+)*/gu)).flatMap((found) => {
    const [first = '', second = '', ...more] = found[0].split(/\p{Pd}/u)
    const isTwo = second !== '' && more.length === 0 && Math.abs(first.length - second.length) <= 1
    const isCode = isTwo && /\d/.test(found[0]) && /[A-Z]/.test(found[0])
    return isCode ? [pieceAt(text, found.index, found[0], first + second)] : []
  })
  return [...numbers, ...mixed]
}

function pieceAt(text: string, at: number, written: string, code = written): Piece {
  const before = text.slice(Math.max(0, at - 32), at)
  const after = text.slice(at + written.length, at + written.length + 32)
  const isNamed = named.test(before) || naming.test(after)
  return { code, isNamed, isApart: endsSentence(before) && beginsSentence(after), isLast: after === '' }
}

/** `Your code is …`, `Код: …`, `(Code …)`. */
const named =
  /(?:^|[^\p{L}])(?:code|kod|passcode|password|pin|otp|c[oó]digo|codice|код|кода|кодом|пароль|رمز|الرمز|رمزك|验证码|コード)[\s:：=()"'«“„»”\p{Pd}]*(?:(?:is|ist|es|est|это|为|は|هو)[\s:："'«“„]*)?$/iu

/** `… is your code`. */
const naming =
  /^["'»”)]*\s*(?:is (?:your|the)|ist (?:ihr|dein)|es (?:su|tu)|est votre|\p{Pd} (?:ваш|твой|your)|هو رمز)/iu

const opening = '("\'«“„‘‹[{<'
const closing = ')"\'»”’›]}>'

function endsSentence(before: string): boolean {
  let end = before.length
  while (end > 0 && `${opening} \n`.includes(before.charAt(end - 1))) end--
  return end === 0 || before.includes('\n', end) || '.!?:;。！？：…'.includes(before.charAt(end - 1))
}

function beginsSentence(after: string): boolean {
  let start = 0
  while (start < after.length && `${closing} \n`.includes(after.charAt(start))) start++
  return start === after.length || after.slice(0, start).includes('\n') || '.!?;。！？…'.includes(after.charAt(start))
}

/** All of it in capitals, so that they say nothing. */
function isShouted(text: string): boolean {
  return !/\p{Ll}/u.test(text) && (text.match(/[A-Z]{2,}/g) ?? []).length > 1
}

/** `(Code` and `EXCQEN).`: what stands around a word and is no part of it. */
function withoutPunctuation(word: string): string {
  let [start, end] = [0, word.length]
  while (start < end && opening.includes(word.charAt(start))) start++
  while (end > start && `${closing}.,;:!?。，！`.includes(word.charAt(end - 1))) end--
  return word.slice(start, end)
}

/** The one there is, however often it is said. */
function only(codes: readonly string[]): string | undefined {
  return new Set(codes).size === 1 ? codes[0] : undefined
}

function onlyOf(pieces: readonly Piece[]): string | undefined {
  return only(pieces.map(({ code }) => code))
}

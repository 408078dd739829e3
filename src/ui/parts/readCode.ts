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
  const fits = (piece: string) => piece.length === length
  if (shape.characters === 'digits') {
    return (
      (text.match(/\d+/g) ?? []).find(fits) ??
      (text.match(/\d+(?:[\s\p{Pd}.]\d+)+/gu) ?? []).map((piece) => kept(piece, shape)).find(fits)
    )
  }
  const pieces = text.match(shape.characters === 'any' ? /\S+/g : /[0-9A-Za-z]+/g) ?? []
  const fitting = pieces.filter(fits)
  // In a sentence, words may be as long as the code: one with a digit in it is it, or one all in capitals.
  return (
    fitting.find((piece) => /\d/.test(piece)) ?? fitting.find((piece) => /^[A-Z]+$/.test(piece) && pieces.length > 1)
  )
}

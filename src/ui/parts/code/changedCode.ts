import type { CodeShape } from '../../../protocol/step.ts'
import { isArrivingWhole } from './insertCode.ts'
import { isComplete, readCode, readPasted } from './readCode.ts'

/** What a field holds after a change, where its caret is, and what the change has put in. */
export interface Change {
  readonly text: string
  readonly caret: number
  readonly inserted: string
}

export interface ChangedCode {
  readonly text: string
  /** Where the caret belongs. Nothing: at the end. */
  readonly caret?: number
}

/** What a change makes of the code before it. Nothing: it is to stay. */
export function changedCode(
  { text, caret, inserted }: Change,
  before: string,
  shape: CodeShape,
): ChangedCode | undefined {
  if (isArrivingWhole(inserted, before, shape)) return { text: readPasted(inserted, shape) }
  const isKeyInside = text.length === before.length + 1 && caret < text.length
  if (!isKeyInside || !isComplete(before, shape)) return { text }
  // A key in the middle of a full code writes over what follows it; one that is no part of a code changes nothing.
  if (readCode(text.charAt(caret - 1), shape) === '') return undefined
  return { text: text.slice(0, caret) + text.slice(caret + 1), caret }
}

/**
 * An input method is in the middle of a character: rewriting the field now would lose it. The keyboards of phones compose
 * letters for as long as people type, so what is a code already need not wait.
 */
export function isBeingComposed(text: string, shape: CodeShape): boolean {
  const code = readCode(text, shape)
  return code !== text && !(isComplete(code, shape) && code.length === text.length)
}

export interface Placement {
  readonly part: string
  /** What it is put over. */
  readonly start: number
  readonly end: number
}

/** Where a pasted or dropped text goes. Nothing: it changes nothing. */
export function placePasted(
  text: string,
  { value, selectionStart, selectionEnd }: Pick<HTMLInputElement, 'value' | 'selectionStart' | 'selectionEnd'>,
  shape: CodeShape,
): Placement | undefined {
  const { length } = value
  const code = readPasted(text, shape)
  // A whole code is the code, wherever the caret stood; a part of one goes where the caret is.
  const isWhole = isComplete(code, shape)
  const [start, last] = isWhole ? [0, length] : [selectionStart ?? length, selectionEnd ?? length]
  const limit = shape.length ?? Number.POSITIVE_INFINITY
  const part = code.slice(0, limit - start)
  if (part === '' || (isWhole && part === value)) return undefined
  // Where no room is left, over what follows, as a key does.
  return { part, start, end: last + Math.max(0, length - (last - start) + part.length - limit) }
}

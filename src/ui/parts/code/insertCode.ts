import type { CodeShape } from '../../../protocol/step.ts'
import { isComplete, readPasted } from './readCode.ts'

/** Asked of the field's own document, which may be another window's. */
export function canInsertText(field: HTMLInputElement): boolean {
  return typeof field.ownerDocument.execCommand === 'function'
}

/**
 * Writes where the caret is, as a key would: `execCommand` is the one way that keeps the browser's undo, and all engines
 * have it. False where there is none (jsdom).
 */
export function insertText(field: HTMLInputElement, text: string): boolean {
  field.focus()
  return canInsertText(field) && field.ownerDocument.execCommand('insertText', false, text)
}

/**
 * A whole code that arrives at once is the code, whatever was typed before it: a keyboard's suggestion is put behind the
 * digits that brought it up. Where codes have no known length, it begins with those.
 */
export function isArrivingWhole(inserted: string, before: string, shape: CodeShape): boolean {
  if (Array.from(inserted).length < 2) return false
  const code = readPasted(inserted, shape)
  return isComplete(code, shape) || (shape.length === undefined && before.length > 1 && code.startsWith(before))
}

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

/**
 * Writes where the caret is, as a key would: `execCommand` is the one way that keeps the browser's undo, and all engines
 * have it. False where there is none (jsdom).
 */
export function insertText(field: HTMLInputElement, text: string): boolean {
  field.focus()
  return typeof document.execCommand === 'function' && document.execCommand('insertText', false, text)
}

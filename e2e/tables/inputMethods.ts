import type { Way } from './phoneEntries.ts'

/** A person at the page of parts, whichever engine and driver is below: real keys, the real clipboard. */
export interface Hands {
  /** The page with one part in it. The address is that of the page, without the origin. */
  open(address: string, label: string): Promise<void>
  type(text: string, pause: number): Promise<void>
  /** Writes the text elsewhere, cuts it there, and presses Ctrl+V in the field. */
  paste(text: string): Promise<void>
  selectAll(): Promise<void>
  /** As browsers and password managers fill in: the native setter, then one input event. */
  autofill(text: string): Promise<void>
  pressEnter(): Promise<void>
}

export async function enter(hands: Hands, way: Way, text: string, before: string): Promise<void> {
  if (way === 'typed') return hands.type(text, 0)
  if (way === 'typed slowly') return hands.type(text, 70)
  if (way === 'autofilled') return hands.autofill(text)
  if (way === 'pasted over a selection') {
    await hands.type(before, 0)
    await hands.selectAll()
  }
  return hands.paste(text)
}

/** Runs in the page. */
export function setNatively(input: HTMLInputElement, text: string): void {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, text)
  input.dispatchEvent(new Event('input', { bubbles: true }))
}

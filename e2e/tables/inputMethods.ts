import type { Way } from './phoneEntries.ts'

/** A person at the page of parts, whichever engine and driver is below: real keys, the real clipboard. */
export interface InputMethods {
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

export async function enter(inputs: InputMethods, way: Way, text: string, before: string): Promise<void> {
  if (way === 'typed') return inputs.type(text, 0)
  if (way === 'typed slowly') return inputs.type(text, 70)
  if (way === 'autofilled') return inputs.autofill(text)
  if (way === 'pasted over a selection') {
    await inputs.type(before, 0)
    await inputs.selectAll()
  }
  return inputs.paste(text)
}

/** Runs in the page. */
export function setNatively(input: HTMLInputElement, text: string): void {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, text)
  input.dispatchEvent(new Event('input', { bubbles: true }))
}

import type { Selected } from './useSelection.ts'

/** What the eye sees of a code. */
export interface DrawnCode {
  readonly text: string
  readonly isComplete: boolean
  /** Stands in the slots while there is no text. */
  readonly placeholder: string | undefined
  /** Where the caret or the selection is, while the field has focus. */
  readonly selection: Selected | undefined
}

interface DrawnSlot {
  readonly text: string | undefined
  readonly isActive: boolean
  readonly hasCaret: boolean
}

/** The placeholder is shown. */
export function isHint({ text, placeholder }: DrawnCode): boolean {
  return text === '' && placeholder !== undefined
}

export function drawnSlots(drawn: DrawnCode, length: number): readonly DrawnSlot[] {
  const { text, placeholder, selection } = drawn
  const [start, end] = selection ?? [-1, -1]
  const caret = start === end ? Math.min(start, length - 1) : -1
  const hint = isHint(drawn)
  const shown = (hint ? placeholder : text) ?? ''
  return Array.from({ length }, (_, index) => ({
    text: hint && index === caret ? undefined : shown[index],
    isActive: index === caret || (index >= start && index < end),
    hasCaret: index === caret && text[index] === undefined,
  }))
}

/** Draws a code as React would, without it: a key changes a character and a caret, and drawing the field anew costs more than the key. */
export function paintCode(box: Element, drawn: DrawnCode): void {
  mark(box, 'data-complete', drawn.isComplete)
  const slots = box.querySelectorAll('.entryphone-slot')
  const frame = slots[0]?.parentElement
  if (frame) mark(frame, 'data-hint', isHint(drawn))
  drawnSlots(drawn, slots.length).forEach(({ text = '', isActive, hasCaret }, index) => {
    const slot = slots[index]
    if (slot === undefined) return
    mark(slot, 'data-active', isActive)
    mark(slot, 'data-caret', hasCaret)
    if (slot.textContent !== text) slot.textContent = text
  })
}

/** As React writes one that is true. */
function mark(element: Element, name: string, isSet: boolean): void {
  if (element.hasAttribute(name) === isSet) return
  if (isSet) element.setAttribute(name, 'true')
  else element.removeAttribute(name)
}

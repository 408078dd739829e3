import type { MouseEvent } from 'react'

/** Which slot is under the pointer: the characters are drawn elsewhere than the input has them. */
export function slotAt(event: MouseEvent<HTMLInputElement>): number | undefined {
  const slots = event.currentTarget.parentElement?.querySelectorAll('.entryphone-slot') ?? []
  const rights = Array.from(slots, (slot) => slot.getBoundingClientRect().right)
  // Assistive technology clicks nowhere in particular, and without a layout nothing is anywhere.
  if (event.detail === 0 || rights.every((right) => right === 0)) return undefined
  const hit = rights.findIndex((right) => event.clientX <= right)
  return hit === -1 ? rights.length - 1 : hit
}

/** Selects what was pointed at: one character, those the pointer was drawn across, or, at the second click, all. */
export function selectAt(
  event: MouseEvent<HTMLInputElement>,
  pressedAt: number | undefined,
  length: number,
  invalid: boolean,
): void {
  const field = event.currentTarget
  const hit = slotAt(event)
  if (hit === undefined) return
  const first = Math.min(hit, pressedAt ?? hit)
  const last = Math.max(hit, pressedAt ?? hit)
  // After a wrong code all of it is selected, ready to be typed over, wherever it is touched.
  if (invalid || event.detail > 1) field.select()
  else if (first >= length) field.setSelectionRange(length, length)
  else field.setSelectionRange(first, Math.min(last + 1, length))
}

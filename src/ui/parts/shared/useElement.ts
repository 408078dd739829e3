'use client'
import { type Ref, type RefObject, useImperativeHandle } from 'react'

/**
 * Gives an element on to a ref, as it comes and goes. Handed to the element itself, a ref that is a function stays with
 * React for as long as the element had the focus last, and with it all that the function knows: a code, a form's values.
 */
export function useElement<E extends Element>(element: RefObject<E | null>, ref: Ref<E | null> | undefined): void {
  useImperativeHandle<E | null, E | null>(ref, () => element.current, [element])
}

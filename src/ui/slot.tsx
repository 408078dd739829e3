'use client'
import { type ElementType, forwardRef, useContext } from 'react'
import { WidgetContext } from './WidgetContext.ts'

/** A part as the screens use it: the host's own where `parts` has one, else ours. */
export function slot<Part extends ElementType>(name: string, ours: Part): Part {
  const Slot = forwardRef<unknown, object>((props, ref) => {
    const Drawn: ElementType = useContext(WidgetContext)?.parts?.[name] ?? ours
    return <Drawn {...props} ref={ref} />
  })
  // It takes what `ours` takes, to the letter: all of it is passed on.
  return Slot as unknown as Part
}

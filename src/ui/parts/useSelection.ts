'use client'
import { type RefObject, useEffect, useRef, useState } from 'react'

export type Selected = readonly [start: number, end: number]

/** Where the caret or the selection of a field is, while it has the focus: for those who draw it themselves. */
export function useSelection(input: RefObject<HTMLInputElement | null>) {
  const [selection, setSelection] = useState<Selected>()
  // Told twice, it is drawn once.
  const seen = useRef<Selected | undefined>(undefined)
  const draw = (selected: Selected | undefined) => {
    if (seen.current?.[0] === selected?.[0] && seen.current?.[1] === selected?.[1]) return
    seen.current = selected
    setSelection(selected)
  }
  const look = () => {
    const field = input.current
    if (field !== null && field.ownerDocument.activeElement === field) {
      draw([field.selectionStart ?? 0, field.selectionEnd ?? 0])
    }
  }
  const latest = useRef(look)
  useEffect(() => {
    latest.current = look
  })
  // Also what a script selects.
  useEffect(() => {
    const page = input.current?.ownerDocument
    const listen = () => latest.current()
    page?.addEventListener('selectionchange', listen)
    return () => page?.removeEventListener('selectionchange', listen)
  }, [input])

  return { selection, look, forget: () => draw(undefined) }
}

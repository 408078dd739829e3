'use client'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { focusedBeside, treesAround } from '../../../runtime/tree.ts'

export type Selected = readonly [start: number, end: number]

export interface SelectionView {
  readonly selection: Selected | undefined
  /** Draws where it is now. */
  readonly look: () => void
  /** Nothing is drawn. */
  readonly forget: () => void
}

/** Where the caret or the selection of a field is, while it has the focus: for those who draw it themselves. */
export function useSelection(input: RefObject<HTMLInputElement | null>): SelectionView {
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
    if (field !== null && focusedBeside(field) === field) {
      draw([field.selectionStart ?? 0, field.selectionEnd ?? 0])
    }
  }
  const latest = useRef(look)
  useEffect(() => {
    latest.current = look
  })
  // Also what a script selects. Some engines tell the document alone, and the newer ones the tree the field is in.
  useEffect(() => {
    const trees = input.current === null ? [] : treesAround(input.current)
    const listen = () => latest.current()
    for (const tree of trees) tree.addEventListener('selectionchange', listen)
    return () => {
      for (const tree of trees) tree.removeEventListener('selectionchange', listen)
    }
  }, [input])

  return { selection, look, forget: () => draw(undefined) }
}

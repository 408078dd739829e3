'use client'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { holder } from '../shared/holder.ts'
import { isFocused, treesAround } from '../../../runtime/tree.ts'

export type Selected = readonly [start: number, end: number]

export interface SelectionView {
  readonly now: () => Selected | undefined
  /** Draws where it is now, if that has changed. */
  readonly look: () => boolean
  /** Nothing is drawn. */
  readonly forget: () => void
}

/** Where the caret or the selection of a field is, while it has the focus: for those who draw it themselves. */
export function useSelection(input: RefObject<HTMLInputElement | null>, paint: () => void): SelectionView {
  const [seen] = useState(() => holder<Selected | undefined>(undefined))
  const draw = (selected: Selected | undefined): boolean => {
    // Told twice, it is drawn once.
    const before = seen.get()
    if (before?.[0] === selected?.[0] && before?.[1] === selected?.[1]) return false
    seen.set(selected)
    paint()
    return true
  }
  const look = () => {
    const field = input.current
    if (field === null || !isFocused(field)) return false
    return draw([field.selectionStart ?? 0, field.selectionEnd ?? 0])
  }
  const latest = useRef(look)
  useEffect(() => {
    latest.current = look
  })
  // Also what a script selects. Some engines tell the document alone, and the newer ones the tree the field is in.
  useEffect(() => {
    const trees = input.current === null ? [] : treesAround(input.current)
    const listen = () => void latest.current()
    for (const tree of trees) tree.addEventListener('selectionchange', listen)
    return () => {
      for (const tree of trees) tree.removeEventListener('selectionchange', listen)
    }
  }, [input])

  return { now: seen.get, look, forget: () => void draw(undefined) }
}

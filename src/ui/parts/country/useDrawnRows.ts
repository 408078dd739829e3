'use client'
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { tellsIdle, whenIdle } from '../../../runtime/whenIdle.ts'
import { keepPlace } from './overlay.ts'

/** Rows around the active one that are drawn at once: what is in view, and one more each way. */
const above = 5
const below = 9
/** Rows that are drawn in one idle moment: some milliseconds on a phone. */
const atOnce = 40

interface DrawnRows {
  readonly from: number
  readonly to: number
}

interface Growth {
  readonly rows: readonly unknown[]
  /** Where the drawing has begun. */
  readonly start: number
  readonly more: number
}

/**
 * Which rows of a long list are drawn. All 245 countries take a cheap phone a fifth of a second, in which a press seems to
 * have done nothing: so those in view come first, and the others as soon as the browser has nothing else to do. All of
 * them at once where a browser does not say when that is.
 */
export function useDrawnRows(rows: readonly unknown[], active: number, box: RefObject<HTMLElement | null>): DrawnRows {
  const [growth, setGrowth] = useState(() => begun(rows, active))
  const drawn = drawnOf(growth)
  const { from, to } = drawn
  // Other rows begin anew, and a key may go to any row: either is drawn in the same turn.
  if (growth.rows !== rows) setGrowth(begun(rows, active))
  else if (rows.length > 0 && (active < from || active >= to)) setGrowth({ ...growth, more: rows.length })

  const isWhole = from === 0 && to === rows.length
  const seen = useRef<{ readonly growth: Growth; readonly first: Element; readonly top: number }>(undefined)
  useEffect(() => {
    if (isWhole) return undefined
    return whenIdle(() => {
      const first = box.current?.querySelector('[role=option]')
      if (first) seen.current = { growth, first, top: first.getBoundingClientRect().top }
      setGrowth({ ...growth, more: growth.more + atOnce })
    })
  }, [growth, isWhole, box])
  // What comes in above moves nothing. Not every browser sees to it, and none where the list is at its top.
  useLayoutEffect(() => {
    const before = seen.current
    seen.current = undefined
    if (before === undefined || before.growth.rows !== rows || drawnOf(before.growth).from === from) return
    if (box.current !== null) keepPlace(box.current, before.first, before.top)
  }, [growth, rows, from, box])
  return drawn
}

function begun(rows: readonly unknown[], start: number): Growth {
  return { rows, start, more: tellsIdle() ? 0 : rows.length }
}

/** Downwards first, as most people scroll. */
function drawnOf({ rows, start, more }: Growth): DrawnRows {
  const end = start + below + more
  const to = Math.min(rows.length, end)
  return { from: Math.max(0, start - above - (end - to)), to }
}

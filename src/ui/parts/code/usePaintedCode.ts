'use client'
import { type RefObject, useRef, useState } from 'react'
import { useCommitEffect } from '../../../flow/useCommitEffect.ts'
import { type DrawnCode, paintCode } from './drawnCode.ts'

export interface CodePainter {
  /** Draws what has become of the code. */
  readonly paint: () => void
  /** From now on this is what is drawn, and where. */
  readonly follow: (box: Element | null, drawn: () => DrawnCode) => void
}

/** A code is drawn by React as it comes, and by `paint` as it changes. */
export function useCodePainter(): CodePainter {
  const [painter] = useState(codePainter)
  return painter
}

function codePainter(): CodePainter {
  let paint = () => {}
  return {
    paint: () => paint(),
    follow(box, drawn) {
      paint = () => box !== null && paintCode(box, drawn())
      paint()
    },
  }
}

interface PaintedCode {
  readonly box: RefObject<HTMLDivElement | null>
  /** What React draws. */
  readonly drawn: DrawnCode
}

/** What React takes to be drawn already may have been painted over, so it is painted after React, too. */
export function usePaintedCode({ follow }: CodePainter, draw: () => DrawnCode): PaintedCode {
  const box = useRef<HTMLDivElement>(null)
  useCommitEffect(() => follow(box.current, draw))
  return { box, drawn: draw() }
}

'use client'
import { Fragment } from 'react'
import { maskedText, maskedTextClass } from '../../masked.ts'
import { type DrawnCode, drawnSlots, isHint } from './drawnCode.ts'

export interface CodeSlotsProps {
  readonly length: number
  /** `paintCode` draws what becomes of it. */
  readonly drawn: DrawnCode
}

/** Six as three and three, eight as four and four: how people read a code to themselves. */
const groups: Readonly<Record<number, number>> = { 6: 3, 8: 4 }

/** What the eye sees of the input beneath. Nothing here is for the keyboard or for assistive technology. */
export function CodeSlots({ length, drawn }: CodeSlotsProps) {
  const group = groups[length]
  return (
    <div
      {...maskedText}
      className={maskedTextClass('entryphone-slots')}
      data-hint={isHint(drawn) || undefined}
      aria-hidden="true"
    >
      {drawnSlots(drawn, length).map(({ text, isActive, hasCaret }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a slot is its place
        <Fragment key={index}>
          {group === index && <span className="entryphone-dash" />}
          <span className="entryphone-slot" data-active={isActive || undefined} data-caret={hasCaret || undefined}>
            {text}
          </span>
        </Fragment>
      ))}
    </div>
  )
}

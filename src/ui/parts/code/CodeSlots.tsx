'use client'
import { Fragment } from 'react'
import { maskedText, maskedTextClass } from '../../masked.ts'
import type { Selected } from './useSelection.ts'

export interface CodeSlotsProps {
  readonly length: number
  readonly text: string
  /** Stands in the slots while there is no text. */
  readonly placeholder: string | undefined
  /** Where the caret or the selection is, while the field has focus. */
  readonly selection: Selected | undefined
}

/** Six as three and three, eight as four and four: how people read a code to themselves. */
const groups: Readonly<Record<number, number>> = { 6: 3, 8: 4 }

/** What the eye sees of the input beneath. Nothing here is for the keyboard or for assistive technology. */
export function CodeSlots({ length, text, placeholder, selection }: CodeSlotsProps) {
  const [start, end] = selection ?? [-1, -1]
  const caret = start === end ? Math.min(start, length - 1) : -1
  const group = groups[length]
  const isHint = text === '' && placeholder !== undefined
  const shown = isHint ? placeholder : text
  return (
    <div
      {...maskedText}
      className={maskedTextClass('entryphone-slots')}
      data-hint={isHint || undefined}
      aria-hidden="true"
    >
      {Array.from({ length }, (_, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a slot is its place
        <Fragment key={index}>
          {group === index && <span className="entryphone-dash" />}
          <span
            className="entryphone-slot"
            data-active={index === caret || (index >= start && index < end) || undefined}
            data-caret={(index === caret && text[index] === undefined) || undefined}
          >
            {isHint && index === caret ? undefined : shown[index]}
          </span>
        </Fragment>
      ))}
    </div>
  )
}

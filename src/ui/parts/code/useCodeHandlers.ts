'use client'
import {
  type ChangeEvent,
  type ClipboardEvent,
  type CompositionEvent,
  type DragEvent,
  type MouseEvent,
  type SyntheticEvent,
  useRef,
  useState,
} from 'react'
import type { CodeShape } from '../../../protocol/step.ts'
import { useCommitEffect } from '../../../flow/useCommitEffect.ts'
import { isShut } from '../form/observeValue.ts'
import { changedCode, isBeingComposed, placePasted } from './changedCode.ts'
import { holder } from '../shared/holder.ts'
import { insertText, isArrivingWhole } from './insertCode.ts'
import { isComplete, readCode, readPasted, readWritten } from './readCode.ts'
import { selectAt, slotAt } from './slotAt.ts'
import type { CodeInput } from './useCodeInput.ts'
import type { SelectionView } from './useSelection.ts'

type FieldEvent = SyntheticEvent<HTMLInputElement>

export interface CodeListeners {
  readonly onChange?: ((event: FieldEvent & { target: HTMLInputElement }) => unknown) | undefined
  readonly onCodeChange?: ((code: string) => void) | undefined
  readonly onComplete?: ((code: string) => void) | undefined
}

/** Every way into a code's field, and `shown`: what it shows, which is more than the code while a character is composed. */
export function useCodeHandlers(
  { isGiven, now, isKnown, keep, restore }: CodeInput,
  { look, forget }: SelectionView,
  shape: CodeShape,
  { onChange, onCodeChange, onComplete }: CodeListeners,
  paint: () => void,
) {
  const [composed] = useState(() => holder<string | undefined>(undefined))
  const shown = () => composed.get() ?? now()
  const complete = useCompletion(now, shape, onComplete)

  const enter = (event: FieldEvent, text: string, caret?: number) => {
    const field = event.currentTarget
    const before = now()
    // A filler may put the whole message in: read like a pasted one, where a guess is worse than nothing.
    const isWhole = text.length - before.length > 1
    const code = isWhole ? readWritten(text, before, shape) : readCode(text, shape)
    composed.set(undefined)
    if (isKnown(code)) {
      restore(code)
      paint()
      return
    }
    // Whoever reads the field in `onChange` finds the code in it.
    if (field.value !== code) field.value = code
    keep(code)
    onChange?.(Object.assign(event, { target: field }))
    onCodeChange?.(code)
    if (caret !== undefined) keepCaret(field, caret)
    // With the character, not after it: one key is one drawing.
    if (!look()) paint()
    // What a host holds may be whole only once it has drawn.
    if (isGiven || isComplete(now(), shape)) complete()
  }
  /** As if typed, so that undo brings back what was there. */
  const write = (event: FieldEvent, text: string) => {
    const field = event.currentTarget
    const placed = placePasted(text, field, shape)
    if (placed === undefined) return
    const { part, start, end } = placed
    field.setSelectionRange(start, end)
    if (insertText(field, part)) return
    enter(event, field.value.slice(0, start) + part + field.value.slice(end), start + part.length)
  }
  const compose = (text: string) => {
    composed.set(text)
    paint()
  }

  return { shown, ...handlersOf({ now, shown, shape, compose, enter, write, restore, forget }) }
}

/** A field as it is now, and what may be done to it. */
interface Editing extends Pick<CodeInput, 'now' | 'restore'> {
  readonly shown: () => string
  readonly shape: CodeShape
  readonly compose: (text: string) => void
  readonly enter: (event: FieldEvent, text: string, caret?: number) => void
  readonly write: (event: FieldEvent, text: string) => void
  readonly forget: () => void
}

function handlersOf({ now, shown, shape, compose, enter, write, restore, forget }: Editing) {
  return {
    change(event: ChangeEvent<HTMLInputElement>) {
      const { target: field, nativeEvent } = event
      if (isShut(field)) return restore(shown())
      if (isComposing(nativeEvent) && isBeingComposed(field.value, shape)) return compose(field.value)
      const caret = field.selectionStart ?? field.value.length
      const changed = changedCode({ text: field.value, caret, inserted: insertedText(nativeEvent) }, now(), shape)
      if (changed === undefined) restore(shown())
      else enter(event, changed.text, changed.caret)
    },
    compose(event: CompositionEvent<HTMLInputElement>) {
      const isWhole = isArrivingWhole(event.data, now(), shape)
      enter(event, isWhole ? readPasted(event.data, shape) : event.currentTarget.value)
    },
    paste(event: ClipboardEvent<HTMLInputElement>) {
      if (isShut(event.currentTarget)) return
      const text = event.clipboardData.getData('text')
      event.preventDefault()
      write(event, text)
    },
    drop(event: DragEvent<HTMLInputElement>) {
      const text = event.dataTransfer.getData('text')
      // A part of a code is the browser's to place.
      if (isShut(event.currentTarget) || !isComplete(readPasted(text, shape), shape)) return
      event.preventDefault()
      write(event, text)
    },
    leave(event: FieldEvent) {
      const field = event.currentTarget
      forget()
      // Written by a script that told nobody.
      if (!isShut(field) && field.value !== shown()) enter(event, field.value)
    },
  }
}

/** Presses and pulls across the slots, which are drawn elsewhere than the input has its characters. */
export function useSlotPointer(code: () => string, invalid: boolean, look: () => void) {
  const pressedAt = useRef<number | undefined>(undefined)
  return {
    press(event: MouseEvent<HTMLInputElement>) {
      if (!event.shiftKey) pressedAt.current = slotAt(event)
    },
    point(event: MouseEvent<HTMLInputElement>) {
      selectAt(event, pressedAt.current, code().length, invalid)
      look()
    },
  }
}

/**
 * A code is complete once the host's own handlers have had their say: they may have emptied the field, or written another.
 */
function useCompletion(now: () => string, shape: CodeShape, onComplete: CodeListeners['onComplete']) {
  const [entries, setEntries] = useState(0)
  const told = useRef(entries)
  useCommitEffect(() => {
    if (told.current === entries) return
    told.current = entries
    if (isComplete(now(), shape)) onComplete?.(now())
  })
  return () => setEntries((before) => before + 1)
}

function isComposing(event: Event): boolean {
  return 'isComposing' in event && event.isComposing === true
}

function insertedText(event: Event): string {
  return 'data' in event && typeof event.data === 'string' ? event.data : ''
}

/** React puts the caret at the end of a value it has set, so a correction in the middle needs its place back. */
function keepCaret(field: HTMLInputElement, caret: number) {
  queueMicrotask(() => field.setSelectionRange(caret, caret))
}

'use client'
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { CodeShape } from '../../../protocol/step.ts'
import { useCommitEffect } from '../../../flow/useCommitEffect.ts'
import { observeReset } from '../form/observeReset.ts'
import { observeValue, type QuietWriter } from '../form/observeValue.ts'
import { canInsertText, insertText, isArrivingWhole } from './insertCode.ts'
import { isComplete, readCode, readPasted, readWritten } from './readCode.ts'
import { type Holder, holder } from '../shared/holder.ts'
import { useElement } from '../shared/useElement.ts'

export interface CodeInput {
  readonly input: RefObject<HTMLInputElement | null>
  /** The host holds the value, and React writes it into the field. Else nobody writes there but the person, and we. */
  readonly isGiven: boolean
  /** What stands there at first. */
  readonly start: string
  /** The code as it is now: a key changes it without React, which draws nothing for it. */
  readonly now: () => string
  /** Is this what the field shows, and does the host know? */
  readonly isKnown: (code: string) => boolean
  /** The host is told of this one now. */
  readonly keep: (code: string) => void
  /** Puts this back where the field has come to show something else. */
  readonly restore: (text: string) => void
}

/**
 * The code, the host's or our own, and the element it stands in. A form library that writes `element.value` (a
 * registered field's `reset` and `setValue`) is heard, since the slots have to show it.
 */
export function useCodeInput(
  given: string | undefined,
  initial: string | undefined,
  shape: CodeShape,
  paint: () => void,
): CodeInput {
  const input = useRef<HTMLInputElement>(null)
  const latest = useRef<Latest>({ shape, given, start: given ?? initial ?? '' })
  const [own] = useState(() => holder(initial ?? ''))
  const now = () => readCode(given ?? own.get(), shape)
  const [start] = useState(() => readCode(given ?? initial ?? '', shape))
  const known = useRef(start)
  const writes = useRef(0)
  useCommitEffect(() => {
    // Of another length, say: what no longer fits does not stay.
    if (given === undefined && readCode(own.get(), latest.current.shape) !== now()) write(input.current, now())
    latest.current = { shape, given, start: given ?? initial ?? '' }
    if (given !== undefined) known.current = readCode(given, shape)
  })
  const setOwn = useCallback(
    (code: string) => {
      own.set(code)
      paint()
    },
    [own, paint],
  )
  useWrites({ input, latest, own, known, writes, setOwn })
  useKeysAndResets({ input, latest, own, known, writes, setOwn })

  return {
    input,
    isGiven: given !== undefined,
    start,
    now,
    isKnown: (code) => code === now() && code === known.current,
    keep: (code) => {
      known.current = code
      own.set(code)
    },
    restore: (text) => {
      if (given === undefined) write(input.current, text)
    },
  }
}

/** As the field was drawn last. */
interface Latest {
  readonly shape: CodeShape
  /** What the host holds. Nothing: the value is our own. */
  readonly given: string | undefined
  /** What a reset puts back. */
  readonly start: string
}

interface CodeField {
  readonly input: RefObject<HTMLInputElement | null>
  readonly latest: RefObject<Latest>
  readonly own: Holder<string>
  /** What the host was told of last. */
  readonly known: RefObject<string>
  /** Counts what scripts have written. */
  readonly writes: RefObject<number>
  readonly setOwn: (code: string) => void
}

/** As React would, and so that it is heard. */
function write(field: HTMLInputElement | null, text: string): void {
  if (field !== null && field.value !== text) field.value = text
}

/** Hears what scripts write to the element, and what stood in it before ours had arrived. */
function useWrites({ input, latest, own, known, writes, setOwn }: CodeField): void {
  const writer = useRef<QuietWriter>(undefined)
  const typedBefore = useRef<string>(undefined)
  const attach = useCallback(
    (field: HTMLInputElement | null) => {
      if (field === null) return
      if (field.value !== known.current) typedBefore.current = field.value
      const onWrite = (text: string) => {
        const { shape, given } = latest.current
        const code = readWritten(text, readCode(field.value, shape), shape)
        writes.current++
        if (given === undefined) setOwn(code)
        return code
      }
      const keep = () => {
        // Not what the element has: React writes too.
        const before = readCode(latest.current.given ?? own.get(), latest.current.shape)
        return () => {
          setOwn(before)
          writer.current?.write(before)
        }
      }
      writer.current = observeValue(field, { onWrite, known: () => known.current, keep })
    },
    [latest, own, known, writes, setOwn],
  )

  useElement(input, attach)

  // Before the script had arrived, or put back by the browser.
  useEffect(() => {
    const text = typedBefore.current
    typedBefore.current = undefined
    // Not in the middle of React's own work, which would put back what it has just drawn.
    if (text !== undefined) queueMicrotask(() => writer.current?.type(text))
  }, [])
}

/** Keys before they enter, and a form that is reset. */
function useKeysAndResets({ input, latest, known, writes, setOwn }: CodeField): void {
  useEffect(() => {
    const field = input.current
    if (field === null) return undefined
    const key = (event: InputEvent) => readKey(event, field, latest.current.shape)
    // Not over what a form library writes meanwhile.
    const count = () => writes.current
    const startOver = () => {
      const { start, shape } = latest.current
      known.current = readCode(start, shape)
      setOwn(known.current)
      field.value = known.current
    }
    const forget = observeReset(field, () => {
      const before = count()
      return () => {
        if (count() === before) startOver()
      }
    })
    field.addEventListener('beforeinput', key)
    return () => {
      field.removeEventListener('beforeinput', key)
      forget()
    }
  }, [input, latest, known, writes, setOwn])
}

/** A key that is no part of a code never enters: taking it out again afterwards would empty the browser's undo. */
function readKey(event: InputEvent, field: HTMLInputElement, shape: CodeShape): void {
  const { data } = event
  if (event.inputType !== 'insertText' || data === null || event.isComposing) return
  const canInsert = canInsertText(field)
  if (Array.from(data).length !== 1) {
    const isAllSelected = field.selectionStart === 0 && field.selectionEnd === field.value.length
    if (!canInsert || isAllSelected || !isArrivingWhole(data, field.value, shape)) return
    event.preventDefault()
    field.select()
    insertText(field, readPasted(data, shape))
    return
  }
  const key = readCode(data, shape)
  const start = field.selectionStart ?? 0
  const isFull = isComplete(field.value, shape) && start === field.selectionEnd
  if (key === '' || (isFull && start === field.value.length)) {
    event.preventDefault()
    return
  }
  if (!canInsert || (key === data && !isFull)) return
  event.preventDefault()
  if (isFull) field.setSelectionRange(start, start + 1)
  insertText(field, key)
}

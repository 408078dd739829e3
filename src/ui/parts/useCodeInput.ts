'use client'
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { CodeShape } from '../../protocol/step.ts'
import { treeOf } from '../../protocol/tree.ts'
import { hearWrites } from './hearWrites.ts'
import { canInsertText, insertText } from './insertCode.ts'
import { isComplete, readCode } from './readCode.ts'

interface CodeInput {
  readonly input: RefObject<HTMLInputElement | null>
  readonly attach: (field: HTMLInputElement | null) => void
  readonly value: string
  /** Is this what the field shows, and does the host know? */
  readonly isKnown: (code: string) => boolean
  /** The host is told of this one now. */
  readonly keep: (code: string) => void
}

/**
 * The code, the host's or our own, and the element it stands in. A form library that writes `element.value` (a
 * registered field's `reset` and `setValue`) is heard, since the slots have to show it.
 */
export function useCodeInput(given: string | undefined, initial: string | undefined, shape: CodeShape): CodeInput {
  const input = useRef<HTMLInputElement | null>(null)
  const [own, setOwn] = useState(initial ?? '')
  const value = readCode(given ?? own, shape)
  const known = useRef(value)
  const writes = useRef(0)
  const latest = useRef({ shape, initial, isOwn: given === undefined })
  useEffect(() => {
    latest.current = { shape, initial, isOwn: given === undefined }
    if (given !== undefined) known.current = value
  })

  const attach = useCallback((field: HTMLInputElement | null) => {
    input.current = field
    if (field === null) return
    const onWrite = (text: string) => {
      writes.current++
      if (latest.current.isOwn) setOwn(text)
    }
    hearWrites(field, onWrite, () => known.current)
  }, [])

  useEffect(() => {
    const field = input.current
    if (field === null) return undefined
    const tree = treeOf(field)
    const key = (event: InputEvent) => readKey(event, field, latest.current.shape)
    // After the browser's own reset, which puts back what React last rendered; not over what a form library writes.
    const reset = (event: Event) => {
      if (event.target !== field.form || event.defaultPrevented) return
      const before = writes.current
      queueMicrotask(() => {
        if (writes.current !== before) return
        known.current = readCode(latest.current.initial ?? '', latest.current.shape)
        setOwn(known.current)
      })
    }
    field.addEventListener('beforeinput', key)
    tree?.addEventListener('reset', reset)
    return () => {
      field.removeEventListener('beforeinput', key)
      tree?.removeEventListener('reset', reset)
    }
  }, [])

  return {
    input,
    attach,
    value,
    isKnown: (code) => code === value && code === known.current,
    keep: (code) => {
      known.current = code
      setOwn(code)
    },
  }
}

/** A key that is no part of a code never enters: taking it out again afterwards would empty the browser's undo. */
function readKey(event: InputEvent, field: HTMLInputElement, shape: CodeShape): void {
  const { data } = event
  if (event.inputType !== 'insertText' || data === null || Array.from(data).length !== 1 || event.isComposing) return
  const key = readCode(data, shape)
  const start = field.selectionStart ?? 0
  const isFull = isComplete(field.value, shape) && start === field.selectionEnd
  if (key === '' || (isFull && start === field.value.length)) {
    event.preventDefault()
    return
  }
  if (!canInsertText(field) || (key === data && !isFull)) return
  event.preventDefault()
  if (isFull) field.setSelectionRange(start, start + 1)
  insertText(field, key)
}

'use client'
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { CodeShape } from '../../protocol/step.ts'
import { insertText } from './insertCode.ts'
import { isComplete, readCode } from './readCode.ts'

interface CodeInput {
  readonly input: RefObject<HTMLInputElement | null>
  readonly attach: (field: HTMLInputElement | null) => void
  readonly value: string
  readonly keep: (code: string) => void
}

/**
 * The code, the host's or our own, and the element it stands in. A form library that writes `element.value` (a
 * registered field's `reset` and `setValue`) is heard, since the slots have to show it.
 */
export function useCodeInput(given: string | undefined, initial: string | undefined, shape: CodeShape): CodeInput {
  const input = useRef<HTMLInputElement | null>(null)
  const [own, setOwn] = useState(() => readCode(initial ?? '', shape))
  const value = given ?? own
  const latest = useRef({ shape, initial })
  useEffect(() => {
    latest.current = { shape, initial }
  })

  const attach = useCallback((field: HTMLInputElement | null) => {
    input.current = field
    if (field !== null) hearWrites(field, (text) => setOwn(readCode(text, latest.current.shape)))
  }, [])

  useEffect(() => {
    const field = input.current
    if (field === null) return undefined
    const form = field.form
    const key = (event: InputEvent) => readKey(event, field, latest.current.shape)
    // After the browser's own reset, which puts back what React last rendered.
    const reset = () => queueMicrotask(() => setOwn(readCode(latest.current.initial ?? '', latest.current.shape)))
    field.addEventListener('beforeinput', key)
    form?.addEventListener('reset', reset)
    return () => {
      field.removeEventListener('beforeinput', key)
      form?.removeEventListener('reset', reset)
    }
  }, [])

  return { input, attach, value, keep: setOwn }
}

const heard = new WeakSet<HTMLInputElement>()

/** Over the accessor that React itself puts on the element. */
function hearWrites(field: HTMLInputElement, onWrite: (text: string) => void): void {
  if (heard.has(field)) return
  heard.add(field)
  const beneath =
    Object.getOwnPropertyDescriptor(field, 'value') ??
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')
  Object.defineProperty(field, 'value', {
    configurable: true,
    enumerable: beneath?.enumerable ?? true,
    get: (): unknown => beneath?.get?.call(field),
    set: (text: unknown) => {
      beneath?.set?.call(field, text)
      onWrite(typeof text === 'string' || typeof text === 'number' ? String(text) : '')
    },
  })
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
  if (typeof document.execCommand !== 'function' || (key === data && !isFull)) return
  event.preventDefault()
  if (isFull) field.setSelectionRange(start, start + 1)
  insertText(field, key)
}

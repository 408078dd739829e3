'use client'
import { type ChangeEvent, forwardRef, type MouseEvent, useImperativeHandle, useRef, useState } from 'react'
import type { CodeShape } from '../../protocol/step.ts'
import { CodeSlots } from './CodeSlots.tsx'
import { isComplete, readCode } from './readCode.ts'

export interface CodeEntryProps {
  readonly id: string
  readonly label: string
  readonly shape: CodeShape
  readonly value: string
  readonly onChange: (code: string) => void
  /** The last character has arrived: by key, paste, autofill or message. */
  readonly onComplete?: ((code: string) => void) | undefined
  readonly onBlur?: (() => void) | undefined
  readonly name?: string | undefined
  readonly invalid?: boolean | undefined
  readonly readOnly?: boolean | undefined
  /** `off` where the code comes from paper: the browser should not offer the last text message. */
  readonly autoComplete?: 'one-time-code' | 'off' | undefined
  readonly describedBy?: string | undefined
}

/**
 * One real input, which every autofill, password manager and screen reader knows, under slots that are only drawn.
 * Without a known length there are no slots, just the input with its characters spaced.
 */
export const CodeEntry = forwardRef<HTMLInputElement, CodeEntryProps>(function CodeEntry(
  { id, label, shape, value, onChange, onComplete, onBlur, name, invalid = false, readOnly, autoComplete, describedBy },
  ref,
) {
  const input = useRef<HTMLInputElement>(null)
  useImperativeHandle<HTMLInputElement | null, HTMLInputElement | null>(ref, () => input.current, [])
  const [selection, setSelection] = useState<readonly [number, number]>()
  // An input method is in the middle of a character: rewriting the field now would lose it.
  const [composed, setComposed] = useState<string>()

  const enter = (text: string, caret?: number) => {
    const code = readCode(text, shape)
    setComposed(undefined)
    if (code === value) return
    onChange(code)
    if (caret !== undefined) keepCaret(input.current, caret)
    if (isComplete(code, shape)) onComplete?.(code)
  }
  const change = ({ target, nativeEvent }: ChangeEvent<HTMLInputElement>) => {
    if ('isComposing' in nativeEvent && nativeEvent.isComposing === true) {
      setComposed(target.value)
      return
    }
    const caret = target.selectionStart ?? target.value.length
    const isKeyInside = target.value.length === value.length + 1 && caret < target.value.length
    // A key in the middle of a full code writes over what follows it; one that is no part of a code changes nothing.
    if (!isKeyInside || !isComplete(value, shape)) enter(target.value)
    else if (readCode(target.value.charAt(caret - 1), shape) !== '') {
      enter(target.value.slice(0, caret) + target.value.slice(caret + 1), caret)
    }
  }
  const paste = (text: string) => {
    if (readOnly !== true && readCode(text, shape) !== '') enter(text)
  }
  const look = () => {
    const field = input.current
    if (field !== null) setSelection([field.selectionStart ?? 0, field.selectionEnd ?? 0])
  }

  return (
    <div className="entryphone-field">
      <label className="entryphone-label" htmlFor={id}>
        {label}
      </label>
      <div
        className="entryphone-code"
        dir="ltr"
        translate="no"
        data-invalid={invalid || undefined}
        data-slotted={shape.length !== undefined || undefined}
        data-complete={isComplete(value, shape) || undefined}
      >
        {shape.length !== undefined && (
          <CodeSlots length={shape.length} text={composed ?? value} selection={selection} />
        )}
        <input
          ref={input}
          id={id}
          name={name}
          className="entryphone-code-input"
          data-first=""
          type="text"
          inputMode={shape.characters === 'digits' ? 'numeric' : 'text'}
          autoComplete={autoComplete ?? 'one-time-code'}
          autoCapitalize={shape.characters === 'letters-and-digits' && !shape.caseSensitive ? 'characters' : 'none'}
          autoCorrect="off"
          spellCheck={false}
          translate="no"
          dir="ltr"
          readOnly={readOnly}
          aria-invalid={invalid || undefined}
          aria-describedby={describedBy}
          value={composed ?? value}
          onChange={change}
          onCompositionEnd={(event) => enter(event.currentTarget.value)}
          onPaste={(event) => {
            event.preventDefault()
            paste(event.clipboardData.getData('text'))
          }}
          onSelect={look}
          onFocus={look}
          onBlur={() => {
            setSelection(undefined)
            onBlur?.()
          }}
          onClick={(event) => pointAt(event, value.length, invalid)}
        />
      </div>
    </div>
  )
})

/** React puts the caret at the end of a value it has set, so a correction in the middle needs its place back. */
function keepCaret(field: HTMLInputElement | null, caret: number) {
  queueMicrotask(() => field?.setSelectionRange(caret, caret))
}

/** The characters under the pointer are drawn elsewhere than the input has them: go by the slot that was hit. */
function pointAt(event: MouseEvent<HTMLInputElement>, length: number, invalid: boolean) {
  const field = event.currentTarget
  const slots = field.parentElement?.querySelectorAll('.entryphone-slot') ?? []
  // Assistive technology clicks nowhere in particular.
  if (slots.length === 0 || event.detail === 0) return
  const hit = [...slots].findIndex((slot) => event.clientX <= slot.getBoundingClientRect().right)
  // After a wrong code all of it is selected, ready to be typed over, wherever it is touched.
  if (invalid) field.select()
  else if (hit === -1 || hit >= length) field.setSelectionRange(length, length)
  else field.setSelectionRange(hit, hit + 1)
}

'use client'
import {
  type ChangeEvent,
  type ClipboardEvent,
  type FocusEventHandler,
  forwardRef,
  type MouseEvent,
  type SyntheticEvent,
  useId,
  useImperativeHandle,
  useState,
} from 'react'
import type { CodeShape } from '../../protocol/step.ts'
import { CodeSlots } from './CodeSlots.tsx'
import { insertText } from './insertCode.ts'
import { isComplete, readCode, readPasted } from './readCode.ts'
import { useCodeInput } from './useCodeInput.ts'

export interface CodeEntryProps {
  readonly id?: string | undefined
  readonly label: string
  readonly shape: CodeShape
  /** Absent: the field keeps its own, from `defaultValue`. */
  readonly value?: string | undefined
  readonly defaultValue?: string | undefined
  /** The field's own event; its `target.value` is the code. What react-hook-form's `register` expects. */
  readonly onChange?: ((event: SyntheticEvent<HTMLInputElement> & { target: HTMLInputElement }) => unknown) | undefined
  /** The same as a string. */
  readonly onCodeChange?: ((code: string) => void) | undefined
  /** The last character has arrived: by key, paste, autofill or message. */
  readonly onComplete?: ((code: string) => void) | undefined
  readonly onBlur?: FocusEventHandler<HTMLInputElement> | undefined
  readonly name?: string | undefined
  readonly required?: boolean | undefined
  readonly disabled?: boolean | undefined
  readonly invalid?: boolean | undefined
  readonly readOnly?: boolean | undefined
  /** `off` where the code comes from paper: the browser should not offer the last text message. */
  readonly autoComplete?: 'one-time-code' | 'off' | undefined
  readonly describedBy?: string | undefined
}

/**
 * One real input, which every autofill, password manager and screen reader knows, under slots that are only drawn.
 * Without a known length there are no slots, just the input with its characters spaced. Needs no provider: around it, an
 * element of class `entryphone` for the look.
 */
export const CodeEntry = forwardRef<HTMLInputElement, CodeEntryProps>(function CodeEntry(props, ref) {
  const {
    label,
    shape,
    onChange,
    onCodeChange,
    onComplete,
    onBlur,
    name,
    invalid = false,
    readOnly,
    autoComplete,
  } = props
  const ownId = useId()
  const id = props.id ?? ownId
  const { input, attach, value, keep } = useCodeInput(props.value, props.defaultValue, shape)
  useImperativeHandle<HTMLInputElement | null, HTMLInputElement | null>(ref, () => input.current, [input])
  const [selection, setSelection] = useState<readonly [number, number]>()
  // An input method is in the middle of a character: rewriting the field now would lose it.
  const [composed, setComposed] = useState<string>()

  const enter = (event: SyntheticEvent<HTMLInputElement>, text: string, caret?: number) => {
    const field = event.currentTarget
    // A filler may put the whole message in: read like a pasted one, where a guess is worse than nothing.
    const isMessage = text.length - value.length > 1 && /\p{L}.*\s|\s.*\p{L}/su.test(text)
    const code = isMessage ? readPasted(text, shape) || value : readCode(text, shape)
    setComposed(undefined)
    if (code === value) return
    // Whoever reads the field in `onChange` finds the code in it.
    if (field.value !== code) field.value = code
    keep(code)
    onChange?.(Object.assign(event, { target: field }))
    onCodeChange?.(code)
    if (caret !== undefined) keepCaret(field, caret)
    if (isComplete(code, shape)) onComplete?.(code)
  }
  const change = (event: ChangeEvent<HTMLInputElement>) => {
    const { target, nativeEvent } = event
    if ('isComposing' in nativeEvent && nativeEvent.isComposing === true) {
      setComposed(target.value)
      return
    }
    const caret = target.selectionStart ?? target.value.length
    const isKeyInside = target.value.length === value.length + 1 && caret < target.value.length
    // A key in the middle of a full code writes over what follows it; one that is no part of a code changes nothing.
    if (!isKeyInside || !isComplete(value, shape)) enter(event, target.value)
    else if (readCode(target.value.charAt(caret - 1), shape) !== '') {
      enter(event, target.value.slice(0, caret) + target.value.slice(caret + 1), caret)
    }
  }
  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    event.preventDefault()
    const field = event.currentTarget
    const code = readPasted(event.clipboardData.getData('text'), shape)
    if (readOnly === true || props.disabled === true || code === '') return
    // A whole code is the code, wherever the caret stood; a part of one goes where the caret is.
    const isWhole = isComplete(code, shape)
    const [start, end] = isWhole ? [0, field.value.length] : [field.selectionStart ?? 0, field.selectionEnd ?? 0]
    const room = (shape.length ?? Number.POSITIVE_INFINITY) - (field.value.length - (end - start))
    const part = code.slice(0, room)
    if (part === '' || (isWhole && part === field.value)) return
    field.setSelectionRange(start, end)
    // As if typed, so that undo brings back what was there.
    if (insertText(field, part)) return
    enter(event, field.value.slice(0, start) + part + field.value.slice(end), start + part.length)
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
          ref={attach}
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
          disabled={props.disabled}
          required={props.required}
          aria-invalid={invalid || undefined}
          aria-describedby={props.describedBy}
          value={composed ?? value}
          onChange={change}
          onCompositionEnd={(event) => enter(event, event.currentTarget.value)}
          onPaste={paste}
          onSelect={look}
          onFocus={look}
          onBlur={(event) => {
            setSelection(undefined)
            onBlur?.(event)
          }}
          onClick={(event) => pointAt(event, value.length, invalid)}
        />
      </div>
    </div>
  )
})

/** React puts the caret at the end of a value it has set, so a correction in the middle needs its place back. */
function keepCaret(field: HTMLInputElement, caret: number) {
  queueMicrotask(() => field.setSelectionRange(caret, caret))
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

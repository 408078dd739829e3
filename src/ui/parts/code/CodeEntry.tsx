'use client'
import {
  type ChangeEvent,
  type ClipboardEvent,
  type CompositionEvent,
  type ComponentPropsWithoutRef,
  type DragEvent,
  forwardRef,
  type MouseEvent,
  type SyntheticEvent,
  useId,
  useRef,
  useState,
} from 'react'
import { checkShape } from '../../../runtime/codeShape.ts'
import { advise } from '../../../runtime/mistake.ts'
import type { CodeShape } from '../../../protocol/step.ts'
import { useCommitEffect } from '../../useCommitEffect.ts'
import { maskedField, maskedFieldClass } from '../../masked.ts'
import { useEmptiedWhenGone } from '../../useEmptiedWhenGone.ts'
import { CodeSlots } from './CodeSlots.tsx'
import { isShut } from '../form/observeValue.ts'
import { insertText, isArrivingWhole } from './insertCode.ts'
import { isComplete, readCode, readPasted, readWritten } from './readCode.ts'
import { selectAt, slotAt } from './slotAt.ts'
import { useCodeInput } from './useCodeInput.ts'
import { useElement } from '../shared/useElement.ts'
import { useSelection } from './useSelection.ts'

/** What follows from the shape, or would break the field: no `type`, no `maxLength`, no inline style. */
type Decided = 'type' | 'inputMode' | 'pattern' | 'minLength' | 'maxLength' | 'size' | 'dir' | 'className' | 'style'
type Replaced = 'value' | 'defaultValue' | 'onChange' | 'autoComplete' | 'children' | 'dangerouslySetInnerHTML'

/** The rest of an input's attributes goes to the input: `name`, `form`, `required`, `autoFocus`, `aria-*`, `data-*`. */
export interface CodeEntryProps extends Omit<ComponentPropsWithoutRef<'input'>, Decided | Replaced> {
  readonly label: string
  readonly shape: CodeShape
  /** Absent: the field keeps its own, from `defaultValue`. Null: controlled, and none yet. */
  readonly value?: string | null | undefined
  readonly defaultValue?: string | undefined
  /** The field's own event; its `target.value` is the code. What react-hook-form's `register` expects. */
  readonly onChange?: ((event: SyntheticEvent<HTMLInputElement> & { target: HTMLInputElement }) => unknown) | undefined
  /** The same as a string. */
  readonly onCodeChange?: ((code: string) => void) | undefined
  /** The last character has arrived, by key, paste, autofill or message, and your handlers have left the code whole. */
  readonly onComplete?: ((code: string) => void) | undefined
  readonly invalid?: boolean | undefined
  /** `off` where the code comes from paper: the browser should not offer the last text message. */
  readonly autoComplete?: 'one-time-code' | 'off' | undefined
}

/**
 * One real input, which every autofill, password manager and screen reader knows, under slots that are only drawn.
 * Without a known length there are no slots, just the input with its characters spaced. Needs no provider: around it, an
 * element of class `entryphone` for the look.
 */
export const CodeEntry = forwardRef<HTMLInputElement, CodeEntryProps>(function CodeEntry(
  {
    label,
    shape,
    value: given,
    defaultValue,
    onChange,
    onCodeChange,
    onComplete,
    invalid = false,
    autoComplete = 'one-time-code',
    placeholder,
    ...rest
  },
  ref,
) {
  checkShape('CodeEntry: shape', shape)
  if (!label) advise('E82', 'CodeEntry: label')
  const ownId = useId()
  const id = rest.id ?? ownId
  const { input, value, isKnown, keep } = useCodeInput(given === null ? '' : given, defaultValue, shape)
  useElement(input, ref)
  const { selection, look, forget } = useSelection(input)
  // An input method is in the middle of a character: rewriting the field now would lose it.
  const [composed, setComposed] = useState<string>()
  const pressedAt = useRef<number | undefined>(undefined)
  const whole = useRef<HTMLDivElement>(null)
  useEmptiedWhenGone(whole)
  const isSlotted = shape.length !== undefined
  const { complete } = useCompletion(value, shape, onComplete)

  const enter = (event: SyntheticEvent<HTMLInputElement>, text: string, caret?: number) => {
    const field = event.currentTarget
    // A filler may put the whole message in: read like a pasted one, where a guess is worse than nothing.
    const isWhole = text.length - value.length > 1
    const code = isWhole ? readWritten(text, value, shape) : readCode(text, shape)
    setComposed(undefined)
    if (isKnown(code)) return
    // Whoever reads the field in `onChange` finds the code in it.
    if (field.value !== code) field.value = code
    keep(code)
    onChange?.(Object.assign(event, { target: field }))
    onCodeChange?.(code)
    if (caret !== undefined) keepCaret(field, caret)
    // With the character, not after it: one key is one drawing.
    look()
    complete()
  }
  const change = (event: ChangeEvent<HTMLInputElement>) => {
    const { target, nativeEvent } = event
    if (isShut(target)) return
    if ('isComposing' in nativeEvent && nativeEvent.isComposing === true) {
      // The keyboards of phones compose letters for as long as people type: what is a code already need not wait.
      const code = readCode(target.value, shape)
      const isCode = isComplete(code, shape) && code.length === target.value.length
      if (code !== target.value && !isCode) {
        setComposed(target.value)
        return
      }
    }
    const inserted = insertedText(nativeEvent)
    if (isArrivingWhole(inserted, value, shape)) {
      enter(event, readPasted(inserted, shape))
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
  /** As if typed, so that undo brings back what was there. */
  const write = (event: SyntheticEvent<HTMLInputElement>, text: string) => {
    const field = event.currentTarget
    const code = readPasted(text, shape)
    const { length } = field.value
    // A whole code is the code, wherever the caret stood; a part of one goes where the caret is.
    const isWhole = isComplete(code, shape)
    const [start, last] = isWhole ? [0, length] : [field.selectionStart ?? length, field.selectionEnd ?? length]
    const limit = shape.length ?? Number.POSITIVE_INFINITY
    const part = code.slice(0, limit - start)
    // Where no room is left, over what follows, as a key does.
    const end = last + Math.max(0, length - (last - start) + part.length - limit)
    if (part === '' || (isWhole && part === field.value)) return
    field.setSelectionRange(start, end)
    if (insertText(field, part)) return
    enter(event, field.value.slice(0, start) + part + field.value.slice(end), start + part.length)
  }
  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    if (isShut(event.currentTarget)) return
    const text = event.clipboardData.getData('text')
    event.preventDefault()
    write(event, text)
  }
  const drop = (event: DragEvent<HTMLInputElement>) => {
    const text = event.dataTransfer.getData('text')
    // A part of a code is the browser's to place.
    if (isShut(event.currentTarget) || !isComplete(readPasted(text, shape), shape)) return
    event.preventDefault()
    write(event, text)
  }
  const press = (event: MouseEvent<HTMLInputElement>) => {
    if (!event.shiftKey) pressedAt.current = slotAt(event)
  }
  const point = (event: MouseEvent<HTMLInputElement>) => {
    selectAt(event, pressedAt.current, value.length, invalid)
    look()
  }
  const compose = (event: CompositionEvent<HTMLInputElement>) => {
    const isWhole = isArrivingWhole(event.data, value, shape)
    enter(event, isWhole ? readPasted(event.data, shape) : event.currentTarget.value)
  }
  const leave = (event: SyntheticEvent<HTMLInputElement>) => {
    forget()
    // Written by a script that told nobody.
    if (!isShut(event.currentTarget) && event.currentTarget.value !== (composed ?? value))
      enter(event, event.currentTarget.value)
  }

  return (
    <div className="entryphone-field" ref={whole}>
      <label className="entryphone-label" htmlFor={id}>
        {label}
      </label>
      <div
        className="entryphone-code"
        dir="ltr"
        translate="no"
        data-invalid={invalid || undefined}
        data-disabled={rest.disabled || undefined}
        data-slotted={isSlotted || undefined}
        data-complete={isComplete(value, shape) || undefined}
      >
        {shape.length !== undefined && (
          <CodeSlots
            length={shape.length}
            text={composed ?? value}
            placeholder={placeholder}
            selection={rest.disabled === true ? undefined : selection}
          />
        )}
        <input
          {...maskedField}
          data-first=""
          autoCapitalize={shape.characters === 'letters-and-digits' && !shape.caseSensitive ? 'characters' : 'none'}
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="done"
          {...rest}
          ref={input}
          id={id}
          className={maskedFieldClass('entryphone-code-input')}
          type="text"
          inputMode={shape.characters === 'digits' ? 'numeric' : 'text'}
          autoComplete={autoComplete}
          pattern={patternOf(shape)}
          placeholder={isSlotted ? undefined : placeholder}
          translate="no"
          dir="ltr"
          aria-invalid={invalid || undefined}
          value={composed ?? value}
          onChange={change}
          onCompositionEnd={(event) => isOurs(event, rest.onCompositionEnd) && compose(event)}
          onPaste={(event) => isOurs(event, rest.onPaste) && paste(event)}
          onDrop={(event) => isOurs(event, rest.onDrop) && drop(event)}
          // What could be dragged away stands elsewhere than it is drawn.
          onDragStart={(event) => isOurs(event, rest.onDragStart) && isSlotted && event.preventDefault()}
          onFocus={(event) => isOurs(event, rest.onFocus) && look()}
          onBlur={(event) => isOurs(event, rest.onBlur) && leave(event)}
          onMouseDown={(event) => isOurs(event, rest.onMouseDown) && press(event)}
          onClick={(event) => isOurs(event, rest.onClick) && point(event)}
        />
      </div>
    </div>
  )
})

const alphabets = { digits: '[0-9]', 'letters-and-digits': '[0-9A-Za-z]', any: '\\S' } as const

/** For the browser's own validation, in forms that use it: a part of a code is not one. */
function patternOf({ characters, length }: CodeShape): string | undefined {
  return length === undefined ? undefined : `${alphabets[characters]}{${length}}`
}

/**
 * A code is complete once the host's own handlers have had their say: they may have emptied the field, or written another.
 */
function useCompletion(value: string, shape: CodeShape, onComplete: ((code: string) => void) | undefined) {
  const [entries, setEntries] = useState(0)
  const told = useRef(entries)
  useCommitEffect(() => {
    if (told.current === entries) return
    told.current = entries
    if (isComplete(value, shape)) onComplete?.(value)
  })
  return { complete: () => setEntries((before) => before + 1) }
}

function insertedText(event: Event): string {
  return 'data' in event && typeof event.data === 'string' ? event.data : ''
}

/** The host's handler comes first, and may prevent ours. */
function isOurs<E extends SyntheticEvent>(event: E, theirs: ((event: E) => void) | undefined): boolean {
  theirs?.(event)
  return !event.isDefaultPrevented()
}

/** React puts the caret at the end of a value it has set, so a correction in the middle needs its place back. */
function keepCaret(field: HTMLInputElement, caret: number) {
  queueMicrotask(() => field.setSelectionRange(caret, caret))
}

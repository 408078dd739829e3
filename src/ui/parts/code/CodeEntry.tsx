'use client'
import { type ComponentPropsWithoutRef, forwardRef, type SyntheticEvent, useId, useRef } from 'react'
import { checkShape } from '../../../runtime/codeShape.ts'
import { advise } from '../../../runtime/mistake.ts'
import type { CodeShape } from '../../../protocol/step.ts'
import { maskedField, maskedFieldClass } from '../../masked.ts'
import { useEmptiedWhenGone } from '../../useEmptiedWhenGone.ts'
import { LabelledField } from '../form/LabelledField.tsx'
import { useElement } from '../shared/useElement.ts'
import { CodeSlots } from './CodeSlots.tsx'
import { isComplete } from './readCode.ts'
import { useCodeHandlers, useSlotPointer } from './useCodeHandlers.ts'
import { useCodeInput } from './useCodeInput.ts'
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
  const code = useCodeInput(given === null ? '' : given, defaultValue, shape)
  const { input, value } = code
  useElement(input, ref)
  const selection = useSelection(input)
  const { shown, ...handle } = useCodeHandlers(code, selection, shape, { onChange, onCodeChange, onComplete })
  const { press, point } = useSlotPointer(value.length, invalid, selection.look)
  const frame = useRef<HTMLDivElement>(null)
  useEmptiedWhenGone(frame)
  const isSlotted = shape.length !== undefined

  return (
    <LabelledField id={id} label={label} frame={frame}>
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
            text={shown}
            placeholder={placeholder}
            selection={rest.disabled === true ? undefined : selection.selection}
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
          value={shown}
          onChange={handle.change}
          onCompositionEnd={(event) => isOurs(event, rest.onCompositionEnd) && handle.compose(event)}
          onPaste={(event) => isOurs(event, rest.onPaste) && handle.paste(event)}
          onDrop={(event) => isOurs(event, rest.onDrop) && handle.drop(event)}
          // What could be dragged away stands elsewhere than it is drawn.
          onDragStart={(event) => isOurs(event, rest.onDragStart) && isSlotted && event.preventDefault()}
          onFocus={(event) => isOurs(event, rest.onFocus) && selection.look()}
          onBlur={(event) => isOurs(event, rest.onBlur) && handle.leave(event)}
          onMouseDown={(event) => isOurs(event, rest.onMouseDown) && press(event)}
          onClick={(event) => isOurs(event, rest.onClick) && point(event)}
        />
      </div>
    </LabelledField>
  )
})

const alphabets = { digits: '[0-9]', 'letters-and-digits': '[0-9A-Za-z]', any: '\\S' } as const

/** For the browser's own validation, in forms that use it: a part of a code is not one. */
function patternOf({ characters, length }: CodeShape): string | undefined {
  return length === undefined ? undefined : `${alphabets[characters]}{${length}}`
}

/** The host's handler comes first, and may prevent ours. */
function isOurs<E extends SyntheticEvent>(event: E, theirs: ((event: E) => void) | undefined): boolean {
  theirs?.(event)
  return !event.isDefaultPrevented()
}

'use client'
import { type ComponentPropsWithoutRef, forwardRef, type SyntheticEvent, useId, useRef } from 'react'
import { checkShape } from '../../../runtime/checkShape.ts'
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
import { useCodePainter, usePaintedCode } from './usePaintedCode.ts'
import { useSelection } from './useSelection.ts'
import { slot } from '../../slot.tsx'

/** What follows from the shape, or would break the field: no `type`, no `maxLength`, no inline style. */
type Decided = 'type' | 'inputMode' | 'pattern' | 'minLength' | 'maxLength' | 'size' | 'dir' | 'className' | 'style'
type Replaced = 'value' | 'defaultValue' | 'onChange' | 'autoComplete' | 'children' | 'dangerouslySetInnerHTML'

/** The rest of an input's attributes goes to the input: `name`, `form`, `required`, `autoFocus`, `aria-*`, `data-*`. */
export interface CodeEntryProps extends Omit<ComponentPropsWithoutRef<'input'>, Decided | Replaced> {
  /** Names the field, and stands above it. */
  readonly label: string
  /** The label is for those who do not see: a heading above says the same. Default false. */
  readonly hidesLabel?: boolean | undefined
  /** What a code looks like: how long, of which characters, whether case matters. */
  readonly shape: CodeShape
  /** Absent: the field keeps its own, from `defaultValue`. Null: controlled, and none yet. */
  readonly value?: string | null | undefined
  /** What stands in it at first, where it keeps its own. */
  readonly defaultValue?: string | undefined
  /** The field's own event; its `target.value` is the code. What react-hook-form's `register` expects. */
  readonly onChange?: ((event: SyntheticEvent<HTMLInputElement> & { target: HTMLInputElement }) => unknown) | undefined
  /** The same as a string. */
  readonly onCodeChange?: ((code: string) => void) | undefined
  /** The last character has arrived, by key, paste, autofill or message, and your handlers have left the code whole. */
  readonly onComplete?: ((code: string) => void) | undefined
  /** It is wrong, as its look says and a screen reader does. Default false. */
  readonly invalid?: boolean | undefined
  /** There is no code to type yet, as the look says. Nobody can type where it is `readOnly`. */
  readonly waiting?: boolean | undefined
  /** `off` where the code comes from paper: the browser should not offer the last text message. */
  readonly autoComplete?: 'one-time-code' | 'off' | undefined
}

/**
 * One real input, which every autofill, password manager and screen reader knows, under slots that are only drawn.
 * Without a known length there are no slots, just the input with its characters spaced. Needs no provider: around it, an
 * element of class `entryphone` for the look.
 */
export const OurCodeEntry = forwardRef<HTMLInputElement, CodeEntryProps>(function CodeEntry(props, ref) {
  const {
    label,
    shape,
    hidesLabel = false,
    invalid = false,
    waiting = false,
    autoComplete = 'one-time-code',
    placeholder,
    ...others
  } = props
  const { value: given, defaultValue, onChange, onCodeChange, onComplete, ...rest } = others
  checkShape('CodeEntry: shape', shape)
  if (!label) advise('E82', 'CodeEntry: label')
  const ownId = useId()
  const id = rest.id ?? ownId
  const painter = useCodePainter()
  const { paint } = painter
  const code = useCodeInput(given === null ? '' : given, defaultValue, shape, paint)
  const { input } = code
  useElement(input, ref)
  const selection = useSelection(input, paint)
  const { shown, ...handle } = useCodeHandlers(code, selection, shape, { onChange, onCodeChange, onComplete }, paint)
  const pointer = useSlotPointer(code.now, invalid, selection.look)
  const { box, drawn } = usePaintedCode(painter, () => ({
    text: shown(),
    isComplete: isComplete(code.now(), shape),
    placeholder,
    selection: rest.disabled === true || waiting ? undefined : selection.now(),
  }))
  const frame = useRef<HTMLDivElement>(null)
  useEmptiedWhenGone(frame)
  const isSlotted = shape.length !== undefined

  return (
    <LabelledField id={id} label={label} isHidden={hidesLabel} frame={frame}>
      <div
        className="entryphone-code"
        ref={box}
        dir="ltr"
        translate="no"
        data-invalid={invalid || undefined}
        data-disabled={rest.disabled || waiting || undefined}
        data-slotted={isSlotted || undefined}
        data-complete={drawn.isComplete || undefined}
      >
        {shape.length !== undefined && <CodeSlots length={shape.length} drawn={drawn} />}
        <input
          {...maskedField}
          {...suggested(shape)}
          {...rest}
          {...decided(shape)}
          ref={input}
          id={id}
          className={maskedFieldClass('entryphone-code-input')}
          autoComplete={autoComplete}
          placeholder={isSlotted ? undefined : placeholder}
          aria-invalid={invalid || undefined}
          aria-disabled={waiting || undefined}
          {...(code.isGiven ? { value: drawn.text } : { defaultValue: code.start })}
          onChange={handle.change}
          {...afterTheirs(rest, { ...handle, ...pointer, look: selection.look, isSlotted })}
        />
      </div>
    </LabelledField>
  )
})

export const CodeEntry = slot('CodeEntry', OurCodeEntry)

/** What a host may decide otherwise. */
function suggested({ characters, caseSensitive }: CodeShape) {
  return {
    'data-first': '',
    autoCapitalize: characters === 'letters-and-digits' && !caseSensitive ? 'characters' : 'none',
    autoCorrect: 'off',
    spellCheck: false,
    enterKeyHint: 'done',
  } as const
}

/** What follows from the shape. */
function decided(shape: CodeShape) {
  return {
    type: 'text',
    inputMode: shape.characters === 'digits' ? 'numeric' : 'text',
    pattern: patternOf(shape),
    translate: 'no',
    dir: 'ltr',
  } as const
}

const alphabets = { digits: '[0-9]', 'letters-and-digits': '[0-9A-Za-z]', any: '\\S' } as const

/** For the browser's own validation, in forms that use it: a part of a code is not one. */
function patternOf({ characters, length }: CodeShape): string | undefined {
  return length === undefined ? undefined : `${alphabets[characters]}{${length}}`
}

interface Ours extends Omit<ReturnType<typeof useCodeHandlers>, 'shown'>, ReturnType<typeof useSlotPointer> {
  readonly look: () => void
  readonly isSlotted: boolean
}

/** What a field hears, each after the host's own handler, which may prevent ours. */
function afterTheirs(theirs: ComponentPropsWithoutRef<'input'>, ours: Ours) {
  return {
    onCompositionEnd: after(theirs.onCompositionEnd, ours.compose),
    onPaste: after(theirs.onPaste, ours.paste),
    onDrop: after(theirs.onDrop, ours.drop),
    // What could be dragged away stands elsewhere than it is drawn.
    onDragStart: after(theirs.onDragStart, (event) => ours.isSlotted && event.preventDefault()),
    onFocus: after(theirs.onFocus, ours.look),
    onBlur: after(theirs.onBlur, ours.leave),
    onMouseDown: after(theirs.onMouseDown, ours.press),
    onClick: after(theirs.onClick, ours.point),
  }
}

function after<E extends SyntheticEvent>(theirs: ((event: E) => void) | undefined, ours: (event: E) => unknown) {
  return (event: E) => {
    theirs?.(event)
    if (!event.isDefaultPrevented()) ours(event)
  }
}

'use client'
import { type ComponentPropsWithoutRef, forwardRef, type ReactNode, useRef } from 'react'
import { maskedField, maskedFieldClass } from '../../masked.ts'
import { LabelledField } from './LabelledField.tsx'
import { useElement } from '../shared/useElement.ts'
import { slot } from '../../slot.tsx'

/** An input’s own attributes, with the label and the line that belong to it. */
export interface FieldProps extends ComponentPropsWithoutRef<'input'> {
  /** Of the input: what is said below names its own id in `aria-describedby`. */
  readonly id: string
  /** Names the field, and stands above it. */
  readonly label: string
  /** It is wrong, as its look says and a screen reader does. Default false. */
  readonly invalid?: boolean | undefined
  /** Stands at the end of the control, inside its outline. */
  readonly end?: ReactNode
}

/** A label and one native input. What it needs to say stands below it, in an `ErrorNote`. */
export const OurField = forwardRef<HTMLInputElement, FieldProps>(function Field(
  { id, label, invalid = false, end, ...input },
  ref,
) {
  const element = useRef<HTMLInputElement>(null)
  useElement(element, ref)
  return (
    <LabelledField id={id} label={label}>
      <div
        className="entryphone-control"
        data-invalid={invalid || undefined}
        data-disabled={input.disabled || undefined}
      >
        <input
          {...maskedField}
          {...input}
          ref={element}
          id={id}
          className={maskedFieldClass('entryphone-input')}
          aria-invalid={invalid || undefined}
        />
        {end}
      </div>
    </LabelledField>
  )
})

export const Field = slot('Field', OurField)

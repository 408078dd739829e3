'use client'
import { forwardRef, useState } from 'react'
import { useWidget } from '../../WidgetContext.ts'
import { Field, type FieldProps } from './Field.tsx'

export type PasswordFieldProps = Omit<FieldProps, 'type' | 'end'>

/** A password that can be looked at: typing it blind on a phone is what locks people out. */
export const PasswordField = forwardRef<HTMLInputElement, PasswordFieldProps>(function PasswordField(props, ref) {
  const { messages } = useWidget()
  const [shown, setShown] = useState(false)
  const word = shown ? messages.credentials.hide : messages.credentials.show
  return (
    <Field
      {...props}
      ref={ref}
      type={shown ? 'text' : 'password'}
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      end={
        <button
          type="button"
          className="entryphone-inside"
          aria-label={`${word}: ${props.label}`}
          aria-controls={props.id}
          onClick={() => setShown(!shown)}
        >
          {word}
        </button>
      }
    />
  )
})

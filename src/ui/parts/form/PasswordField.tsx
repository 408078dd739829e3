'use client'
import { forwardRef, useEffect, useRef, useState } from 'react'
import { hearBeside } from '../../../runtime/tree.ts'
import { useFirstWidget } from '../../WidgetContext.ts'
import { useElement } from '../shared/useElement.ts'
import { Field, type FieldProps } from './Field.tsx'
import { slot } from '../../slot.tsx'

/** A field’s attributes, without its type and its end: both are the eye’s. */
export type PasswordFieldProps = Omit<FieldProps, 'type' | 'end'>

/** A password that can be looked at: typing it blind on a phone is what locks people out. */
export const OurPasswordField = forwardRef<HTMLInputElement, PasswordFieldProps>(function PasswordField(props, ref) {
  const { messages } = useFirstWidget()
  const [shown, setShown] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  useElement(field, ref)
  // What was looked at is a password again before it is sent: to whoever stands by, and to what keeps passwords.
  useEffect(() => {
    const own = field.current
    if (own === null) return undefined
    return hearBeside(own, 'submit', ({ target }) => target === own.form && setShown(false), true)
  }, [])
  const word = shown ? messages.credentials.hide : messages.credentials.show
  return (
    <Field
      {...props}
      ref={field}
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

export const PasswordField = slot('PasswordField', OurPasswordField)

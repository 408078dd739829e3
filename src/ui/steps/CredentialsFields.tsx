'use client'
import type { UseFormRegisterReturn } from 'react-hook-form'
import type { StepOf } from '../../protocol/step.ts'
import { Field } from '../parts/form/Field.tsx'
import { PasswordField } from '../parts/form/PasswordField.tsx'
import { PhoneEntry, type PhoneEntryProps } from '../parts/phone/PhoneEntry.tsx'
import { useWidget } from '../WidgetContext.ts'

interface CredentialsFieldsProps extends Pick<PhoneEntryProps, 'onParsed' | 'onSubmitDeferred'> {
  readonly step: StepOf<'credentials'>
  readonly id: string
  readonly username: UseFormRegisterReturn<'username'>
  readonly password: UseFormRegisterReturn<'password'>
  /** Which of the two is to be mended. */
  readonly invalid: { readonly username: boolean; readonly password: boolean }
  readonly readOnly: boolean
  readonly onFocus: () => void
}

/** A user name, or a number, and a password. The first that is empty is where a person begins. */
export function CredentialsFields(props: CredentialsFieldsProps) {
  const { step, id, username, password, invalid, readOnly, onFocus, onParsed, onSubmitDeferred } = props
  const { messages, usernameKind = 'email', country } = useWidget()
  const words = messages.credentials
  const isNameKnown = step.username !== undefined
  const shared = { onFocus, readOnly, 'aria-describedby': `${id}-note` }
  const name = {
    ...username,
    ...shared,
    id: `${id}-username`,
    autoComplete: 'username',
    invalid: invalid.username,
    'data-first': isNameKnown ? undefined : '',
  }
  return (
    <>
      {step.variant === 'phone-and-password' ? (
        <PhoneEntry
          {...name}
          onParsed={onParsed}
          onSubmitDeferred={onSubmitDeferred}
          label={messages.phone.label}
          country={country}
          countries={step.countries}
        />
      ) : (
        <Field
          {...name}
          label={words.username[usernameKind]}
          type={usernameKind}
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
        />
      )}
      <PasswordField
        {...password}
        {...shared}
        id={`${id}-password`}
        label={words.password}
        autoComplete="current-password"
        invalid={invalid.password}
        data-first={isNameKnown ? '' : undefined}
      />
    </>
  )
}

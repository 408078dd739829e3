'use client'
import type { StepOf } from '../../protocol/step.ts'
import { FieldNote } from '../parts/form/ErrorNote.tsx'
import { Field } from '../parts/form/Field.tsx'
import { HiddenUsername } from '../parts/form/HiddenUsername.tsx'
import { PasswordField } from '../parts/form/PasswordField.tsx'
import { PhoneEntry, type PhoneEntryProps } from '../parts/phone/PhoneEntry.tsx'
import { useFirstWidget } from '../WidgetContext.ts'
import type { useCredentials } from './useCredentials.ts'

interface CredentialsFieldsProps extends Pick<PhoneEntryProps, 'onSubmitDeferred'> {
  readonly step: StepOf<'credentials'>
  readonly id: string
  readonly form: ReturnType<typeof useCredentials>
}

/** What the variant asks for. The first field that is empty is where a person begins. */
export function CredentialsFields(props: CredentialsFieldsProps) {
  const { step, id, form } = props
  const { messages } = useFirstWidget()
  if (step.variant === 'continue') return null
  const isAlone = step.variant === 'password'
  return (
    <>
      {isAlone ? (
        <HiddenUsername value={step.username} />
      ) : (
        <>
          <UsernameField {...props} />
          <FieldNote id={`${id}-name-note`} error={form.nameError} />
        </>
      )}
      <PasswordField
        {...form.password}
        {...sharedBy(form)}
        {...form.capsLock.listeners}
        onChange={() => form.onChange('password')}
        aria-describedby={`${id}-note`}
        id={`${id}-password`}
        label={messages.credentials.password}
        autoComplete="current-password"
        invalid={form.invalid.password}
        data-first={isAlone || step.username !== undefined ? '' : undefined}
      />
    </>
  )
}

/** A user name, or a number. */
function UsernameField({ step, id, form, onSubmitDeferred }: CredentialsFieldsProps) {
  const { messages, usernameKind = 'email', country } = useFirstWidget()
  const name = {
    ...sharedBy(form),
    ...form.username,
    // What is wrong with the two of them together stands under the password.
    'aria-describedby': form.isWrong ? `${id}-name-note ${id}-note` : `${id}-name-note`,
    id: `${id}-username`,
    autoComplete: 'username',
    invalid: form.invalid.username,
    'data-first': step.username === undefined ? '' : undefined,
  }
  if (step.variant === 'phone-and-password') {
    return (
      <PhoneEntry
        {...name}
        onChange={({ target }) => {
          form.onPhone(target.value)
          form.onChange('username')
        }}
        onParsed={form.onParsed}
        onSubmitDeferred={onSubmitDeferred}
        label={messages.phone.label}
        country={country}
        countries={step.countries}
      />
    )
  }
  return (
    <Field
      {...name}
      onChange={() => form.onChange('username')}
      label={messages.credentials.username[usernameKind]}
      type={usernameKind}
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
    />
  )
}

function sharedBy({ onFocus, isPending }: CredentialsFieldsProps['form']) {
  return { onFocus, readOnly: isPending, required: true }
}

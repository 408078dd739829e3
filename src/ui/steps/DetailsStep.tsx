'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useId, useMemo, useState } from 'react'
import { useForm } from 'react-hook-form'
import * as z from 'zod/mini'
import { useAction } from '../../flow/useAction.ts'
import { messageFor } from '../../locales/messageFor.ts'
import { noticeFor } from '../../locales/sentences.ts'
import type { Messages } from '../../locales/messages.ts'
import type { DetailsField, StepOf } from '../../protocol/step.ts'
import { Button } from '../parts/form/Button.tsx'
import { ErrorNote } from '../parts/form/ErrorNote.tsx'
import { Field } from '../parts/form/Field.tsx'
import { Form } from '../parts/form/Form.tsx'
import { Help } from '../parts/form/Help.tsx'
import { HiddenUsername } from '../parts/form/HiddenUsername.tsx'
import { useCapsLock } from '../parts/form/useCapsLock.ts'
import { PasswordField } from '../parts/form/PasswordField.tsx'
import { StepFrame } from '../StepFrame.tsx'
import { useLimit } from '../useLimit.ts'
import { useWidget } from '../useWidget.ts'

/** Asks for what else the backend wants to know: a name, a new password. */
export function DetailsStep({ step }: { readonly step: StepOf<'details'> }) {
  const { messages } = useWidget()
  const send = useAction('details', 'submit')
  const isLimited = useLimit(send.error)
  const id = useId()
  const capsLock = useCapsLock()
  const { fields } = step
  const isPassword = fields.every(({ kind }) => kind === 'new-password')
  const words = isPassword ? messages.details.ofPassword : messages.details
  const { register, handleSubmit, formState, clearErrors } = useForm<Record<string, string>>({
    defaultValues: Object.fromEntries(fields.map(({ name, value = '' }) => [name, value])),
    reValidateMode: 'onSubmit',
    resolver: useMemo(() => zodResolver(schemaOf(fields)), [fields]),
  })
  // With several nobody knows which of them it was.
  const [edited, setEdited] = useState<typeof step>()
  const isRefused = step.notice === 'details-refused' && fields.length === 1 && edited !== step
  const edit = (name: string) => {
    setEdited(step)
    if (send.error && !isLimited) send.reset()
    if (formState.errors[name] !== undefined) clearErrors(name)
  }
  const submit = handleSubmit((values) => send.submit({ values }))

  return (
    <StepFrame heading={words.heading} sentence={words.sentence} foot={<Help />}>
      <Form onSubmit={() => void submit()}>
        <HiddenUsername value={step.username} />
        {fields.map((field, index) => {
          const problem = formState.errors[field.name]?.message
          const isLast = index === fields.length - 1
          const isSecret = field.kind === 'new-password'
          const Input = isSecret ? PasswordField : Field
          const { onBlur, ...registered } = register(field.name, { onChange: () => edit(field.name) })
          return (
            <div key={field.name} className="entryphone-detail">
              <Input
                {...registered}
                {...(isSecret && capsLock.listeners)}
                onBlur={(event) => {
                  if (isSecret) capsLock.listeners.onBlur()
                  void onBlur(event)
                }}
                id={`${id}-${index}`}
                label={labelOf(messages, field)}
                autoComplete={isSecret ? 'new-password' : autoComplete[plain(field.name)]}
                required
                // What makes passwords up keeps to it.
                minLength={isSecret ? field.minimumLength : undefined}
                maxLength={field.maximumLength}
                readOnly={send.isPending}
                invalid={problem !== undefined || isRefused}
                aria-describedby={`${id}-${index}-note`}
                data-first={index === 0 ? '' : undefined}
              />
              <ErrorNote
                id={`${id}-${index}-note`}
                error={
                  problemSentence(messages, field, problem) ?? (isLast ? messageFor(messages, send.error) : undefined)
                }
                retryAt={isLast ? send.error?.retryAt : undefined}
                notice={isLast ? noticeFor(messages, step) : undefined}
                hint={(isSecret ? capsLock.hint : undefined) ?? boundsOf(messages, field)}
              />
            </div>
          )
        })}
        <Button type="submit" busy={send.isPending} waiting={isLimited}>
          {messages.details.submit}
        </Button>
      </Form>
    </StepFrame>
  )
}

const autoComplete: Readonly<Record<string, string>> = {
  name: 'name',
  email: 'email',
  username: 'username',
}

function schemaOf(fields: readonly DetailsField[]) {
  return z.object(Object.fromEntries(fields.map((field) => [field.name, valueOf(field)])))
}

function valueOf({ kind, minimumLength = 1, maximumLength = 1000 }: DetailsField) {
  const text = z
    .string()
    .check(z.minLength(1, 'missing'), z.minLength(minimumLength, 'too-short'), z.maxLength(maximumLength, 'too-long'))
  // A password is taken as it is typed, spaces and all.
  return kind === 'text' ? z.pipe(z.string().check(z.trim()), text) : text
}

/** LIFE PAY calls what an account begins with `initial_username`. */
function plain(name: string): string {
  return name.replace(/^initial_/, '')
}

function labelOf({ details }: Messages, { name, kind }: DetailsField): string {
  return details.fields[plain(name)] ?? (kind === 'new-password' ? details.newPassword : name)
}

function boundsOf({ details }: Messages, { minimumLength = 0 }: DetailsField): string | undefined {
  return minimumLength > 1 ? details.tooShort(minimumLength) : undefined
}

function problemSentence({ details }: Messages, field: DetailsField, problem: string | undefined): string | undefined {
  if (problem === 'too-short') return details.tooShort(field.minimumLength ?? 1)
  if (problem === 'too-long') return details.tooLong(field.maximumLength ?? 1000)
  if (problem === undefined) return undefined
  return (
    details.missing[plain(field.name)] ??
    (field.kind === 'new-password' ? details.newPasswordMissing : details.otherMissing)
  )
}

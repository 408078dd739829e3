'use client'
import { useId, useState } from 'react'
import { noticeFor } from '../../locales/sentences.ts'
import type { StepOf } from '../../protocol/step.ts'
import { Button } from '../parts/form/Button.tsx'
import { CheckBox } from '../parts/form/CheckBox.tsx'
import { ErrorNote } from '../parts/form/ErrorNote.tsx'
import { Form } from '../parts/form/Form.tsx'
import { Help } from '../parts/form/Help.tsx'
import { StepFrame } from '../StepFrame.tsx'
import { useFirstWidget } from '../WidgetContext.ts'
import { Answers } from './Answers.tsx'
import { CredentialsFields } from './CredentialsFields.tsx'
import { screenWords } from './credentialsWords.ts'
import { KeptScreen } from './KeptScreen.tsx'
import { useCredentials } from './useCredentials.ts'
import { useKeep } from './useKeep.ts'
import { useStepChallenge } from './useStepChallenge.tsx'

/** Asks for a user name or a number and a password, for the password alone, or only whether to go on. */
export function CredentialsStep({ step }: { readonly step: StepOf<'credentials'> }) {
  const { messages } = useFirstWidget()
  const words = screenWords(messages, step)
  const [isDeferred, setDeferred] = useState(false)
  const id = useId()
  const challenge = useStepChallenge(step.captcha?.submit)
  const form = useCredentials(step, challenge)

  const { kept, keep } = useKeep(step.about, form.failed)
  const submit = {
    type: 'submit',
    busy: form.isPending || isDeferred,
    waiting: form.isLimited,
    onFocus: form.onFocus,
  } as const
  if (kept !== undefined) return <KeptScreen kept={kept} />

  return (
    <StepFrame heading={words.heading} sentence={words.sentence} foot={<Help />}>
      <Form onSubmit={form.submit}>
        <CredentialsFields step={step} id={id} form={form} onSubmitDeferred={setDeferred} />
        <ErrorNote
          id={`${id}-note`}
          error={form.error}
          retryAt={form.retryAt}
          notice={noticeFor(messages, step)}
          hint={form.capsLock.hint}
        />
        {(step.staySignedIn !== undefined || step.forgot === true) && (
          <div className="entryphone-row">
            {step.staySignedIn !== undefined && (
              <CheckBox {...form.staySignedIn} label={messages.credentials.staySignedIn} />
            )}
            {step.forgot === true && (
              <Button look="link" busy={form.isForgetting} waiting={form.isLimited} onClick={form.forget}>
                {messages.credentials.forgot}
              </Button>
            )}
          </div>
        )}
        {challenge.draw({ wanted: form.touched, error: form.failed })}
        {step.about === undefined ? (
          <Button {...submit} data-first={step.variant === 'continue' ? '' : undefined}>
            {words.submit}
          </Button>
        ) : (
          <Answers {...submit} about={step.about} onKeep={keep}>
            {words.submit}
          </Answers>
        )}
      </Form>
    </StepFrame>
  )
}

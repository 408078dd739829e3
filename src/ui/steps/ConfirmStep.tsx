'use client'
import { useId } from 'react'
import { useAction } from '../../flow/useAction.ts'
import { messageFor } from '../../locales/messageFor.ts'
import { noticeFor } from '../../locales/sentences.ts'
import { formatPhone } from '../../phone/formatPhone.ts'
import type { StepOf } from '../../protocol/step.ts'
import { Button } from '../parts/form/Button.tsx'
import { ErrorNote } from '../parts/form/ErrorNote.tsx'
import { Help } from '../parts/form/Help.tsx'
import { maskedText, maskedTextClass } from '../masked.ts'
import { StepFrame } from '../StepFrame.tsx'
import { useLimit } from '../useLimit.ts'
import { useWidget } from '../WidgetContext.ts'

/** Says what is about to change, and waits for a yes. */
export function ConfirmStep({ step }: { readonly step: StepOf<'confirm'> }) {
  const { messages } = useWidget()
  const words = messages.confirm[step.about]
  const confirm = useAction('confirm', 'submit')
  const isLimited = useLimit(confirm.error)
  const number = step.phone === undefined ? undefined : formatPhone(step.phone)

  return (
    <StepFrame
      heading={words.heading}
      sentence={words.sentence}
      spoken={number === undefined ? words.sentence : `${words.sentence} ${number}`}
      foot={<Help />}
    >
      <div className="entryphone-form entryphone-confirm">
        {number !== undefined && (
          <bdi {...maskedText} dir="ltr" className={maskedTextClass('entryphone-to')} translate="no">
            {number}
          </bdi>
        )}
        <ErrorNote
          id={useId()}
          error={messageFor(messages, confirm.error)}
          retryAt={confirm.error?.retryAt}
          notice={noticeFor(messages, step)}
        />
        <Button busy={confirm.isPending} waiting={isLimited} onClick={() => confirm.submit({})}>
          {words.submit}
        </Button>
      </div>
    </StepFrame>
  )
}

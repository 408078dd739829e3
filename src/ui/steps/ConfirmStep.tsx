'use client'
import { useId } from 'react'
import { useAction } from '../../flow/useAction.ts'
import { messageFor } from '../../locales/messageFor.ts'
import { noticeFor } from '../../locales/sentences.ts'
import { formatPhone } from '../../phone/formatPhone.ts'
import type { StepOf } from '../../protocol/step.ts'
import { ErrorNote } from '../parts/form/ErrorNote.tsx'
import { Help } from '../parts/form/Help.tsx'
import { maskedText, maskedTextClass } from '../masked.ts'
import { StepFrame } from '../StepFrame.tsx'
import { useLimit } from '../useLimit.ts'
import { useWidget } from '../useWidget.ts'
import { Answers } from './Answers.tsx'
import { KeptScreen } from './KeptScreen.tsx'
import { useKeep } from './useKeep.ts'

/** Says what is about to change, and waits for one of two answers. */
export function ConfirmStep({ step }: { readonly step: StepOf<'confirm'> }) {
  const { messages } = useWidget()
  const words = messages.confirm[step.about]
  const confirm = useAction('confirm', 'submit')
  const isLimited = useLimit(confirm.error)
  const number = step.phone === undefined ? undefined : formatPhone(step.phone)

  const { kept, keep } = useKeep(step.about, confirm.error)
  const notice = noticeFor(messages, step)
  const noteId = useId()
  if (kept !== undefined) return <KeptScreen kept={kept} />

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
        {notice !== undefined && <ErrorNote id={`${noteId}-notice`} notice={notice} />}
        <Answers
          about={step.about}
          onKeep={keep}
          busy={confirm.isPending}
          waiting={isLimited}
          onClick={() => confirm.submit({})}
        >
          {words.submit}
        </Answers>
        {/* Below: nothing that could be pressed moves, and no room is kept for what hardly ever comes. */}
        <ErrorNote id={noteId} error={messageFor(messages, confirm.error)} retryAt={confirm.error?.retryAt} />
      </div>
    </StepFrame>
  )
}

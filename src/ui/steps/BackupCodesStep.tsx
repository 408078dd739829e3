'use client'
import { useId } from 'react'
import { useAction } from '../../flow/useAction.ts'
import type { StepOf } from '../../protocol/step.ts'
import { Button } from '../parts/Button.tsx'
import { CopyButton } from '../parts/CopyButton.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { StepFrame } from '../StepFrame.tsx'
import { useWidget } from '../WidgetContext.ts'
import { errorSentence, noticeSentence } from './errorSentence.ts'

/** Shows the backup codes: now, and never again. */
export function BackupCodesStep({ step }: { readonly step: StepOf<'backup-codes'> }) {
  const { messages } = useWidget()
  const words = messages.backupCodes
  const goOn = useAction('backup-codes', 'submit')
  return (
    <StepFrame heading={words.heading} sentence={words.sentence}>
      <ul className="entryphone-codes" dir="ltr" translate="no">
        {step.codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="entryphone-actions">
        <CopyButton text={step.codes.join('\n')} label={words.copy} copied={words.copied} />
      </div>
      <ErrorNote
        id={useId()}
        error={errorSentence(messages, goOn.error)}
        retryAt={goOn.error?.retryAt}
        notice={noticeSentence(messages, step)}
      />
      <Button busy={goOn.isPending} onClick={() => goOn.submit({})}>
        {words.submit}
      </Button>
    </StepFrame>
  )
}

'use client'
import { useEffect, useId, useRef, useState } from 'react'
import { useAction } from '../../flow/useAction.ts'
import type { StepOf } from '../../protocol/step.ts'
import { Button } from '../parts/form/Button.tsx'
import { CopyButton } from '../parts/enrolment/CopyButton.tsx'
import { ErrorNote } from '../parts/form/ErrorNote.tsx'
import { printPage, saveFile } from '../parts/enrolment/saveAndPrint.ts'
import { messageFor } from '../../locales/messageFor.ts'
import { noticeFor } from '../../locales/sentences.ts'
import { maskedText, maskedTextClass } from '../masked.ts'
import { StepFrame } from '../StepFrame.tsx'
import { useLimit } from '../useLimit.ts'
import { useWidget } from '../useWidget.ts'

/** What did not work of what was asked for last. */
type Failed = 'copy' | 'print' | undefined

/** Shows the backup codes: now, and never again. */
export function BackupCodesStep({ step }: { readonly step: StepOf<'backup-codes'> }) {
  const { messages } = useWidget()
  const words = messages.backupCodes
  const confirm = useAction('backup-codes', 'submit')
  const isLimited = useLimit(confirm.error)
  const [failed, setFailed] = useState<Failed>()
  const sentences = { copy: messages.copyFailed, print: words.printFailed }

  return (
    <StepFrame heading={words.heading} sentence={words.sentence}>
      <KeptCodes codes={step.codes} onFailed={setFailed} />
      <ErrorNote
        id={useId()}
        error={messageFor(messages, confirm.error)}
        retryAt={confirm.error?.retryAt}
        notice={failed === undefined ? noticeFor(messages, step) : { kind: 'refusal', text: sentences[failed] }}
      />
      <Button busy={confirm.isPending} waiting={isLimited} onClick={() => confirm.submit({})}>
        {words.submit}
      </Button>
    </StepFrame>
  )
}

interface KeptCodesProps {
  readonly codes: readonly string[]
  readonly onFailed: (failed: Failed) => void
}

/** The codes, and each way to keep them. */
function KeptCodes({ codes, onFailed }: KeptCodesProps) {
  const { messages, brand } = useWidget()
  const words = messages.backupCodes
  const list = useRef<HTMLOListElement>(null)
  /** Which ways have been taken: each keeps its tick. */
  const [kept, setKept] = useState<Readonly<Partial<Record<'copy' | 'download' | 'print', ''>>>>({})
  const keep = (way: keyof typeof kept) => {
    setKept({ ...kept, [way]: '' })
    onFailed(undefined)
  }
  const endPrinting = useRef<() => void>(undefined)
  useEffect(() => () => endPrinting.current?.(), [])

  const page = {
    title: brand === undefined ? words.heading : `${brand.name}: ${words.heading}`,
    sentence: words.sentence,
    lines: codes,
    language: messages.language,
    direction: messages.direction,
  }
  const print = () => {
    endPrinting.current?.()
    endPrinting.current = printPage(page)
    if (endPrinting.current === undefined) onFailed('print')
    else keep('print')
  }
  return (
    <>
      <ol {...maskedText} ref={list} className={maskedTextClass('entryphone-codes')} dir="ltr" translate="no">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className="entryphone-actions">
        <CopyButton
          text={codes.join('\n')}
          label={words.copy}
          copied={words.copied}
          look="second"
          data-done={kept.copy}
          shownIn={list}
          onCopied={(worked) => (worked ? keep('copy') : onFailed('copy'))}
        />
        <Button
          look="second"
          data-done={kept.download}
          onClick={() => {
            saveFile(`${words.fileName}.txt`, page)
            keep('download')
          }}
        >
          {words.download}
        </Button>
        <Button look="second" data-done={kept.print} onClick={print}>
          {words.print}
        </Button>
      </div>
    </>
  )
}

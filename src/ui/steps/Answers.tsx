'use client'
import type { ReactNode } from 'react'
import type { FactorChange } from '../../protocol/step.ts'
import { Button, type ButtonProps } from '../parts/form/Button.tsx'
import { useFirstWidget } from '../WidgetContext.ts'

interface AnswersProps extends Pick<ButtonProps, 'type' | 'busy' | 'waiting' | 'onClick' | 'onFocus'> {
  readonly about: FactorChange
  readonly onKeep: () => void
  readonly children: ReactNode
}

const removals: ReadonlySet<FactorChange> = new Set<FactorChange>(['remove-app', 'remove-phone', 'remove-sms'])

/** The two answers to a question. What takes something away looks like it, and leaving things as they are is as near. */
export function Answers({ about, onKeep, children, ...yes }: AnswersProps) {
  const { confirm } = useFirstWidget().messages
  return (
    <div className="entryphone-answers">
      <Button {...yes} look={removals.has(about) ? 'danger' : 'main'}>
        {children}
      </Button>
      {/* What is on its way can not be called back. */}
      <Button look="second" waiting={yes.busy} onClick={onKeep}>
        {confirm[about].keep}
      </Button>
    </div>
  )
}

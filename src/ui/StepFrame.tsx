'use client'
import { createElement, type ReactNode, useContext, useEffect, useRef } from 'react'
import { useFlow } from '../flow/useFlow.ts'
import type { Step } from '../protocol/step.ts'
import { ArrivalContext, useWidget } from './WidgetContext.ts'

export interface StepFrameProps {
  readonly heading: string
  readonly sentence?: ReactNode
  /** The sentence as it is read out, where it is more than text. */
  readonly spoken?: string | undefined
  readonly children?: ReactNode
  /** One quiet line at the foot of the card. */
  readonly foot?: ReactNode
  /** Comes last, so that its coming moves nothing: a challenge that was not asked for at first. */
  readonly below?: ReactNode
}

/** What every screen has: heading, sentence, foot; focus that follows the person; the arrival, read out. */
export function StepFrame({ heading, sentence, spoken, children, foot, below }: StepFrameProps) {
  const { headingLevel = 2 } = useWidget()
  const frame = useRef<HTMLDivElement>(null)
  useFocusOnArrival(frame)
  useSayArrival([heading, spoken ?? (typeof sentence === 'string' ? sentence : '')])
  return (
    <div className="entryphone-step" ref={frame}>
      {createElement(`h${headingLevel}`, { className: 'entryphone-heading', tabIndex: -1 }, heading)}
      {sentence !== undefined && <p className="entryphone-sentence">{sentence}</p>}
      {children}
      <div className="entryphone-foot">{foot}</div>
      {below}
    </div>
  )
}

function useFocusOnArrival(frame: React.RefObject<HTMLElement | null>) {
  const arrived = useContext(ArrivalContext)
  useEffect(() => {
    if (!arrived) return
    const first = frame.current?.querySelector<HTMLElement>('[data-first]:not([type=hidden])')
    const target = first ?? frame.current?.querySelector<HTMLElement>('.entryphone-heading')
    target?.focus()
  }, [arrived, frame])
}

/** Reads the new screen out, and later only the news that comes with another step of the same kind. */
function useSayArrival(words: readonly string[]) {
  const arrived = useContext(ArrivalContext)
  const { messages, announce } = useWidget()
  const { step } = useFlow()
  const said = useRef<Step | 'nothing'>('nothing')
  const notice =
    step !== undefined && 'notice' in step && step.notice !== undefined ? messages.notices[step.notice] : ''
  const whole = [...words, notice].filter((part) => part !== '').join(' ')
  useEffect(() => {
    const before = said.current
    if (step === undefined || before === step) return
    said.current = step
    if (before !== 'nothing') announce(notice)
    else if (arrived) announce(whole)
  }, [step, arrived, notice, whole, announce])
}

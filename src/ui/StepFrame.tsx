'use client'
import { createElement, type ReactNode, useEffect, useRef, useState } from 'react'
import { useFlow } from '../flow/useFlow.ts'
import type { FirstMessages } from '../locales/messages.ts'
import { noticeFor } from '../locales/sentences.ts'
import type { Instant, Step } from '../protocol/step.ts'
import { now } from '../runtime/clock.ts'
import { useEmptiedWhenGone } from './useEmptiedWhenGone.ts'
import { useFirstWidget } from './WidgetContext.ts'
import { adviseOnStyles } from './adviseOnStyles.ts'
import { slot } from './slot.tsx'

/** A screen’s heading and sentence, and what stands below them. */
export interface StepFrameProps {
  /** Takes the focus when the step arrives, where nothing has `data-first`. */
  readonly heading: string
  /** One sentence below the heading. */
  readonly sentence?: ReactNode
  /** The sentence as it is read out, where it is more than text. */
  readonly spoken?: string | undefined
  /** The screen itself. */
  readonly children?: ReactNode
  /** It takes a screen's place by itself: what the person pressed is gone with that. */
  readonly arrives?: boolean | undefined
  /** One quiet line at the foot of the card. */
  readonly foot?: ReactNode
}

/** What every screen has: heading, sentence, foot; focus that follows the person; the arrival, read out. */
export function OurStepFrame({ heading, sentence, spoken, arrives = false, children, foot }: StepFrameProps) {
  const { headingLevel = 2 } = useFirstWidget()
  const frame = useRef<HTMLDivElement>(null)
  const arrived = useArrived(arrives)
  useFocusOnArrival(frame, arrived)
  useEmptiedWhenGone(frame)
  useSayArrival(arrived, `${heading} ${spoken ?? (typeof sentence === 'string' ? sentence : '')}`.trim())
  return (
    <div className="entryphone-step" ref={frame}>
      {createElement(`h${headingLevel}`, { className: 'entryphone-heading', tabIndex: -1 }, heading)}
      {sentence !== undefined && <p className="entryphone-sentence">{sentence}</p>}
      {children}
      <div className="entryphone-foot">{foot}</div>
    </div>
  )
}

export const StepFrame = slot('StepFrame', OurStepFrame)

/** Did the person's own action bring them to this screen? Settled as it comes: later news is no arrival. */
function useArrived(arrives: boolean): boolean {
  const { arrived } = useFlow()
  const { autoFocus = false } = useFirstWidget()
  const [atFirst] = useState(arrives || arrived || autoFocus)
  return atFirst
}

function useFocusOnArrival(frame: React.RefObject<HTMLElement | null>, arrived: boolean) {
  useEffect(() => adviseOnStyles(frame.current), [frame])
  useEffect(() => {
    if (!arrived) return
    const first = frame.current?.querySelector<HTMLElement>('[data-first]:not([type=hidden])')
    const target = first ?? frame.current?.querySelector<HTMLElement>('.entryphone-heading')
    target?.focus()
  }, [arrived, frame])
}

/** Reads the new screen out, and later what is new with another step of the same kind: its words, or the news alone. */
function useSayArrival(arrived: boolean, words: string) {
  const { messages, announce } = useFirstWidget()
  const { step, moves } = useFlow()
  const said = useRef<readonly [moves: number, words: string]>([0, ''])
  const notice = (step && spokenNotice(messages, step)) ?? ''
  useEffect(() => {
    const [before, wordsBefore] = said.current
    if (before === moves) return
    said.current = [moves, words]
    if (arrived || before !== 0) announce(wordsBefore === words ? notice : `${words} ${notice}`.trim())
  }, [moves, arrived, notice, words, announce])
}

/** A time is said once, in words, and as it is now. */
function spokenNotice(messages: FirstMessages, step: Step): string | undefined {
  const spoken = (until: Instant | undefined) =>
    until === undefined || until <= now() ? undefined : messages.duration(Math.ceil((until - now()) / 1000))
  const block = step.kind === 'code' ? spoken(step.blockedUntil) : undefined
  if (block !== undefined) return messages.code.blocked(block)
  return noticeFor(messages, step, step.kind === 'code' ? spoken(step.resendAt) : undefined)?.text
}

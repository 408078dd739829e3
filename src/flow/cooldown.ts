import { now } from '../runtime/clock.ts'
import { AuthError, errorMeanings } from '../protocol/error.ts'
import type { Sent } from '../runtime/smsCode.ts'
import { isOffline } from '../runtime/isOffline.ts'
import type { Actions, E164, PhoneStep, SentMessage, Step } from '../protocol/step.ts'
import type { Flow } from './createFlow.ts'
import { mergeSent, placeOf } from './otherTabs/merge.ts'

/** Milliseconds between two messages, where a backend says nothing of it. */
const usualPause = 60_000

/** The pause that a request for a message begins, from when it leaves until it is answered. */
export interface Cooldown {
  /** The step as the backend is to see it. */
  readonly step: Step
  /** The answer, with the pause that an earlier request began, where nobody knows what became of that one. */
  answered(answer: Step): Step
  /** Ends the pause if what went wrong says that nothing was sent. */
  failed(thrown: unknown): void
}

/**
 * The pause between messages begins as the request leaves: on the step, in storage and in other tabs. Whoever goes back,
 * loads the page anew or closes the tab before there is an answer, or never gets one, waits like anyone else.
 */
export function beginCooldown(flow: Flow, step: Step, action: string, input: unknown): Cooldown {
  const message = requestedMessage(flow, step, action, input)
  const asked = message && paused(step, message)
  if (message !== undefined && asked !== undefined) flow.send({ type: 'asked', step: asked, message })
  const asksAgain = flow.backend.sending?.sendsAnew !== true && step.kind === 'phone' && action === 'submit'
  const earlier = asksAgain ? unansweredIn(step, input) : undefined
  return {
    step: earlier === undefined ? step : withoutSent(step),
    answered: (answer) => (earlier === undefined ? answer : afterPause(answer, earlier)),
    failed(thrown) {
      if (message === undefined || !(thrown instanceof AuthError) || errorMeanings[thrown.code].outcome !== 'refused')
        return
      // What was heard of meanwhile is not undone.
      if (flow.getState() === asked) flow.send({ type: 'refused', step, message })
    },
  }
}

/** The message an action requests. None where the backend will request none: the earlier one is still good. */
function requestedMessage(flow: Flow, step: Step, action: string, input: unknown): SentMessage | undefined {
  // Without a line no request leaves.
  if (isOffline()) return undefined
  const { sending } = flow.backend
  const resendAt = now() + (sending?.pause ?? sending?.longestWait ?? usualPause)
  if (step.kind === 'phone' && action === 'submit') {
    const phone = phoneIn(input)
    if (phone === undefined) return undefined
    const isGood = isUnderway(step, phone) && (step.sent?.unanswered !== true || sending?.sendsAnew === true)
    return isGood ? undefined : { phone, resendAt, unanswered: true }
  }
  if (step.kind !== 'code' || action !== 'resend' || step.resendAt === undefined) return undefined
  const later = Math.max(resendAt, step.resendAt)
  const { expiresAt } = step
  return {
    // Nobody has said where a message goes that comes instead of an app's code.
    ...(step.factor === 'sms' && placeOf(step)),
    resendAt: later,
    ...(expiresAt !== undefined && { expiresAt }),
    unanswered: true,
  }
}

function paused(step: Step, message: SentMessage): Step {
  const { phone, resendAt, expiresAt } = message
  if (step.kind === 'phone' && phone !== undefined) {
    return { ...step, sent: { phone, resendAt, ...(expiresAt !== undefined && { expiresAt }), unanswered: true } }
  }
  if (step.kind !== 'code') return step
  // What was said of the message before is over.
  const { notice: _, ...rest } = step
  return { ...rest, resendAt, ...(step.back && { back: mergeSent(step.back, message, now()) }) }
}

/** A request for a message to this very number of which nobody knows what became. A server that knows is asked again. */
function unansweredIn(step: PhoneStep, input: unknown): Sent | undefined {
  return step.sent?.unanswered === true && isUnderway(step, phoneIn(input)) ? step.sent : undefined
}

/** A message to this number has been requested, and nobody may have the next one yet. */
function isUnderway({ sent }: PhoneStep, phone: E164 | undefined): boolean {
  return sent !== undefined && sent.phone === phone && now() < sent.resendAt
}

function withoutSent(step: Step): Step {
  if (step.kind !== 'phone') return step
  const { sent: _, ...rest } = step
  return rest
}

function afterPause(answer: Step, { phone, resendAt }: Sent): Step {
  if (answer.kind !== 'code' || answer.resendAt === undefined || answer.resendAt >= resendAt) return answer
  const { back } = answer
  const sent = { phone, resendAt, ...(answer.expiresAt !== undefined && { expiresAt: answer.expiresAt }) }
  return { ...answer, resendAt, ...(back?.kind === 'phone' && { back: { ...back, sent } }) }
}

/** What `phone.submit` takes. */
function phoneIn(input: unknown): E164 | undefined {
  return hasPhone(input) ? input.phone : undefined
}

function hasPhone(input: unknown): input is Actions['phone']['submit'] {
  return typeof input === 'object' && input !== null && 'phone' in input
}

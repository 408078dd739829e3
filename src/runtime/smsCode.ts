import { AuthError } from '../protocol/error.ts'
import type { CodeStep, E164, Instant, PhoneStep } from '../protocol/step.ts'
import { present } from './present.ts'

/**
 * The phone step and the code step of a backend that sends codes by text message: how each is made so that both know of
 * the message, and when another one is needless. How they come back over a reload is in `resumed.ts`.
 */

/** What a phone step knows of a message that went out. */
export type Sent = NonNullable<PhoneStep['sent']>

/** What a code step says, but for what it is. A field that is `undefined` is left out. */
type CodeFields = Pick<CodeStep, 'context' | 'code'> & {
  readonly [Name in Exclude<keyof CodeStep, 'kind' | 'factor' | 'context' | 'code'>]?: CodeStep[Name] | undefined
}

/**
 * The message that makes another to this number needless: nobody may have the next one yet, and its code is good. So
 * `phone.submit` answers with the code step again (`sent-recently`) and sends nothing. Undefined: send one.
 */
export function stillGood({ sent }: Pick<PhoneStep, 'sent'>, phone: E164, now: Instant): Sent | undefined {
  return sent?.phone === phone && now < sent.resendAt ? sent : undefined
}

/** The step that asks for the code of a message. */
export function smsCodeStep(fields: CodeFields): CodeStep {
  return { kind: 'code', factor: 'sms', ...present(fields) }
}

/**
 * The phone step that a code step leads back to: it shows the number, and the same number again sends nothing. The code
 * step is an answer, so the message is none that nobody has answered.
 */
export function phoneStepAfter(from: PhoneStep, message: Sent): PhoneStep {
  const { unanswered: _, ...sent } = message
  // Its notice was read when it was on screen.
  const { notice: __, ...rest } = from
  return { ...rest, phone: sent.phone, sent }
}

/** The number whose code a step asks for. It may have come through storage, so it is held to the backend's rule again. */
export function numberOf(step: CodeStep, accepts: (phone: string | undefined) => phone is E164): E164 {
  const phone = textOfNumber(step)
  if (accepts(phone)) return phone
  throw new AuthError('unexpected', {
    cause: 'The code step has no number that this backend can send to. Start the sign-in again.',
  })
}

/** On the step, where the person gave the number here, or else in what the backend wants back. */
export function textOfNumber({ phone, context }: CodeStep): string | undefined {
  const kept = phone ?? context['phone']
  return typeof kept === 'string' ? kept : undefined
}

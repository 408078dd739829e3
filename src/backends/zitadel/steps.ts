import type {
  CodeShape,
  CodeStep,
  ConfirmStep,
  FactorChange,
  DoneStep,
  E164,
  Instant,
  PhoneStep,
  SignInAgainStep,
  Step,
} from '../../protocol/step.ts'
import { isE164 } from '../../protocol/e164.ts'
import type { ZitadelDetails } from './transport.ts'

/** A message this widget had ZITADEL send. */
export interface Sent {
  readonly phone: E164
  readonly resendAt: Instant
  readonly expiresAt?: Instant
}

/** The most a deadline can lie ahead: what came back over a reload is not believed beyond it. */
export interface Bounds {
  readonly resendAt: Instant
  readonly expiresAt: Instant
}

export function phoneStep(more: Partial<PhoneStep> = {}): PhoneStep {
  return { kind: 'phone', purpose: 'verify', context: {}, ...more }
}

interface CodeStepFields {
  /** What the number is for, where it is not only to be verified. */
  readonly purpose?: PhoneStep['purpose'] | undefined
  readonly resendAt: Instant
  readonly expiresAt?: Instant | undefined
  readonly notice?: CodeStep['notice']
  /** Absent: it is unknown when a message was sent, or whether one was. */
  readonly sent?: Sent | undefined
}

/** Asks for the code that was sent to this number. */
export function codeStep(
  code: CodeShape,
  phone: E164,
  { purpose, resendAt, expiresAt, notice, sent }: CodeStepFields,
): CodeStep {
  return {
    kind: 'code',
    factor: 'sms',
    to: phone,
    code,
    resendAt,
    ...(expiresAt !== undefined && { expiresAt }),
    ...(notice && { notice }),
    context: { phone },
    back: phoneStep({ phone, ...(purpose && { purpose }), ...(sent && { sent }) }),
  }
}

/** Asks whether this is really wanted. */
export function confirmStep(about: FactorChange, more: Partial<ConfirmStep> = {}): ConfirmStep {
  return { kind: 'confirm', about, context: {}, ...more }
}

export function doneStep(
  phone: E164 | undefined,
  details: ZitadelDetails | undefined,
  outcome: NonNullable<DoneStep['outcome']> = 'phone-verified',
  /** What was turned on is asked for at each sign-in, and the token was made without it. */
  isLast = false,
): DoneStep {
  const signInAgain = isLast ? ({ signInAgain: 'second-factor' } as const) : {}
  return {
    kind: 'done',
    outcome,
    session: { ...(phone && { phone }), ...(details && { details }), ...signInAgain },
    ...signInAgain,
  }
}

/** The multi-factor gate is closed to the token. */
export function signInAgainStep(keepApp: boolean): SignInAgainStep {
  return { kind: 'sign-in-again', reason: 'second-factor', context: {}, ...(keepApp && { keepApp }) }
}

/** The number a step is about. The step may have come through storage. */
export function phoneIn(step: Step): E164 | undefined {
  const phone = step.kind === 'code' ? step.context['phone'] : step.kind === 'phone' ? step.sent?.phone : undefined
  return isE164(phone) ? phone : undefined
}

/** The message a step remembers, its deadlines no further off than any of ours. */
export function sentIn(step: Step, bounds: Bounds): Sent | undefined {
  const asked = step.kind === 'code' ? step.back : step
  if (asked?.kind !== 'phone' || asked.sent === undefined) return undefined
  const { phone, resendAt, expiresAt } = asked.sent
  return {
    phone,
    resendAt: Math.min(resendAt, bounds.resendAt),
    ...(expiresAt !== undefined && { expiresAt: Math.min(expiresAt, bounds.expiresAt) }),
  }
}

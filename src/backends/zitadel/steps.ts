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
} from '../../protocol/step.ts'
import { phoneStepAfter, type Sent, smsCodeStep } from '../../runtime/smsCode.ts'
import type { ZitadelDetails } from './transport.ts'

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
  const from = phoneStep({ ...(purpose && { purpose }) })
  return smsCodeStep({
    to: phone,
    code,
    resendAt,
    expiresAt,
    notice,
    context: { phone },
    back: sent === undefined ? { ...from, phone } : phoneStepAfter(from, sent),
  })
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

import { sixDigits } from '../../protocol/codeShape.ts'
import type { CodeStep, CredentialsStep, EnrolStep, Instant, PhoneStep, StepContext } from '../../protocol/step.ts'
import { present } from '../../runtime/present.ts'
import { phoneStepAfter, smsCodeStep } from '../../runtime/smsCode.ts'
import { blockedUntil } from './codeMisses.ts'
import { withoutEnd } from '../../runtime/withoutEnd.ts'
import { otpauthUri } from './otpauth.ts'
import type { AppSetup } from './product.ts'
import type { VaultEntry } from './vaultEntry.ts'

/** What a step is made from: the vault's entry, the context that names it, and the form that began it. */
export interface StepSource {
  readonly context: StepContext
  readonly entry: VaultEntry<unknown>
  readonly form: CredentialsStep
  readonly now: Instant
}

/** The way back to the credentials; it names the vault's entry, so coming again counts as coming again. */
export function backToCredentials({ context, entry, form }: StepSource): CredentialsStep {
  const { notice: _, ...rest } = form
  return { ...rest, ...entry.entered, context }
}

export function phoneStep(source: StepSource): PhoneStep {
  const { messages } = source.entry
  const step: PhoneStep = {
    kind: 'phone',
    purpose: 'second-factor',
    context: source.context,
    back: backToCredentials(source),
  }
  if (messages?.phone === undefined) return step
  const { phone, resendAt, expiresAt } = messages
  return phoneStepAfter(step, present({ phone, resendAt, expiresAt }))
}

export function smsStep(source: StepSource, notice?: CodeStep['notice']): CodeStep {
  const { entry, context, now } = source
  const { messages } = entry
  return smsCodeStep({
    code: sixDigits,
    context,
    // A number that was given here may be given again; a stored one cannot be changed by signing in.
    back: messages?.phone === undefined ? backToCredentials(source) : phoneStep(source),
    resendAt: messages?.resendAt ?? now,
    to: messages?.to,
    expiresAt: messages?.expiresAt,
    blockedUntil: blockedUntil(entry.misses, 'sms', now),
    notice,
  })
}

/** Backup codes differ from an app's, and the step says that they are taken. */
export function appStep(source: StepSource): CodeStep {
  const blocked = blockedUntil(source.entry.misses, 'app', source.now)
  return {
    kind: 'code',
    factor: 'app',
    code: sixDigits,
    context: source.context,
    back: backToCredentials(source),
    acceptsBackupCode: true,
    ...(blocked !== undefined && { blockedUntil: blocked }),
  }
}

export function enrolStep(source: StepSource, setup: AppSetup, issuer: string): EnrolStep {
  const { account = source.entry.entered.username } = setup
  const secret = withoutEnd(setup.secret, '=')
  return {
    kind: 'enrol',
    secret,
    uri: otpauthUri(issuer, account, secret),
    ...(account !== undefined && { account }),
    code: sixDigits,
    context: source.context,
    back: backToCredentials(source),
  }
}

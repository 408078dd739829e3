import type { CodeStep, CredentialsStep, EnrolStep, Instant, PhoneStep } from '../../protocol/step.ts'
import { blockedUntil } from './smsLimits.ts'
import type { Held } from './vaultEntry.ts'
import { withoutEnd } from '../../runtime/withoutEnd.ts'
import { otpauthUri } from './otpauth.ts'
import type { AppSetup } from './product.ts'

/** What a step is made from: the vault's entry, its id, and the form that began it. */
export interface StepSource {
  readonly id: string
  readonly held: Held<unknown>
  readonly entry: CredentialsStep
  readonly now: Instant
}

/** SMS and authenticator codes alike. Backup codes differ, and the code step says that they are taken. */
const sixDigits = { length: 6, characters: 'digits', caseSensitive: false } as const

/** The way back to the credentials; it knows the attempt, so coming again counts as coming again. */
export function backToCredentials({ id, held, entry }: StepSource): CredentialsStep {
  const { notice: _, ...rest } = entry
  return { ...rest, ...held.entered, context: { vault: id } }
}

export function phoneStep(source: StepSource): PhoneStep {
  const { messages } = source.held
  return {
    kind: 'phone',
    purpose: 'second-factor',
    context: { vault: source.id },
    back: backToCredentials(source),
    ...(messages?.phone !== undefined && {
      phone: messages.phone,
      sent: {
        phone: messages.phone,
        resendAt: messages.resendAt,
        ...(messages.expiresAt !== undefined && { expiresAt: messages.expiresAt }),
      },
    }),
  }
}

export function smsStep(source: StepSource, notice?: CodeStep['notice']): CodeStep {
  const { held, id, now } = source
  const { messages } = held
  const blocked = blockedUntil(held.misses, 'sms', now)
  return {
    kind: 'code',
    factor: 'sms',
    code: sixDigits,
    context: { vault: id },
    // A number that was given here may be given again; a stored one cannot be changed by signing in.
    back: messages?.phone === undefined ? backToCredentials(source) : phoneStep(source),
    resendAt: messages?.resendAt ?? now,
    ...(messages?.to !== undefined && { to: messages.to }),
    ...(messages?.expiresAt !== undefined && { expiresAt: messages.expiresAt }),
    ...(blocked !== undefined && { blockedUntil: blocked }),
    ...(notice && { notice }),
  }
}

export function appStep(source: StepSource): CodeStep {
  const blocked = blockedUntil(source.held.misses, 'app', source.now)
  return {
    kind: 'code',
    factor: 'app',
    code: sixDigits,
    context: { vault: source.id },
    back: backToCredentials(source),
    acceptsBackupCode: true,
    ...(blocked !== undefined && { blockedUntil: blocked }),
  }
}

export function enrolStep(source: StepSource, setup: AppSetup, issuer: string): EnrolStep {
  const { account = source.held.entered.username } = setup
  const secret = withoutEnd(setup.secret, '=')
  return {
    kind: 'enrol',
    secret,
    uri: otpauthUri(issuer, account, secret),
    ...(account !== undefined && { account }),
    code: sixDigits,
    context: { vault: source.id },
    back: backToCredentials(source),
  }
}

import type { CodeStep, CredentialsStep, EnrolStep, Instant, PhoneStep } from '../../protocol/step.ts'
import { blockedUntil } from './codeMisses.ts'
import { withoutEnd } from '../../runtime/withoutEnd.ts'
import { otpauthUri } from './otpauth.ts'
import type { AppSetup } from './product.ts'
import type { VaultEntry } from './vaultEntry.ts'

/** What a step is made from: the vault's entry, its id, and the form that began it. */
export interface StepSource {
  readonly id: string
  readonly entry: VaultEntry<unknown>
  readonly form: CredentialsStep
  readonly now: Instant
}

/** SMS and authenticator codes alike. Backup codes differ, and the code step says that they are taken. */
const sixDigits = { length: 6, characters: 'digits', caseSensitive: false } as const

/** The way back to the credentials; it names the vault's entry, so coming again counts as coming again. */
export function backToCredentials({ id, entry, form }: StepSource): CredentialsStep {
  const { notice: _, ...rest } = form
  return { ...rest, ...entry.entered, context: { vault: id } }
}

export function phoneStep(source: StepSource): PhoneStep {
  const { messages } = source.entry
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
  const { entry, id, now } = source
  const { messages } = entry
  const blocked = blockedUntil(entry.misses, 'sms', now)
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
  const blocked = blockedUntil(source.entry.misses, 'app', source.now)
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
  const { account = source.entry.entered.username } = setup
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

import { AuthError } from '../protocol/error.ts'
import type { Messages } from '../locales/messages.ts'
import {
  type CredentialsStep,
  type DoneStep,
  factorChanges,
  type Notice,
  notices,
  phonePurposes,
  type Step,
} from '../protocol/step.ts'
import type { Script } from '../testing/scriptedBackend.ts'
import { now } from '../runtime/clock.ts'
import { sampleSteps } from '../testing/steps.ts'

/** Something that a person may have before them, and how it comes there. For tests only. */
export interface ScreenSample {
  readonly script: Script
  /** Buttons that lead to it, one after another, by their words. */
  readonly presses?: (messages: Messages) => readonly string[]
  readonly usernameKind?: 'text'
}

type Samples = Readonly<Record<string, ScreenSample>>

const { credentials, phone, code, enrol, details, confirm, done } = sampleSteps
const backupCodes = sampleSteps['backup-codes']
const signInAgain = sampleSteps['sign-in-again']

/** Long enough for whatever looks at it, and as long as a clock gets. */
const later = now() + 3_590_000

function startingAt(step: Step | AuthError | 'pending', more: Omit<ScreenSample, 'script'> = {}): ScreenSample {
  return { script: { start: step }, ...more }
}

/** A name for each of them, from a list that the protocol has. */
function each<Name extends string>(
  prefix: string,
  names: readonly Name[],
  sampleOf: (name: Name) => ScreenSample,
): Samples {
  return Object.fromEntries(names.map((name) => [`${prefix}-${name}`, sampleOf(name)] as const))
}

const variants = Object.keys({
  'username-and-password': true,
  'phone-and-password': true,
  password: true,
  continue: true,
} satisfies Record<CredentialsStep['variant'], true>) as CredentialsStep['variant'][]

const outcomes = Object.keys({
  'signed-in': true,
  'phone-verified': true,
  'add-app': true,
  'remove-app': true,
  'add-sms': true,
  'remove-sms': true,
  'remove-phone': true,
} satisfies Record<NonNullable<DoneStep['outcome']>, true>) as NonNullable<DoneStep['outcome']>[]

const app = { ...code, factor: 'app', acceptsBackupCode: true, trustDevice: false } as const
const everyField = ['name', 'email', 'username', 'initial_username'].map((name) => ({ name, kind: 'text' }) as const)

const screens: Samples = {
  loading: startingAt('pending'),
  failed: startingAt(new AuthError('network')),
  ...each('credentials', variants, (variant) =>
    startingAt({ ...credentials, variant, staySignedIn: variant !== 'password', forgot: variant !== 'continue' }),
  ),
  'credentials-user-name': startingAt(credentials, { usernameKind: 'text' }),
  'credentials-empty': startingAt(credentials, { presses: ({ credentials: { submit } }) => [submit] }),
  ...each('password-before', factorChanges, (about) => startingAt({ ...credentials, variant: 'password', about })),
  ...each('phone', phonePurposes, (purpose) => startingAt({ ...phone, purpose })),
  'phone-anywhere': startingAt({ kind: 'phone', purpose: 'sign-in', context: {} }),
  'phone-empty': startingAt(phone, { presses: ({ phone: { submit } }) => [submit] }),
  'phone-with-captcha': startingAt({ ...phone, captcha: { submit: { provider: 'none', siteKey: 'x' } } }),
  code: startingAt(code),
  'code-waiting': startingAt({ ...code, resendAt: later, expiresAt: later }),
  'code-blocked': startingAt({ ...code, blockedUntil: later, notice: 'attempts-exhausted' }),
  'code-of-letters': startingAt({ ...code, code: { characters: 'any', caseSensitive: true } }),
  'code-empty': startingAt(
    { ...code, code: { characters: 'any', caseSensitive: true } },
    { presses: ({ code: { submit } }) => [submit] },
  ),
  'code-of-app': startingAt({ ...app, resendAt: 0 }),
  'code-instead-of-app': startingAt({ ...code, back: app }),
  'backup-code': startingAt(app, { presses: ({ code: { useBackupCode } }) => [useBackupCode] }),
  enrol: startingAt(enrol),
  'enrol-without-picture': startingAt({ ...enrol, uri: 'javascript:alert(1)' }),
  details: startingAt(details),
  'details-empty': startingAt(
    { ...details, fields: [...everyField, { name: 'initial_password', kind: 'new-password' }] },
    { presses: ({ details: { submit } }) => [submit] },
  ),
  'details-password': startingAt({
    ...details,
    fields: [{ name: 'password', kind: 'new-password', minimumLength: 6, maximumLength: 32 }],
  }),
  'backup-codes': startingAt(backupCodes),
  ...each('confirm', factorChanges, (about) => startingAt({ ...confirm, about })),
  kept: startingAt(confirm, { presses: ({ confirm: words }) => [words[confirm.about].keep] }),
  'kept-unclear': {
    script: { start: confirm, answers: { 'confirm.submit': 'timeout' } },
    presses: ({ confirm: words }) => [words[confirm.about].submit, words[confirm.about].keep],
  },
  'sign-in-again': startingAt(signInAgain),
  'sign-in-again-keep-app': startingAt({ ...signInAgain, keepApp: true }),
  ...each('done', outcomes, (outcome) => startingAt({ ...done, outcome })),
  'done-sign-in-again': startingAt({ ...done, outcome: 'add-app', signInAgain: 'second-factor' }),
}

/** Where a notice may come; what is not here, on the code step. */
const placeOf: Readonly<Partial<Record<Notice, Step>>> = {
  'account-exists': credentials,
  'account-missing': phone,
  'details-refused': details,
  interrupted: { ...credentials, variant: 'continue' },
  'number-changed': phone,
  'password-changed': credentials,
  'phone-changed': phone,
  'phone-removed': phone,
}

/** What may stand below a field, one sentence on each: as many screens again, for what has the time. */
const sentences: Samples = each('notice', notices, (notice) => {
  const place = placeOf[notice] ?? code
  return startingAt('notice' in place || place.kind !== 'done' ? { ...place, notice } : place)
})

export const everyScreen: Samples = { ...screens, ...sentences }

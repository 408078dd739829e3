import { AuthError } from '../../protocol/error.ts'
import { type Answer, jsonOf, textOf } from '../../runtime/http.ts'
import { misconfigured } from '../../runtime/mistake.ts'
import { isSuccess, statusError } from '../../runtime/status.ts'
import type { CaptchaChallenge, Instant } from '../../protocol/step.ts'
import type { PasswordHashParameters } from './passwordHash.ts'
import { refusedBody, settingsBody } from './settings.schema.ts'

/** What a portal tells anyone of how to sign in. It says nothing of second factors. */
export interface DocspaceSettings {
  /** Gone for someone already signed in. */
  readonly passwordHash?: PasswordHashParameters
  readonly captcha?: CaptchaChallenge
  /** The portal fixes how long a session lives: asking the person is in vain. */
  readonly fixedSessionLife: boolean
}

/** RecaptchaType, by name as the docs have it and by number as the server sends it. All but hCaptcha use Google's keys. */
const recaptchaTypes = ['Default', 'AndroidV2', 'iOSV2', 'hCaptcha'] as const

/** TenantStatus: what `POST /authentication` would answer with nothing but a 404 or a 403. */
const closed = /^(1|suspended|2|removepending)$/i
const active = /^(0|active)$/i

/**
 * Reads `GET /settings`. A portal that is suspended, restored, moved or encrypted, or waits to be set up, takes no
 * password, so none is asked for. A Workspace, which keeps its settings to those signed in, is `misconfigured`.
 */
export function readSettings(answer: Answer, now: Instant): DocspaceSettings {
  if (!isSuccess(answer)) throw refusalOf(answer, now)
  const body = settingsBody.safeParse(jsonOf(answer))
  if (!body.success) throw statusError(answer, now)
  const { docSpace, cookieSettingsEnabled, passwordHash, recaptchaType, recaptchaPublicKey, ...portal } =
    body.data.response
  if (docSpace !== true) throw misconfigured('E44', 'docspace: baseUrl')
  const { tenantStatus, wizardToken } = portal
  if (tenantStatus !== null && tenantStatus !== undefined && !active.test(String(tenantStatus))) {
    // All but these are work on the portal, which ends.
    const code = closed.test(String(tenantStatus)) ? 'portal-closed' : 'portal-busy'
    throw new AuthError(code, { cause: { status: answer.status } })
  }
  if (wizardToken) throw misconfigured('E42', 'docspace: baseUrl')
  const provider = isSiteKey(recaptchaPublicKey) ? providerOf(recaptchaType ?? 0) : undefined
  return {
    ...(passwordHash && { passwordHash }),
    ...(provider && isSiteKey(recaptchaPublicKey) && { captcha: { provider, siteKey: recaptchaPublicKey } }),
    fixedSessionLife: cookieSettingsEnabled === true,
  }
}

/** Google's and hCaptcha's are made of these. Anything else is no key of theirs, and is not handed to their scripts. */
function isSiteKey(text: string | null | undefined): text is string {
  return text !== null && text !== undefined && /^[\w-]{1,256}$/.test(text)
}

/** A type nobody has heard of is a challenge nobody can solve: as good as none. */
function providerOf(type: number | string): 'hcaptcha' | 'recaptcha' | undefined {
  const name =
    typeof type === 'number'
      ? recaptchaTypes[type]
      : recaptchaTypes.find((known) => known.toLowerCase() === type.toLowerCase())
  if (name === undefined) return undefined
  return name === 'hCaptcha' ? 'hcaptcha' : 'recaptcha'
}

/** RecaptchaType as it goes out: always the number, never the name. */
export function recaptchaTypeOf(provider: CaptchaChallenge['provider']): 0 | 3 {
  return provider === 'hcaptcha' ? 3 : 0
}

/** Whether it is DocSpace's own way to say no. */
export function isRefusal(answer: Answer): boolean {
  return refusedBody.safeParse(jsonOf(answer)).success
}

function refusalOf(answer: Answer, now: Instant): AuthError {
  const { status } = answer
  const refused = isRefusal(answer)
  if (status === 401 && (refused || /^"?unauthorized"?$/i.test(textOf(answer).trim()))) {
    return misconfigured('E44', 'docspace: baseUrl')
  }
  // Bodiless by design: the portal restores itself or moves (403); it is suspended, removed, or was never there (404).
  return statusError(answer, now)
}

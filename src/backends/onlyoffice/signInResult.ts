import type { AuthError } from '../../protocol/error.ts'
import type { Parsed } from '../../runtime/compiled.ts'
import { type Answer, jsonOf } from '../../runtime/http.ts'
import type { Instant, Session } from '../../protocol/step.ts'
import { shownText } from '../../runtime/shownText.ts'
import { statusError } from '../../runtime/status.ts'
import { successBody } from './signInResult.schema.ts'
import { smsWindow } from './smsWindow.ts'
import { deadlineOf } from './expires.ts'
import { withoutEnd } from '../../runtime/withoutEnd.ts'

/** The body as data, to be parsed before it is trusted; `undefined` for what is none. */
export type BodyReader = (answer: Answer) => unknown

/** The calls both products answer with an AuthenticationToken. */
export type SignInCall = 'authenticate' | 'code' | 'send-sms' | 'set-phone'

/** What an answer says that leads somewhere. Everything else is an `AuthError`. */
export type SignInResult =
  | { readonly state: 'signedIn'; readonly session: Session }
  | { readonly state: 'phoneRequired'; readonly confirmUrl?: string }
  /** `to` is the server's own mask, as it may be shown; `expiresAt` overstates the life of a code sent earlier. */
  | { readonly state: 'smsCode'; readonly to: string; readonly expiresAt: Instant }
  | { readonly state: 'tfaSetup'; readonly secret: string; readonly confirmUrl?: string }
  | { readonly state: 'tfaCode'; readonly confirmUrl?: string }
  /** DocSpace: a code was not refused, which is a sign-in only if someone is signed in now. */
  | { readonly state: 'codeTaken' }
  /** So many wrong codes that none is looked at for a while. */
  | { readonly state: 'codesBlocked' }
  /** DocSpace: the confirm link does not hold; the code can be handed in by `authentication`. */
  | { readonly state: 'linkRejected' }
  /** Too many tries, or a captcha that was refused, which look alike. `error`: what it is where no captcha can help. */
  | { readonly state: 'blockedOrCaptcha'; readonly error: AuthError }
  /** The number has had its six messages for now. */
  | { readonly state: 'smsLimit' }
  /** What stood for the person (confirm link, password) no longer does: only signing in anew helps. */
  | { readonly state: 'startAgain' }

/** Which states each call is documented to end in. */
const endings: Readonly<Record<SignInCall, readonly SignInResult['state'][]>> = {
  authenticate: ['signedIn', 'phoneRequired', 'smsCode', 'tfaSetup', 'tfaCode'],
  code: ['signedIn'],
  'send-sms': ['smsCode'],
  // R7's page shows a token here: a sample shared by all methods, which no server gives.
  'set-phone': ['smsCode'],
}

/** Reads a success. DocSpace answers the first, Workspace the second; a proxy may make one of the other. */
export function readToken(answer: Answer, call: SignInCall, now: Instant, bodyOf: BodyReader = jsonOf): SignInResult {
  const body = successBody.safeParse(bodyOf(answer))
  const result = body.success ? classify(body.data.response, answer, now) : undefined
  if (result === undefined || !endings[call].includes(result.state)) throw statusError(answer, now)
  return result
}

/** The order matters: `sms` and `tfa` stay true beside a token. An empty mask means that no number is stored. */
function classify(
  { token, expires, sms, phoneNoise, tfa, tfaKey, confirmUrl }: Parsed<typeof successBody>['response'],
  answer: Answer,
  now: Instant,
): SignInResult | undefined {
  const expiresAt = deadlineOf(expires, answer, now)
  const until = expiresAt === undefined ? {} : { expiresAt }
  const link = confirmUrl ? { confirmUrl } : {}
  if (token) return { state: 'signedIn', session: { token, ...until } }
  if (sms && !phoneNoise) return { state: 'phoneRequired', ...link }
  if (sms && phoneNoise) return { state: 'smsCode', to: shownText(phoneNoise), expiresAt: codeDeadline(expiresAt, now) }
  if (tfa && tfaKey) return { state: 'tfaSetup', secret: withoutEnd(tfaKey, '='), ...link }
  return tfa ? { state: 'tfaCode', ...link } : undefined
}

/**
 * Until when a code holds that has just been sent: as the server says, and never longer than is documented. A deadline
 * that is over already is that of a computer whose clock is wrong, where CORS hides the answer's `Date`.
 */
function codeDeadline(told: Instant | undefined, now: Instant): Instant {
  const documented = now + smsWindow
  return told === undefined || told <= now ? documented : Math.min(told, documented)
}

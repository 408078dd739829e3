import type { RelayBackend, UpstreamOptions } from '../backend.ts'
import { cookiesToUpstream } from '../cookies.ts'
import type { Endpoint, Purpose } from '../endpoint.ts'
import type { Refusal, RefusalBody } from '../refusal.ts'
import { nameIn, numberIn } from '../subjects.ts'

/** What the relay is told of a better-auth server, beside where it is. */
export interface BetterAuthRelayOptions extends UpstreamOptions {
  /** `advanced.cookiePrefix` of the server. Default `better-auth`. */
  readonly cookiePrefix?: string
}

/**
 * better-auth: `upstream` ends with the server's `basePath`, `https://auth.example.com/api/auth`. The page's origin, which the
 * relay has checked, goes on: name it in `trustedOrigins`. The server counts by `x-forwarded-for`, which is the visitor's.
 */
export function betterAuth(options: BetterAuthRelayOptions): RelayBackend {
  const { cookiePrefix = 'better-auth' } = options
  const isOurs = (name: string) => name.replace(/^__Secure-/, '').startsWith(`${cookiePrefix}.`)
  const isSession = (name: string) => isOurs(name) && /\.(?:session_token|two_factor)$/.test(name)
  return {
    ...options,
    endpoints,
    requestHeaders: ['authorization', 'x-captcha-response'],
    responseHeaders: ['set-auth-token', 'x-retry-after'],
    cookies: isOurs,
    tellsOrigin: true,
    person: (request) => cookiesToUpstream(request.headers.get('cookie'), isSession),
    refuse,
  }
}

function post(path: string, purpose: Purpose, fields: readonly string[], subject?: Endpoint['subject']): Endpoint {
  return { method: 'POST', path, purpose, body: { type: 'json', fields }, ...(subject && { subject }) }
}

const phone = numberIn('phoneNumber')
const email = nameIn('email')
const secondFactor = ['code', 'trustDevice']

/** better-auth 1.7: `dist/plugins/{phone-number,two-factor,username}` and `dist/api/routes`. */
const endpoints: readonly Endpoint[] = [
  post('/phone-number/send-otp', 'send', ['phoneNumber'], phone),
  post('/phone-number/verify', 'check', ['phoneNumber', 'code', 'updatePhoneNumber', 'disableSession'], phone),
  post('/sign-in/phone-number', 'check', ['phoneNumber', 'password', 'rememberMe'], phone),
  post('/phone-number/request-password-reset', 'send', ['phoneNumber'], phone),
  post('/phone-number/reset-password', 'check', ['phoneNumber', 'otp', 'newPassword'], phone),
  post('/sign-in/email', 'check', ['email', 'password', 'rememberMe'], email),
  post('/sign-in/username', 'check', ['username', 'password', 'rememberMe'], nameIn('username')),
  post('/sign-up/email', 'check', ['name', 'email', 'password'], email),
  post('/request-password-reset', 'send', ['email', 'redirectTo'], email),
  post('/reset-password', 'check', ['token', 'newPassword']),
  post('/two-factor/enable', 'check', ['password', 'method', 'issuer']),
  post('/two-factor/verify-totp', 'check', secondFactor),
  post('/two-factor/send-otp', 'send', []),
  post('/two-factor/verify-otp', 'check', secondFactor),
  post('/two-factor/verify-backup-code', 'check', secondFactor),
  post('/two-factor/generate-backup-codes', 'check', ['password']),
  post('/two-factor/get-totp-uri', 'check', ['password']),
  post('/two-factor/disable', 'check', ['password']),
  post('/update-user', 'change', ['phoneNumber']),
  { method: 'GET', path: '/get-session', purpose: 'read' },
  post('/sign-out', 'change', []),
  { method: 'GET', path: '/ok', purpose: 'read' },
]

const codes: Readonly<Partial<Record<Refusal['reason'], string>>> = {
  malformed: 'VALIDATION_ERROR',
  'country-refused': 'INVALID_PHONE_NUMBER',
  'wrong-origin': 'INVALID_ORIGIN',
}

/** `{message, code}`. The rate limiter's own 429 has no code, and says the wait in `X-Retry-After`. */
function refuse({ reason, status, retryAfter }: Refusal): RefusalBody {
  const code = codes[reason]
  return {
    ...(status === 422 && { status: 400 }),
    ...(retryAfter !== undefined && { headers: { 'x-retry-after': String(retryAfter) } }),
    body: { message: reason, ...(code !== undefined && { code }) },
  }
}

import type { MistakeNumber } from '../../runtime/catalogue.ts'
import { EntryphoneError } from '../../runtime/mistake.ts'
import type { BetterAuthOptions } from './options.ts'

/** A `baseUrl` that ends in what is put below it: better-auth's own paths, the last one or two parts of them. */
const endpoint =
  /\/(?:(?:phone-number|sign-in|sign-up|two-factor)(?:\/[^/]*)?|get-session|sign-out|update-user|(?:request-|forget-)?(?:password-reset|reset-password))\/*$/

/**
 * What of a session cannot work, said before anyone tries. The challenge of a second factor is a cookie and nothing else,
 * and a bearer token that is sent beside a cookie wins over it. Returns the options with the `credentials` they mean.
 */
export function checkSessions(options: BetterAuthOptions): BetterAuthOptions {
  const { baseUrl, bearer = false, intent = 'sign-in', signIn = 'phone' } = options
  const credentials = options.credentials ?? (bearer ? 'omit' : 'same-origin')
  const refuse = (number: MistakeNumber, option: string) => {
    throw new EntryphoneError(number, `betterAuth: ${option}`)
  }
  const isSigningIn = intent === 'sign-in'
  const token = bearerIn(options)

  if (endpoint.test(new URL(baseUrl, 'https://relative.invalid').pathname)) refuse('E72', 'baseUrl')
  if (!bearer && credentials === 'omit') refuse('E74', 'credentials')
  if (bearer && credentials === 'omit' && isSigningIn && signIn !== 'phone') refuse('E73', 'bearer')
  if (token === 'there' && (isSigningIn || !bearer)) refuse('E77', 'headers')
  if (token === 'missing' && !isSigningIn && credentials === 'omit') refuse('E78', 'headers')
  return { ...options, credentials }
}

/**
 * Whether the host's headers hold a token, as far as that can be known: a function is asked with each request, and a
 * `fetch` of the host's may add one.
 */
function bearerIn({ headers, fetch }: BetterAuthOptions): 'there' | 'missing' | 'unknown' {
  if (typeof headers === 'function') return 'unknown'
  try {
    if (/^bearer /i.test(new Headers(headers).get('authorization') ?? '')) return 'there'
    return fetch === undefined ? 'missing' : 'unknown'
  } catch {
    // Said when a request is made: no header of that kind can be sent.
    return 'unknown'
  }
}

import { isE164 } from '../../../protocol/e164.ts'
import { AuthError } from '../../../protocol/error.ts'
import type { EnrolStep } from '../../../protocol/step.ts'
import { usableKey } from '../../../runtime/keyUri.ts'
import type { CurrentSession } from '../answers.ts'
import type { BetterAuthSettings } from '../settings.ts'

/** The key as the server made it, under a name that its person knows. */
export function enrolStep(
  settings: BetterAuthSettings,
  session: CurrentSession,
  totpURI: string | undefined,
  rest: Pick<EnrolStep, 'context' | 'back'>,
): EnrolStep {
  const number = numberInstead(settings, session)
  const key = usableKey(number === undefined ? totpURI : renamed(totpURI, number))
  if (key === undefined) {
    throw new AuthError('unexpected', {
      cause: 'The key of the authenticator is missing, or is none. Check what is in between.',
    })
  }
  const { secret, uri, account, digits } = key
  return {
    kind: 'enrol',
    secret,
    uri,
    ...(account !== '' && { account }),
    code: { length: digits, characters: 'digits', caseSensitive: false },
    ...rest,
  }
}

/**
 * The number, where the server's name for the account is an address that its host has invented (`getTempEmail`). The
 * server marks none as invented: it was never confirmed, and is made of the number, or belongs to an account that is named
 * by its number, or to someone who signs in by it.
 */
function numberInstead({ signIn }: BetterAuthSettings, session: CurrentSession): string | undefined {
  const { phoneNumber, email = '', emailVerified, name } = session
  if (!isE164(phoneNumber) || emailVerified) return undefined
  const isMadeOfIt = email.includes(phoneNumber.slice(1)) || name === phoneNumber
  return isMadeOfIt || signIn === 'phone' || signIn === 'phone-and-password' ? phoneNumber : undefined
}

/** Key URI Format: `otpauth://totp/{issuer}:{account}?…`. */
function renamed(uri: string | undefined, account: string): string | undefined {
  return uri?.replace(
    /^(otpauth:\/\/totp\/(?:[^:?#]*:)?)[^?#]*/,
    (_, issuer: string) => issuer + encodeURIComponent(account),
  )
}

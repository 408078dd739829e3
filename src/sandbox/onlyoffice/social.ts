import { socialSignIns, type Account } from './accounts.ts'
import type { Portal } from './portal.ts'
import { perWorld } from '../world.ts'
import { Refusal } from './refusal.ts'

export interface SocialCredentials {
  readonly provider: string
  readonly accessToken: string
  readonly codeOAuth: string
  readonly serializedProfile: string
}

/** Authorization codes are taken once, by whoever hands them in (RFC 6749, 4.1.2). */
const spentCodes = perWorld(() => new Set<string>())

/** Asks the provider who this is. Who said no there, or is linked to no account, is refused like a wrong password. */
export function socialAccount(portal: Portal, credentials: SocialCredentials): Account {
  const { provider, accessToken, codeOAuth, serializedProfile } = credentials
  const known = socialSignIns
  const spent = spentCodes(portal.world)
  const isFresh = codeOAuth !== '' && !spent.has(codeOAuth)
  spent.add(codeOAuth)
  const proven =
    serializedProfile === ''
      ? provider === known.provider && (accessToken === known.accessToken || (isFresh && codeOAuth === known.codeOAuth))
      : serializedProfile === known.serializedProfile
  const account = proven ? portal.accountOf(known.email) : undefined
  if (account === undefined) throw new Refusal('authenticationFailed')
  return account
}

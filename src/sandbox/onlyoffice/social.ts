import { socialSignIns, type Account } from './accounts.ts'
import type { Portal } from './portal.ts'
import { Refusal } from './refusal.ts'

export interface SocialCredentials {
  readonly provider: string
  readonly accessToken: string
  readonly codeOAuth: string
  readonly serializedProfile: string
}

/** Asks the provider who this is. Nobody when they said no there. */
export function socialAccount(portal: Portal, credentials: SocialCredentials): Account | undefined {
  const { provider, accessToken, codeOAuth, serializedProfile } = credentials
  const known = socialSignIns
  if ([accessToken, codeOAuth, serializedProfile].includes(known.cancelled)) return undefined
  const proven =
    serializedProfile === ''
      ? provider === known.provider && (accessToken === known.accessToken || codeOAuth === known.codeOAuth)
      : serializedProfile === known.serializedProfile
  const account = proven ? portal.accountOf(known.email) : undefined
  if (account === undefined) throw new Refusal('authenticationFailed')
  return account
}

import { namesOfHttp } from '../../test-support/optionFacts.test-support.ts'

export const namesOfPortals = {
  ...namesOfHttp,
  issuer: true,
  onCapabilities: true,
  social: true,
  usernameHint: true,
} as const

/** What another provider gave, in place of a password. */
export const social = { provider: 'google', accessToken: 'host-token' } as const

export const hookInput = { credentials: { userName: 'ann', password: 'Passw0rd!' } }

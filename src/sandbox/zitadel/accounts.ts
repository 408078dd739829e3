/** Someone who is already signed in: all this API knows of a caller is the access token. */
export interface Account {
  /**
   * Goes out as `Authorization: Bearer <token>`. With `second-` in place of `token-` it is what a sign-in with the second
   * factor would give the same user; with `session-`, the token of a session that checked the password.
   */
  readonly token: string
  readonly about: string
  readonly kind: 'human' | 'machine'
  readonly loginName: string
  /** The number at the beginning, and whether it is verified. Unverified, its code goes out with the first request. */
  readonly phone?: string
  readonly verified?: boolean
  /** Has an authenticator, or text messages to the number, as a second factor: the latter since the number before this one. */
  readonly factor?: 'app' | 'sms'
  /** What happens to this user at another screen: its number was removed a moment ago, its new authenticator will be. */
  readonly elsewhere?: 'removed-phone' | 'removes-first-app'
  /** What the sign-in behind the token checked. Default: a password. */
  readonly signedInWith?: 'second-factor' | 'user-name'
  /** Since the token was issued. An OIDC token is refused like an expired one; of a session's, the server looks at nothing. */
  readonly since?: 'deactivated' | 'locked' | 'deleted'
  /** Why no call gets past authorization. `token` stands for expired and wrong audience alike: the answers are the same. */
  readonly refused?: 'token' | 'mfa'
}

/** The organization everyone here is of: any other in `x-zitadel-orgid` is unknown. */
export const organization = '69629023906488334'

/** API v2 names its user: `user-nophone` is the one `token-nophone` stands for. */
export function userIdOf({ token }: Account): string {
  return token.replace('token-', 'user-')
}

/** The ready-made tokens. Each is a user of its own in each world, as here until that world changes it. */
export const zitadelAccounts: readonly Account[] = [
  { token: 'token-nophone', about: 'no phone yet', kind: 'human', loginName: 'nora@example.com' },
  {
    token: 'token-unverified',
    about: 'a number that is not verified; its code is sent with the first request',
    kind: 'human',
    loginName: 'ursula@example.com',
    phone: '+41791234567',
  },
  {
    token: 'token-verified',
    about: 'a verified number',
    kind: 'human',
    loginName: 'vera@example.com',
    phone: '+41791234568',
    verified: true,
  },
  {
    token: 'token-app',
    about: 'no number, and an authenticator as a second factor, with which they signed in',
    kind: 'human',
    loginName: 'tara@example.com',
    factor: 'app',
    signedInWith: 'second-factor',
  },
  {
    token: 'token-sms',
    about: 'a verified number, and text messages to it as a second factor',
    kind: 'human',
    loginName: 'sam@example.com',
    phone: '+41791234571',
    verified: true,
    factor: 'sms',
  },
  {
    token: 'token-moved',
    about: 'another number since text messages became a second factor: not verified, and the factor is still on',
    kind: 'human',
    loginName: 'moritz@example.com',
    phone: '+41791234572',
    factor: 'sms',
  },
  {
    token: 'token-removed',
    about:
      'its verified number was removed a moment ago, and reading shows it for half a minute more: adding texts as a factor is 400 (code 9) COMMAND-Q54j2 until then',
    kind: 'human',
    loginName: 'rita@example.com',
    phone: '+41791234573',
    verified: true,
    elsewhere: 'removed-phone',
  },
  {
    token: 'token-undone',
    about:
      'the first authenticator it sets up is removed elsewhere before its code is checked: 404 COMMAND-3Mif9s, once',
    kind: 'human',
    loginName: 'udo@example.com',
    elsewhere: 'removes-first-app',
  },
  {
    token: 'token-expired',
    about: 'expired: 401 AUTH-7fs1e; token-nophone is what a refresh would give',
    kind: 'human',
    loginName: 'nora@example.com',
    refused: 'token',
  },
  {
    token: 'token-audience',
    about: 'asked for without the scope urn:zitadel:iam:org:project:id:zitadel:aud: 401 AUTH-7fs1e for ever',
    kind: 'human',
    loginName: 'audrey@example.com',
    refused: 'token',
  },
  {
    token: 'token-machine',
    about: 'a service user: reading the phone is 400 QUERY-hliQl, in API v2 a user without `human`',
    kind: 'machine',
    loginName: 'builder',
  },
  {
    token: 'token-inactive',
    about: 'deactivated after the token was issued: 401 AUTH-7fs1e; its session token goes on working',
    kind: 'human',
    loginName: 'ina@example.com',
    phone: '+41791234569',
    since: 'deactivated',
  },
  {
    token: 'token-locked',
    about: 'locked after the token was issued: as if deactivated',
    kind: 'human',
    loginName: 'lara@example.com',
    since: 'locked',
  },
  {
    token: 'token-deleted',
    about: 'deleted after the token was issued: 401 AUTH-7fs1e, with its session token 500 QUERY-Dun75',
    kind: 'human',
    loginName: 'dora@example.com',
    since: 'deleted',
  },
  {
    token: 'token-unchecked',
    about: 'of a session that asked for the name alone: 403 AUTHZ-Kl3p0 "authentication required"',
    kind: 'human',
    loginName: 'otto@example.com',
    signedInWith: 'user-name',
  },
  {
    token: 'token-mfa',
    about: 'must have a second factor and came without: 403 AUTHZ-Kl3p0, as under a policy that forces it',
    kind: 'human',
    loginName: 'max@example.com',
    refused: 'mfa',
  },
]

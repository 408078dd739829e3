import type { Context } from 'hono'
import type { SandboxEnv, Visit } from '../../double.ts'
import { perWorld, type World } from '../../world.ts'
import { authLinks, type Account } from '../accounts.ts'
import { docspaceOf, type Portal } from '../portal.ts'
import { cookieLine, decoded, tokenOf } from '../sessions.ts'
import { versionFactsOf } from './versions.ts'
import { Bodiless } from './errors.ts'
import { scopeOf } from './signIn.ts'

/** Pages that end a sign-in. Their links live an hour; those in e-mails live a week, and none is sent here. */
export type SignInLink = 'PhoneActivation' | 'PhoneAuth' | 'TfaActivation' | 'TfaAuth' | 'Auth'
/** `validationResult` on the wire: 0 Ok, 1 Invalid, 2 Expired. */
export const linkResults = { ok: 0, invalid: 1, expired: 2 } as const

const lifetime = 60 * 60_000
const epoch = Date.UTC(2010, 0, 1)

export const linksOf = perWorld((world) => {
  const { now, random } = world
  const keys = new Map<string, { type: string; email: string; first: string; until: number }>()
  for (const link of Object.values(authLinks)) {
    keys.set(link.key, {
      type: 'Auth',
      email: link.email,
      first: 'first' in link ? 'true' : '',
      until: now() + lifetime,
    })
  }
  return {
    /** `<milliseconds since 2010>.<upper-case letters and digits>`, bound to what it is for and to whom. */
    issue(type: SignInLink, email: string): string {
      const key = `${now() - epoch}.${random.text(43, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789')}`
      keys.set(key, { type, email, first: '', until: now() + lifetime })
      return key
    },
    check(type: string, email: string, key: string, first = ''): keyof typeof linkResults {
      const link = keys.get(key)
      if (link?.type !== type || link.email !== email || link.first !== first.toLowerCase()) return 'invalid'
      return link.until > now() ? 'ok' : 'expired'
    },
    spend: (key: string) => void keys.delete(key),
  }
})

export function confirmCookie(type: string): string {
  return `asc_confirm_key_${type}`
}

/** The address of a portal's page. The key of an app's page goes in a cookie of this browser, that of a phone's inside. */
export function confirmUrl(visit: Visit, portal: Portal, account: Account, type: Exclude<SignInLink, 'Auth'>): string {
  const { hidesEmail, keyInCookie } = versionFactsOf(portal)
  const key = linksOf(visit.world).issue(type, account.email)
  const forApp = type === 'TfaActivation' || type === 'TfaAuth'
  if (forApp && keyInCookie) visit.setCookie(cookieLine(visit, confirmCookie(type), key, scopeOf(visit, portal)))
  const who = !hidesEmail
    ? { email: account.email }
    : forApp
      ? { uid: account.id }
      : { encemail: encodedEmail(account.email) }
  const query = new URLSearchParams({ type, ...(!(forApp && keyInCookie) && { key }), ...who })
  return `${visit.base}/confirm/${type}?${query.toString()}`
}

/** Encrypted there, merely encoded here; opaque in both. */
export function encodedEmail(email: string): string {
  return btoa(email).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** Who a link is about, by whichever of the three it names them. */
export function subjectOf(
  portal: Portal,
  {
    uid,
    email,
    encEmail,
  }: { uid?: string | null | undefined; email?: string | null | undefined; encEmail?: string | null | undefined },
): Account | undefined {
  return portal.accounts.find(
    (account) =>
      account.id === uid || account.email === email?.toLowerCase() || encodedEmail(account.email) === encEmail,
  )
}

/** A key by a link's own parameters, else the one in the cookie. A TfaAuth link is nothing to who is signed in. */
export function checkLink(
  context: Context<SandboxEnv>,
  link: { type: string; key: string | undefined; account: Account | undefined; first?: string | undefined },
): keyof typeof linkResults {
  const { world, cookies } = context.env
  const key = link.key || decoded(cookies.get(confirmCookie(link.type)) ?? '')
  if (link.type === 'TfaAuth' && isSignedIn(context, world)) return 'invalid'
  return linksOf(world).check(link.type, link.account?.email ?? '', key, link.first)
}

/**
 * Whom the `confirm` header lets in: the link's query as it is, with or without the question mark. Else an empty 401,
 * or an empty 403 for who is known but not by this role.
 */
export function confirmed(
  context: Context<SandboxEnv>,
  roles: readonly SignInLink[],
): { account: Account; type: string } {
  const { world } = context.env
  const link = new URLSearchParams((context.req.header('confirm') ?? '').replace(/^\?/, ''))
  const member = (name: string) => link.get(name) ?? undefined
  const type = member('type') ?? ''
  const account = subjectOf(docspaceOf(world), {
    uid: member('uid'),
    email: member('email'),
    encEmail: member('encemail'),
  })
  const known = checkLink(context, { type, key: member('key'), account, first: member('first') }) === 'ok'
  if (!known || account === undefined) throw new Bodiless(isSignedIn(context, world) ? 403 : 401)
  if (!roles.some((role) => role === type)) throw new Bodiless(403)
  return { account, type }
}

function isSignedIn(context: Context<SandboxEnv>, world: World): boolean {
  return tokenOf(context.env, context.req.header('authorization'), docspaceOf(world).sessions) !== undefined
}

import type { Visit } from '../../double.ts'
import type { CaptchaProvider } from '../../captcha/standIns.ts'
import type { Account } from '../accounts.ts'
import { knownPasswordHash, type HashRule } from '../passwordHash.ts'
import type { Portal } from '../portal.ts'
import { Refusal } from '../refusal.ts'
import { socialAccount } from '../social.ts'
import { linksOf } from './confirmLinks.ts'
import type { Credentials } from './model.ts'

/** The rule for hashing passwords: of the installation, not of the user. */
export function hashRuleOf(portal: Portal): HashRule {
  return {
    size: 256,
    iterations: Number(portal.option('iterations') ?? 100_000),
    salt: String(portal.option('salt') ?? '4d9abe238e2f7b14a30a4565d62214a795a15abb798ed61118a69820d6a6146c'),
  }
}

/** Which captcha stands in front of the sign-in. */
export function captchaOf(portal: Portal): CaptchaProvider | undefined {
  const kind = portal.option('captcha')
  return kind === 'hcaptcha' || kind === 'recaptcha' ? kind : undefined
}

/** Who signs in. A link goes before a password, a password before a provider. */
export async function identify(visit: Visit, portal: Portal, credentials: Credentials): Promise<Account> {
  const account = await claimed(visit, portal, credentials)
  if (account === undefined) throw new Refusal('userNotFound')
  if (account.disabled) throw new Refusal('userDisabled')
  return account
}

function claimed(
  visit: Visit,
  portal: Portal,
  credentials: Credentials,
): Promise<Account | undefined> | Account | undefined {
  const { confirmData, provider, serializedProfile } = credentials
  if (confirmData !== undefined && confirmData !== null) return byLink(visit, portal, confirmData)
  if ((!provider && !serializedProfile) || provider === 'email') return byPassword(portal, credentials)
  const account = socialAccount(portal, {
    provider: provider ?? '',
    accessToken: credentials.accessToken ?? '',
    codeOAuth: credentials.codeOAuth ?? '',
    serializedProfile: serializedProfile ?? '',
  })
  return admit(portal, account.email, credentials, account)
}

function byLink(
  visit: Visit,
  portal: Portal,
  { email, key, first }: NonNullable<Credentials['confirmData']>,
): Account | undefined {
  const account = portal.accountOf(email ?? '')
  const result = linksOf(visit.world).check('Auth', account?.email ?? '', key ?? '', String(first ?? ''))
  return result === 'ok' ? account : undefined
}

async function byPassword(portal: Portal, credentials: Credentials): Promise<Account> {
  const { userName, password, passwordHash } = credentials
  if (typeof userName !== 'string') throw new Refusal('blankCredentials')
  if (!password && typeof passwordHash !== 'string') throw new Refusal('blankCredentials')
  const account = portal.accountOf(userName)
  const hash = (passwordHash ?? '').trim()
  const fits = account !== undefined && (await knows(portal, account, hash, password ?? ''))
  const blank = userName.trim() === '' || (hash === '' && (password ?? '').trim() === '')
  return admit(portal, userName, credentials, fits ? account : undefined, blank)
}

/**
 * The directory is asked with the password alone, where there is one, and then knows its own. For all others a hash wins
 * over a password.
 */
async function knows(portal: Portal, account: Account, hash: string, password: string): Promise<boolean> {
  if (account.ldap) return portal.option('ldap') === true && password.trim() === account.password
  if (hash === '') return password.trim() === account.password
  return hash === (await knownPasswordHash(account.password, hashRuleOf(portal)))
}

/** The brute-force gate. A captcha that was solved opens it and leaves nothing counted. */
function admit(
  portal: Portal,
  login: string,
  credentials: Credentials,
  account: Account | undefined,
  blank = false,
): Account {
  const gated = !passedCaptcha(portal, credentials)
  const key = login.toLowerCase()
  if (gated) portal.gate.enter(key)
  if (account === undefined) throw new Refusal(blank ? 'blankCredentials' : 'authenticationFailed')
  if (gated) portal.gate.pass(key)
  return account
}

/** A token for a captcha that is not configured is passed over, no error. */
function passedCaptcha(portal: Portal, { recaptchaType, recaptchaResponse }: Credentials): boolean {
  const provider = recaptchaType === 3 ? 'hcaptcha' : 'recaptcha'
  if (!recaptchaResponse || captchaOf(portal) !== provider) return false
  if (!portal.world.captcha.verify(provider, recaptchaResponse).passed) throw new Refusal('captchaRefused')
  return true
}

import type { Context } from 'hono'
import type { SandboxEnv } from '../../double.ts'
import { socialSignIns } from '../accounts.ts'
import { docspaceOf } from '../portal.ts'
import { tokenIn } from './authentication.ts'
import { captchaOf, hashRuleOf } from './credentials.ts'
import { versionFactsOf } from './versions.ts'
import { tenantStatusOf } from './limits.ts'
import { succeed } from './envelope.ts'

/** GET /settings: the hash rule and the captcha are for who is not signed in; nothing is said of second factors. */
export function portalSettings(context: Context<SandboxEnv>): Response {
  const portal = docspaceOf(context.env.world)
  const account = portal.sessions.ownerOf(tokenIn(context) ?? '')
  const anonymous = account === undefined
  const captcha = captchaOf(portal)
  const names = portal.option('recaptchaTypeNames') === true
  const { size, iterations, salt } = hashRuleOf(portal)
  const asksForHash = context.req.query('withPassword')?.toLowerCase() === 'true'
  return succeed(context, {
    trustedDomainsType: 0,
    culture: 'en-US',
    utcOffset: '00:00:00',
    utcHoursOffset: 0,
    greetingSettings: 'Web Office',
    ownerId: anonymous ? undefined : portal.accounts[0]?.id,
    enabledJoin: false,
    thirdpartyEnable: false,
    docSpace: true,
    standalone: true,
    isAmi: false,
    baseDomain: new URL(context.env.base).hostname,
    passwordHash: anonymous || asksForHash ? { size, iterations, salt } : undefined,
    version: versionFactsOf(portal).version,
    recaptchaType: anonymous ? (captcha === 'hcaptcha' ? (names ? 'hCaptcha' : 3) : names ? 'Default' : 0) : undefined,
    recaptchaPublicKey: anonymous && captcha !== undefined ? `sandbox-${captcha}` : undefined,
    debugInfo: false,
    tenantStatus: tenantStatusOf(portal),
    wizardToken: portal.option('wizard') === true ? 'sandbox-wizard' : undefined,
    tenantAlias: 'sandbox',
    cookieSettingsEnabled: typeof portal.option('cookieLifetime') === 'number',
  })
}

/** GET /capabilities: other ways to sign in. */
export function capabilities(context: Context<SandboxEnv>): Response {
  const portal = docspaceOf(context.env.world)
  const hasDirectory = portal.option('ldap') === true
  const hasSso = portal.option('sso') === true
  return succeed(context, {
    ldapEnabled: hasDirectory,
    ldapDomain: hasDirectory ? 'example.com' : undefined,
    providers: [socialSignIns.provider],
    ssoLabel: hasSso ? 'Example SSO' : '',
    oauthEnabled: true,
    ssoUrl: hasSso ? `${context.env.base}/sso/login` : '',
    identityServerEnabled: false,
  })
}

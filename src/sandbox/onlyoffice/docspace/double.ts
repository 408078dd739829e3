import { Hono } from 'hono'
import type { CorsPolicy } from '../../cors.ts'
import type { Double, SandboxEnv } from '../../double.ts'
import type { World } from '../../world.ts'
import { docspaceOf } from '../portal.ts'
import { appSettings } from './appSettings.ts'
import { authentication } from './authentication.ts'
import { answerThrown } from './errors.ts'
import { addressFilter, portalState, rateLimiter, staleCookies } from './limits.ts'
import { capabilities, portalSettings } from './settings.ts'

/**
 * ONLYOFFICE DocSpace 3.7, `/api/2.0/…`: sign-in, second factors, settings. The accounts are in `../accounts.ts`, all
 * with one password.
 */
export function docspace(): Double {
  return { name: 'ONLYOFFICE DocSpace', mount: '/docspace', cors: policyOf, switches, app: api() }
}

const switches = {
  'docspace.secondFactor': '"none", "sms" or "app": for everyone, as the product has it. Default: by account.',
  'docspace.captcha':
    '"recaptcha" or "hcaptcha": which has keys, so that a solved one opens the block. Default "none".',
  'docspace.recaptchaTypeNames':
    'true: recaptchaType is a name ("hCaptcha"), in settings and requests. Default: an integer.',
  'docspace.maskBug': 'true: phoneNoise as shipped, which fails for 10 digits and more. Default: as intended.',
  'docspace.documentedStatuses': 'true: 400, 403 and 429 where the pages name them and the server answers 401 or 403.',
  'docspace.version':
    'Such as "3.8", "3.6", "3.2", "2.6", "1.1" or "develop": answers as that version does. Default "3.7.2".',
  'docspace.cookieLifetime': 'Minutes a sign-in lasts, fixed by the portal; 0: for ever. Default: a year, not fixed.',
  'docspace.sms': '"missing": no provider. "lost": messages never arrive, and nobody says so.',
  'docspace.salt': 'The salt of password hashes.',
  'docspace.iterations': 'The iterations of password hashes. Default 100000.',
  'docspace.rateLimit': 'Requests a minute; beyond them an empty 429. Default: no limit.',
  'docspace.portal':
    '"unpaid" (402), "restoring", "migrating", "encrypting" (403), "suspended" or "unknown" (404): no body. But for the last, the settings say so.',
  'docspace.address': '"forbidden": signing in succeeds, and every call after it is a 403 with a text.',
  'docspace.crossSite':
    'true: other sites may embed the portal (CSP domains), so over HTTPS its cookies are SameSite=None. Default: Strict.',
  'docspace.wizard': 'true: the portal has not been set up yet, and its settings give the wizard its token.',
  'docspace.ldap': 'true: a directory is asked about plain passwords, and the capabilities say so. Default: none is.',
  'docspace.sso': 'true: the capabilities tell of a single sign-on.',
  'docspace.corsOrigin': 'The one origin that is allowed, then with credentials. Default: every origin, without.',
}

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']

/** `core:cors` is "*" by default: any origin, header and method, and so no credentials. */
function policyOf(_: Request, world: World): CorsPolicy {
  const origin = docspaceOf(world).option('corsOrigin')
  return typeof origin === 'string'
    ? { origins: [origin], credentials: true, methods, headers: '*', exposed: [] }
    : { origins: '*', credentials: false, methods, headers: '*', exposed: [] }
}

function api(): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>().basePath('/api/2.0')
  app.onError(answerThrown)
  app.notFound((context) => context.body(null, 404))
  app.use('*', rateLimiter, portalState, staleCookies, addressFilter)
  app.route('/authentication', authentication())
  app.route('/settings', appSettings())
  app.get('/settings', portalSettings)
  app.on('GET', ['/capabilities', '/capabilities.json'], capabilities)
  return app
}

import { Hono, type Context } from 'hono'
import type { CorsPolicy } from '../../cors.ts'
import type { Double, SandboxEnv } from '../../double.ts'
import type { World } from '../../world.ts'
import { type Account, socialSignIns } from '../accounts.ts'
import { workspaceOf } from '../portal.ts'
import { Refusal } from '../refusal.ts'
import { tokenOf } from '../sessions.ts'
import { authentication } from './authentication.ts'
import { fail, splitSuffix, succeed } from './envelope.ts'
import { answerThrown } from './errors.ts'
import { portalState } from './portalState.ts'

/**
 * ONLYOFFICE Workspace (CommunityServer), and R7-Office, which has the same API: `/api/2.0/…`, each path also with
 * `.json` or `.xml` behind it. The accounts are in `../accounts.ts`, all with one password.
 */
export function workspace(): Double {
  return { name: 'ONLYOFFICE Workspace, R7-Office', mount: '/workspace', cors: policyOf, switches, app: api() }
}

const switches = {
  'workspace.secondFactor': '"none", "sms" or "app": for everyone, as the product has it. Default: by account.',
  'workspace.cors':
    'true: as behind a proxy that allows the asking origin, with credentials. Default: none is allowed.',
  'workspace.sms': '"missing": no provider. "lost": messages never arrive, and nobody says so.',
  'workspace.portal': '"unpaid" (402), "restoring" (503), "suspended" or "unknown" (404): answers without a body.',
  'workspace.address':
    '"forbidden": everyone but the owner comes from an address that is not allowed. A right password is a 500.',
  'workspace.system': '"windows": lines in messages end as there. Default: as on mono.',
  'workspace.offsetMinutes': "The portal's time zone, east of UTC; 0 is written Z. Default 180.",
}

const methods = ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS']
const headers = ['origin', 'authorization', 'accept', 'content-type']

/** The product allows no origin: without a proxy that does, browsers refuse what comes from another. */
function policyOf(_: Request, world: World): CorsPolicy | undefined {
  return workspaceOf(world).option('cors') === true
    ? { origins: 'reflect', credentials: true, methods, headers, exposed: [] }
    : undefined
}

function api(): Hono<SandboxEnv> {
  // The suffix chooses the format alone, so routes are found without it.
  const app = new Hono<SandboxEnv>({ getPath: (request) => splitSuffix(new URL(request.url).pathname).route }).basePath(
    '/api/2.0',
  )
  app.onError(answerThrown)
  app.use('*', portalState)
  app.notFound((context) => fail(context, 404, 'Method not found', -2146233069))

  // It lists methods and headers, and no origin.
  app.options('*', (context) =>
    context.body(null, 200, {
      'access-control-allow-methods': methods.join(', '),
      'access-control-allow-headers': headers.join(', '),
    }),
  )
  app.route('/authentication', authentication())
  app.get('/capabilities', (context) =>
    succeed(context, {
      ldapEnabled: true,
      providers: [socialSignIns.provider],
      ssoLabel: '',
      oauthEnabled: true,
      ssoUrl: '',
    }),
  )
  app.get('/settings', (context) =>
    isSignedIn(context)
      ? succeed(context, {
          trustedDomainsType: 0,
          culture: 'en-US',
          utcOffset: '00:00:00',
          greetingSettings: 'Web Office',
        })
      : context.text('Unauthorized', 401),
  )
  app.get('/settings/tfaapp', (context) =>
    isSignedIn(context) ? succeed(context, { tfaSettingsType: 'sms' }) : context.text('Unauthorized', 401),
  )
  app.get('/settings/tfaappcodes', (context) => {
    const { secondFactor } = workspaceOf(context.env.world)
    const account = signedIn(context)
    if (account === undefined) return context.text('Unauthorized', 401)
    if (secondFactor.of(account) !== 'app' || account.backupCodes.length === 0) throw new Refusal('appUnavailable')
    return succeed(
      context,
      account.backupCodes.map(({ isUsed, code }) => ({ isUsed, code })),
    )
  })
  return app
}

function isSignedIn(context: Context<SandboxEnv>): boolean {
  return signedIn(context) !== undefined
}

function signedIn(context: Context<SandboxEnv>): Account | undefined {
  const { sessions } = workspaceOf(context.env.world)
  return sessions.ownerOf(tokenOf(context.env, context.req.header('authorization'), sessions) ?? '')
}

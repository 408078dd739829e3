import { Hono, type Context } from 'hono'
import type { SandboxEnv } from '../../double.ts'
import type { Account } from '../accounts.ts'
import { docspaceOf } from '../portal.ts'
import { Refusal } from '../refusal.ts'
import { onlyJson, signedInHere } from './authentication.ts'
import { confirmCookie, confirmed, confirmUrl } from './confirmLinks.ts'
import { versionFactsOf } from './versions.ts'
import { succeed } from './envelope.ts'
import { Bodiless } from './errors.ts'
import { modelOf, validationSchema } from './model.ts'
import { clearCookie, openSession } from './signIn.ts'

/** The `tfaapp…` endpoints, below `/settings`. */
export function appSettings(): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>()

  app.get('/tfaapp/setup', (context) => {
    const portal = docspaceOf(context.env.world)
    const { account } = confirmed(context, ['TfaActivation'])
    if (portal.secondFactor.of(account) !== 'app' || account.backupCodes.length > 0) throw new Refusal('appUnavailable')
    return succeed(context, {
      account: encodeURIComponent(account.email),
      manualEntryKey: portal.secondFactor.setUpKey(account),
      // A picture of the right kind; that it shows no code is the double's own shortcut.
      qrCodeSetupImageUrl: `data:image/png;base64,${onePixel}`,
    })
  })

  app.post('/tfaapp/validate', onlyJson, async (context) => {
    const portal = docspaceOf(context.env.world)
    const { account, type } = confirmed(context, ['TfaActivation', 'TfaAuth'])
    const { code, session = false } = await modelOf(context, validationSchema)
    // False also for an ordinary sign-in, and where the factor was switched off meanwhile, which signs nobody in.
    const isApp = portal.secondFactor.of(account) === 'app'
    const other = signedInHere(context)
    const first = isApp && portal.secondFactor.checkApp(account, code, other ?? account)
    if (isApp && other === undefined) openSession(context.env, portal, account, session)
    clearCookie(context.env, portal, confirmCookie(type))
    return succeed(context, first)
  })

  addPolicies(app)
  addBackupCodes(app)
  return app
}

/** What the portal asks of whom, and where whoever is asked goes. */
function addPolicies(app: Hono<SandboxEnv>): void {
  app.get('/tfaapp', (context) => {
    const portal = docspaceOf(context.env.world)
    const { available } = versionFactsOf(portal)
    const factor = portal.secondFactor.of(signedIn(context))
    const policy = (id: 'sms' | 'app', title: string, isAvailable: boolean) => ({
      id,
      title,
      enabled: factor === id,
      [available]: isAvailable,
      trustedIps: [],
      mandatoryUsers: [],
      mandatoryGroups: [],
    })
    return succeed(context, [
      policy('sms', 'SMS', portal.option('sms') !== 'missing'),
      policy('app', 'Authenticator app', true),
    ])
  })

  app.get('/tfaapp/confirm', (context) => {
    const visit = context.env
    const portal = docspaceOf(visit.world)
    const account = signedIn(context)
    const isObject = versionFactsOf(portal).confirmIsObject
    const factor = portal.secondFactor.of(account)
    if (factor === 'none') return succeed(context, undefined)
    if (factor === 'sms') {
      const url = confirmUrl(visit, portal, account, account.phoneActivated ? 'PhoneAuth' : 'PhoneActivation')
      return succeed(context, isObject ? { url } : url)
    }
    const type = account.backupCodes.length > 0 ? 'TfaAuth' : 'TfaActivation'
    // The cookie is set all the same; 3.7 names it and its value in the answer too.
    let cookieValue: string | undefined
    const url = confirmUrl({ ...visit, setCookie: keep }, portal, account, type)
    return succeed(context, isObject ? { url, cookieName: confirmCookie(type), cookieValue } : url)

    function keep(line: string): void {
      visit.setCookie(line)
      cookieValue = /=([^;]*)/.exec(line)?.[1]
    }
  })
}

function addBackupCodes(app: Hono<SandboxEnv>): void {
  app.get('/tfaappcodes', (context) => succeed(context, owner(context).backupCodes))

  app.put('/tfaappnewcodes', (context) => {
    const account = owner(context)
    return succeed(context, docspaceOf(context.env.world).secondFactor.newBackupCodes(account))
  })

  app.put('/tfaappnewapp', (context) => {
    const account = owner(context)
    account.backupCodes = []
    return succeed(context, confirmUrl(context.env, docspaceOf(context.env.world), account, 'TfaActivation'))
  })
}

/** Who asks; an empty 401 for nobody. */
function signedIn(context: Context<SandboxEnv>): Account {
  const account = signedInHere(context)
  if (account === undefined) throw new Bodiless(401)
  return account
}

/** Who asks, with an authenticator set up. */
function owner(context: Context<SandboxEnv>): Account {
  const account = signedIn(context)
  const { secondFactor } = docspaceOf(context.env.world)
  if (secondFactor.of(account) !== 'app' || account.backupCodes.length === 0) throw new Refusal('appUnavailable')
  return account
}

const onePixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII='

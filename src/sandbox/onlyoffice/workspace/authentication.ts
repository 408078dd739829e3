import { Hono, type Context } from 'hono'
import type { SandboxEnv, Visit } from '../../double.ts'
import type { Account } from '../accounts.ts'
import { yearAfter, zonedInstant } from '../instants.ts'
import { workspaceOf, type Portal } from '../portal.ts'
import { Refusal } from '../refusal.ts'
import { authCookie, cookieLine, tokenOf } from '../sessions.ts'
import { socialAccount } from '../social.ts'
import { succeed } from './envelope.ts'
import { parametersOf, type Parameters } from './parameters.ts'
import { admit } from './portalState.ts'
import { Exception } from './thrown.ts'

const codeLifetime = 10 * 60_000

/** `/authentication` and what lies below it. Every call brings the credentials again. */
export function authentication(): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>()

  app.post('/', async (context) => {
    const { portal, account } = await identified(context)
    const factor = portal.secondFactor.of(account)
    if (factor === 'none') return succeed(context, signedIn(context.env, portal, account))
    if (factor === 'sms') {
      if (account.phone === '' || !account.phoneActivated) return succeed(context, { token: null, sms: true })
      portal.secondFactor.send(account, false)
      return succeed(context, codeSent(portal, account.phone))
    }
    const tfaKey = account.backupCodes.length > 0 ? undefined : portal.secondFactor.setUpKey(account)
    return succeed(context, { token: null, tfa: true, tfaKey })
  })

  app.post('/setphone', async (context) => {
    const { portal, account, parameter } = await identified(context)
    const phone = portal.secondFactor.setPhone(account, parameter('mobilePhone') ?? '')
    return succeed(context, codeSent(portal, phone))
  })

  app.post('/sendsms', async (context) => {
    const { portal, account } = await identified(context)
    portal.secondFactor.send(account, true)
    return succeed(context, codeSent(portal, account.phone))
  })

  // Of the vendor's own service for everyone; on any other portal it is there and does nothing.
  app.post('/register', () => {
    throw new Exception('Method is only available on personal.onlyoffice.com', -2146233072)
  })

  app.post('/:code', async (context) => {
    const { portal, account, parameter } = await identified(context)
    const factor = portal.secondFactor.of(account)
    const code = parameter('code') ?? ''
    try {
      if (factor === 'none') throw new Refusal('noSecondFactor')
      if (factor === 'sms') portal.secondFactor.checkSms(account, code)
      else portal.secondFactor.checkApp(account, code, signedInHere(context, portal) ?? account)
    } catch (error) {
      throw error instanceof Refusal ? new Refusal('authenticationFailed') : error
    }
    const { token, expires } = signedIn(context.env, portal, account)
    return succeed(
      context,
      factor === 'sms'
        ? { token, expires, sms: true, phoneNoise: portal.mask(account.phone) }
        : { token, expires, tfa: true },
    )
  })

  return app
}

/** Whose session this request is signed in with: the new backup codes of an authenticator are written to them. */
function signedInHere(context: Context<SandboxEnv>, portal: Portal): Account | undefined {
  const { sessions } = portal
  return sessions.ownerOf(tokenOf(context.env, context.req.header('authorization'), sessions) ?? '')
}

async function identified(
  context: Context<SandboxEnv>,
): Promise<{ portal: Portal; account: Account; parameter: Parameters }> {
  const portal = workspaceOf(context.env.world)
  const parameter = await parametersOf(context)
  const account = identify(portal, parameter)
  if (account === undefined || account.disabled) throw new Refusal('authenticationFailed')
  admit(portal, account)
  return { portal, account, parameter }
}

/** There is no captcha here: a block can only be waited out. Logins are told apart by case. */
function identify(portal: Portal, parameter: Parameters): Account | undefined {
  const provider = parameter('provider') ?? ''
  if (provider !== '' && provider !== 'email') {
    const [accessToken = '', codeOAuth = ''] = [parameter('accessToken'), parameter('codeOAuth')]
    return socialAccount(portal, { provider, accessToken, codeOAuth, serializedProfile: '' })
  }
  const [userName, password] = [parameter('userName'), parameter('password')]
  if (userName === undefined || password === undefined) return undefined
  portal.gate.enter(userName)
  const account = portal.accountOf(userName)
  if (account?.password !== password.trim()) return undefined
  portal.gate.pass(userName)
  return account
}

function signedIn(visit: Visit, portal: Portal, account: Account): { token: string; expires: string } {
  const token = portal.sessions.open(account)
  const expires = yearAfter(portal.world.now())
  visit.setCookie(cookieLine(visit, authCookie, token, { expires }))
  return { token, expires: instant(portal, expires) }
}

function codeSent(portal: Portal, phone: string): object {
  const expires = instant(portal, portal.world.now() + codeLifetime)
  return { token: null, expires, sms: true, phoneNoise: portal.mask(phone) }
}

/** In the portal's time zone: Moscow, unless a switch says otherwise. */
function instant(portal: Portal, at: number): string {
  const offset = portal.option('offsetMinutes')
  return zonedInstant(at, portal.world, typeof offset === 'number' ? offset : 180)
}

import { Hono, type Context } from 'hono'
import { onlyContentTypes, type SandboxEnv, type Visit } from '../../double.ts'
import type { Account } from '../accounts.ts'
import { noInstant, utcInstant } from '../instants.ts'
import { docspaceOf, type Portal } from '../portal.ts'
import { Refusal } from '../refusal.ts'
import { authCookie, tokenOf } from '../sessions.ts'
import { checkLink, confirmed, confirmUrl, linkResults, linksOf, subjectOf } from './confirmLinks.ts'
import { identify } from './credentials.ts'
import { versionFactsOf } from './versions.ts'
import { codeRefusal } from './errors.ts'
import { succeed } from './envelope.ts'
import { credentialsOf, linkSchema, modelOf, phoneSchema } from './model.ts'
import { clearCookie, expiresOf, openSession } from './signIn.ts'

/** What each body may be sent as. The answer is JSON whatever `Accept` says. */
export const onlyJson = onlyContentTypes(['application/json', 'text/json', 'application/*+json'])

const codeLifetime = 10 * 60_000

/** `/authentication` and what lies below it. */
export function authentication(): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>()

  app.get('/', (context) => succeed(context, tokenIn(context) !== undefined))

  app.post('/', onlyJson, async (context) => {
    const visit = context.env
    const portal = docspaceOf(visit.world)
    const credentials = await credentialsOf(context)
    const account = await identify(visit, portal, credentials)
    const interim = secondFactorOf(visit, portal, account)
    if (interim !== undefined) return succeed(context, interim)

    const session = credentials.session === true
    const token = openSession(visit, portal, account, session)
    if (credentials.confirmData?.key) linksOf(visit.world).spend(credentials.confirmData.key)
    if (credentials.culture) account.culture = credentials.culture
    return succeed(context, { token, expires: expiresOf(portal, session), sms: false, tfa: false })
  })

  app.post('/logout', (context) => {
    const token = tokenIn(context)
    if (token !== undefined) docspaceOf(context.env.world).sessions.close(token)
    clearCookie(context.env, docspaceOf(context.env.world), authCookie)
    return succeed(context, undefined)
  })

  app.post('/confirm', onlyJson, async (context) => {
    const { type, key, email, encEmail, uid, first } = await modelOf(context, linkSchema)
    const account = subjectOf(docspaceOf(context.env.world), { uid, email, encEmail })
    const link = { type: type ?? '', key: key ?? undefined, account, first: first ?? undefined }
    const result = checkLink(context, link)
    return succeed(context, {
      result: linkResults[result],
      email: result === 'ok' ? account?.email : undefined,
      isAgent: false,
    })
  })

  addMessages(app)
  return app
}

/** A code by message: the number it goes to, another one, and what signs in with it. */
function addMessages(app: Hono<SandboxEnv>): void {
  app.post('/setphone', onlyJson, async (context) => {
    const portal = docspaceOf(context.env.world)
    const { account } = confirmed(context, ['PhoneActivation'])
    const { mobilePhone } = await modelOf(context, phoneSchema)
    // The link lets them in; the cookie says who they are, where there is one.
    const phone = portal.secondFactor.setPhone(signedInHere(context) ?? account, mobilePhone ?? '')
    return succeed(context, codeSent(portal, phone))
  })

  app.post('/sendsms', onlyJson, async (context) => {
    const portal = docspaceOf(context.env.world)
    const account = await identify(context.env, portal, await credentialsOf(context))
    portal.secondFactor.send(account, true)
    return succeed(context, codeSent(portal, account.phone))
  })

  // The code is read from the body; the one in the path only leads here.
  app.post('/:code', onlyJson, async (context) => {
    const portal = docspaceOf(context.env.world)
    const credentials = await credentialsOf(context)
    const account = await identify(context.env, portal, credentials)
    const session = credentials.session === true && versionFactsOf(portal).codeMindsSession
    try {
      return succeed(context, signInByCode(context, portal, account, { code: credentials.code ?? '', session }))
    } catch (error) {
      throw error instanceof Refusal ? codeRefusal(portal, error) : error
    }
  })
}

/** Up to 3.8 `Bearer` is looked for anywhere, and seven characters are cut off at the start then. */
function authorizationOf(context: Context<SandboxEnv>, portal: Portal): string | undefined {
  const header = context.req.header('authorization')?.trim()
  if (header === undefined || versionFactsOf(portal).bearerAtStart) return header
  return header.includes('Bearer') ? header.slice('Bearer '.length) : header
}

/** The token this request is signed in with. */
export function tokenIn(context: Context<SandboxEnv>): string | undefined {
  const portal = docspaceOf(context.env.world)
  return tokenOf(context.env, authorizationOf(context, portal), portal.sessions)
}

/** Whose session this request is signed in with. */
export function signedInHere(context: Context<SandboxEnv>): Account | undefined {
  return docspaceOf(context.env.world).sessions.ownerOf(tokenIn(context) ?? '')
}

/** What stands between a right password and being signed in. */
function secondFactorOf(visit: Visit, portal: Portal, account: Account): object | undefined {
  const factor = portal.secondFactor.of(account)
  if (factor === 'none') return undefined
  if (factor === 'sms') {
    if (account.phone === '' || !account.phoneActivated) {
      return {
        expires: noInstant,
        sms: true,
        tfa: false,
        confirmUrl: confirmUrl(visit, portal, account, 'PhoneActivation'),
      }
    }
    portal.secondFactor.send(account, false)
    return { ...codeSent(portal, account.phone), confirmUrl: confirmUrl(visit, portal, account, 'PhoneAuth') }
  }
  const isSetUp = account.backupCodes.length > 0
  return {
    expires: noInstant,
    sms: false,
    tfa: true,
    tfaKey: isSetUp ? undefined : portal.secondFactor.setUpKey(account),
    confirmUrl: confirmUrl(visit, portal, account, isSetUp ? 'TfaAuth' : 'TfaActivation'),
  }
}

/** A fresh deadline, even where an earlier code was left to do and ends sooner. */
function codeSent(portal: Portal, phone: string): { expires: string; sms: true; phoneNoise: string; tfa: false } {
  const expires = utcInstant(portal.world.now() + codeLifetime, portal.world)
  return { expires, sms: true, phoneNoise: portal.mask(phone), tfa: false }
}

function signInByCode(
  context: Context<SandboxEnv>,
  portal: Portal,
  account: Account,
  { code, session }: { code: string; session: boolean },
): object {
  const { secondFactor } = portal
  const visit = context.env
  const factor = secondFactor.of(account)
  if (factor === 'sms') {
    secondFactor.checkSms(account, code)
    // The mask comes first: where it fails, the code is gone and no cookie is set.
    const phoneNoise = portal.mask(account.phone)
    const token = openSession(visit, portal, account, session)
    return { token, expires: expiresOf(portal, session), sms: true, phoneNoise, tfa: false }
  }
  if (factor !== 'app') throw new Refusal('noSecondFactor')
  const first = secondFactor.checkApp(account, code, signedInHere(context) ?? account)
  let token = openSession(visit, portal, account, session)
  // From the second time on the server signs in once more, and this time minds no `session`: the last cookie stays.
  if (!first) token = openSession(visit, portal, account, false)
  return { token, expires: expiresOf(portal, session), sms: false, tfa: true }
}

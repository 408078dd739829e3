import { Hono } from 'hono'
import type { CaptchaProvider } from '../captcha/standIns.ts'
import type { CorsPolicy } from '../cors.ts'
import { onlyContentTypes, type Double, type SandboxEnv } from '../double.ts'
import { lettersAndDigits } from '../random.ts'
import type { World } from '../world.ts'
import { accountsOf, admit, admitNew, signInByPhone } from './accounts.ts'
import { codesOf } from './codes.ts'
import { isLifepayErrorCode, LifepayError, refusal } from './errors.ts'
import {
  bodyOf,
  checkHeaders,
  resetPasswordSchema,
  sendCodeSchema,
  signInByPhoneSchema,
  signInSchema,
  signUpSchema,
  verifySchema,
} from './requests.ts'

/**
 * LIFE PAY, LPOS API v6: `/auth/…`, the same below `/v6`.
 *
 * Numbers (any spelling the API takes): `+79991234567` Анна Смирнова and `+77012345678` Айдар Нурланов have accounts
 * (`anna`, `aidar`, password `secret-2024`, both in the organization `acme`); `+79990000407` has one outside of it, same
 * password; `+79990000403` is archived: its password can be reset and signs nobody in (NotAllowedForArchived).
 * `+79990000404` PhoneIsNotFound, `+79990000405` NotAllowed, `+79990000429` TooManyRequests, the last two also at
 * sign-in; `+79990000500` NotificationsAreOutOfService. `+79990000422` gets a code and no account: its sign-up is
 * RequestIsNotValid. Any other is without an account and still gets a code, as sign-up needs one.
 */
export function lifepay(): Double {
  return { name: 'LIFE PAY', mount: '/lifepay', cors: policyOf, switches, app: api() }
}

/**
 * The application of a host, behind its own address: `POST /verify {phone, code}` → `{token, name}`. LIFE PAY documents
 * no call that turns a phone and a code into a session, so a host completes the sign-in itself.
 */
export function lifepayHost(): Double {
  const app = new Hono<SandboxEnv>()
  app.onError(refusal)
  app.notFound((context) => refusal(new LifepayError('NotFound'), context))
  app.use('*', onlyContentTypes(['application/json']))
  app.post('/verify', async (context) => {
    const { world } = context.env
    const { phone, code } = await bodyOf(context, verifySchema)
    codesOf(world).check(phone, code)
    codesOf(world).consume(phone)
    return context.json({ token: sessionToken(world), name: accountsOf(world).get(phone)?.name ?? phone })
  })
  const cors: CorsPolicy = {
    origins: 'reflect',
    credentials: true,
    methods: ['POST'],
    headers: '*',
    exposed: [],
  }
  return { name: 'An application on LIFE PAY', mount: '/app/lifepay', cors, app }
}

const switches = {
  captcha: '"none": no captcha is asked for. "hCaptcha" or "YandexSmartCaptcha": only that one. Default: either.',
  captchaTypeField: 'Name of the field that says which captcha it was; the page lost it. Default captcha_type.',
  strictAccounts: 'true: numbers without an account are PhoneIsNotFound.',
  retryAfter: 'true: TrySendCodeLater carries Retry-After, readable across origins. The API documents none.',
  nextSendError: 'One of the 34 error codes: the next send-code-by-phone answers it, once.',
}

/**
 * What api.life-pos.ru allows across origins is unknown. Chosen: every origin, the documented headers, no credentials,
 * since the API knows no cookies. An undocumented request header stops the browser.
 */
function policyOf(_: Request, world: World): CorsPolicy {
  return {
    origins: 'reflect',
    credentials: false,
    methods: ['GET', 'POST'],
    headers: [
      'accept',
      'accept-language',
      'authorization',
      'content-type',
      'x-lp-client-identifier',
      'x-lp-client-type',
      'x-lp-client-name',
      'x-lp-client-os-name',
      'x-lp-client-os-version',
      'x-lp-client-screen-resolution',
      'x-lp-client-model',
      'x-lp-organization-alias',
      'x-lp-client-extensions',
      'x-client-extensions',
    ],
    exposed: world.switches['retryAfter'] === true ? ['Retry-After'] : [],
  }
}

function api(): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>()
  app.onError(refusal)
  app.notFound((context) => refusal(new LifepayError('NotFound'), context))
  app.use('*', onlyContentTypes(['application/json', 'text/json', 'application/*+json', 'application/json-patch+json']))
  app.use('*', async (context, next) => {
    checkHeaders((name) => context.req.header(name))
    await next()
  })
  app.route('/auth', operations())
  app.route('/v6/auth', operations())
  return app
}

function operations(): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>()

  app.post('/send-code-by-phone', async (context) => {
    const { world } = context.env
    const body = await bodyOf(context, sendCodeSchema)
    const codes = codesOf(world)
    checkCaptcha(world, body.token, body[textSwitch(world, 'captchaTypeField') ?? 'captcha_type'])
    const forced = world.switches['nextSendError']
    delete world.switches['nextSendError']
    if (isLifepayErrorCode(forced)) throw new LifepayError(forced)
    const alias = context.req.header('x-lp-organization-alias')
    admit(accountsOf(world), body.phone, alias, world.switches['strictAccounts'] === true)
    if (world.switches['retryAfter'] === true && codes.cooldownOf(body.phone) > 0) {
      context.header('retry-after', String(Math.ceil(codes.cooldownOf(body.phone) / 1000)))
    }
    const code = codes.send(body.phone)
    // What `send_sms: false` means here is undocumented; in generate-activation-code it leaves the message out.
    if (body.send_sms !== false)
      world.inbox.deliver({ to: body.phone, code, text: `Код подтверждения: ${code}. LIFE PAY` })
    return context.body(null, 204)
  })

  app.post('/sign-in-by-phone', async (context) => {
    const given = await bodyOf(context, signInByPhoneSchema)
    signInByPhone(accountsOf(context.env.world), given, context.req.header('x-lp-organization-alias'))
    return context.json({ token: sessionToken(context.env.world) })
  })

  app.post('/sign-in', async (context) => {
    const { full_username: username, password, response_type: kind } = await bodyOf(context, signInSchema)
    const account = [...accountsOf(context.env.world).values()].find((one) => one.username === username)
    if (account === undefined) throw new LifepayError('UsernameDoesNotExist')
    if (account.password !== password) throw new LifepayError('WrongUsernameOrPassword')
    // The token is nullable; presumably null for a session, but no session cookie is documented.
    return context.json({ token: kind === 'Session' ? null : sessionToken(context.env.world) })
  })

  addAccountOperations(app)
  return app
}

/** What makes an account, and what changes one. */
function addAccountOperations(app: Hono<SandboxEnv>): void {
  app.post('/sign-up', async (context) => {
    const { world } = context.env
    const accounts = accountsOf(world)
    const wanted = await bodyOf(context, signUpSchema)
    codesOf(world).check(wanted.phone, wanted.confirmation_code)
    admitNew(wanted.phone)
    if (accounts.has(wanted.phone)) throw new LifepayError('PhoneIsAlreadyTaken')
    const username = wanted.initial_username ?? undefined
    if (username !== undefined && [...accounts.values()].some((one) => one.username === username)) {
      throw new LifepayError('UsernameIsAlreadyTaken')
    }
    codesOf(world).consume(wanted.phone)
    const password = wanted.initial_password ?? undefined
    accounts.set(wanted.phone, {
      phone: wanted.phone,
      name: wanted.name,
      ...(username !== undefined && { username }),
      ...(password !== undefined && { password }),
    })
    return context.json({ token: sessionToken(world) })
  })

  // `reset` is the older name of the same operation.
  app.on('POST', ['/reset-password', '/reset'], async (context) => {
    const { world } = context.env
    const wanted = await bodyOf(context, resetPasswordSchema)
    codesOf(world).check(wanted.phone, wanted.confirmation_code)
    const account = accountsOf(world).get(wanted.phone)
    if (account === undefined) throw new LifepayError('PhoneIsNotFound')
    codesOf(world).consume(wanted.phone)
    account.password = wanted.password
    return context.body(null, 204)
  })
}

const providers: Readonly<Record<string, CaptchaProvider>> = {
  hCaptcha: 'hcaptcha',
  YandexSmartCaptcha: 'smartcaptcha',
}

/** The enum has no code for a refused captcha, so it can only be one of the general ones: RequestIsNotValid. */
function checkCaptcha(world: World, token: string | null | undefined, type: unknown): void {
  const wanted = textSwitch(world, 'captcha')
  if (wanted === 'none') return
  const provider = typeof type === 'string' ? providers[type] : undefined
  if (provider === undefined || (wanted !== undefined && type !== wanted)) {
    throw new LifepayError('RequestIsNotValid', textSwitch(world, 'captchaTypeField') ?? 'captcha_type')
  }
  if (!world.captcha.verify(provider, token ?? undefined).passed) throw new LifepayError('RequestIsNotValid', 'token')
}

function textSwitch(world: World, name: string): string | undefined {
  const value = world.switches[name]
  return typeof value === 'string' ? value : undefined
}

/** Opaque: the pages say only that it goes out as a bearer. */
function sessionToken(world: World): string {
  return world.random.text(48, lettersAndDigits)
}

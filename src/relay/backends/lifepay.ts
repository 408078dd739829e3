import { type Call, hostAnswer, type RelayBackend, type UpstreamOptions, type Visit } from '../backend.ts'
import { encoded } from '../body.ts'
import { type CaptchaCheck, checkCaptcha } from '../captcha/check.ts'
import type { Endpoint } from '../endpoint.ts'
import type { Refusal, RefusalBody } from '../refusal.ts'
import { numberIn } from '../subjects.ts'
import { hideAccounts } from './hiddenAccounts.ts'

/** What the host's own check is given. The request has the host's cookies and headers; its body has been read. */
export interface LifepayProof {
  readonly phone: string
  readonly code: string
  readonly request: Request
}

/** What the relay is told of LIFE PAY, beside where it is: what it adds, and how a code becomes a session. */
export interface LifepayRelayOptions extends UpstreamOptions {
  /** Tells LIFE PAY the visitor's address, for its check of the captcha. Default true. */
  readonly tellsAddress?: boolean
  /** A GUID for every visitor. Default: the one that the page has for its install. */
  readonly clientIdentifier?: string
  /** Default: what the page says, which is `WebApp`. */
  readonly clientType?: 'Unknown' | 'App' | 'WebApp' | 'Service' | 'Android'
  /** `^[a-zA-Z0-9_-]{2,24}$`. A page's own is not passed on. */
  readonly organizationAlias?: string
  /** Checks the captcha here, where LIFE PAY checks none for you. The token is spent by it, so LIFE PAY is sent none. */
  readonly captcha?: CaptchaCheck
  /** The field the captcha's type goes out in, as `lifepay()` of the widget has it. Default `captcha_type`. */
  readonly captchaTypeField?: string
  /** The query parameters that the page may send along. Default: none. */
  readonly query?: readonly string[]
  /**
   * Answers 204 to every number, whatever LIFE PAY says of its account, and no sooner than after so many milliseconds. The
   * widget's `unknownPhones: 'code-step'` hides on the screen what this hides on the wire.
   */
  readonly hidesAccounts?: { readonly answersAfter: number }
  /**
   * Turns phone and code into a session, at `POST …/verify`: LIFE PAY documents no call for it. Give a `Response` to set
   * cookies of yours. Throw `{ code: 'InvalidConfirmationCode' }` and the person reads the right sentence.
   */
  readonly verify?: (proof: LifepayProof) => Promise<Response | object | undefined | void>
}

const requestHeaderNames = [
  'x-lp-client-identifier',
  'x-lp-client-type',
  'x-lp-client-name',
  'x-lp-client-os-name',
  'x-lp-client-os-version',
  'x-lp-client-screen-resolution',
  'x-lp-client-model',
  'x-lp-client-extensions',
  'x-client-extensions',
]

/** LIFE PAY, LPOS API v6: what a sign-in calls of it. `upstream` is `https://api.life-pos.ru`. */
export function lifepay(options: LifepayRelayOptions): RelayBackend {
  const { verify, hidesAccounts } = options
  return {
    ...options,
    endpoints: endpointsOf(options),
    requestHeaders: requestHeaderNames,
    refuse,
    admit: (call, visit) => admit(options, call, visit),
    async around(call, visit, send) {
      if (call.endpoint.path === verifyPath && verify !== undefined) return verified(verify, call, visit)
      if (hidesAccounts === undefined || call.endpoint.purpose !== 'send') return send(call)
      return hideAccounts(call, send, hidesAccounts.answersAfter)
    },
  }
}

const verifyPath = '/verify'
const phone = numberIn('phone')

function endpointsOf({
  query = [],
  captchaTypeField = 'captcha_type',
  verify,
}: LifepayRelayOptions): readonly Endpoint[] {
  const checked = (path: string, fields: readonly string[]): Endpoint => ({
    method: 'POST',
    path,
    purpose: 'check',
    body: { type: 'json', fields },
    subject: phone,
  })
  return [
    {
      method: 'POST',
      path: '/auth/send-code-by-phone',
      purpose: 'send',
      body: { type: 'json', fields: ['phone', 'token', captchaTypeField, 'send_sms'] },
      query,
      subject: phone,
    },
    checked('/auth/sign-in-by-phone', ['phone', 'password']),
    checked('/auth/sign-up', ['phone', 'name', 'confirmation_code', 'initial_username', 'initial_password', 'email']),
    checked('/auth/reset-password', ['phone', 'password', 'confirmation_code']),
    ...(verify === undefined ? [] : [checked(verifyPath, ['phone', 'code'])]),
  ]
}

/** Checks the captcha where that is the relay's to do, and adds what a page does not know. */
async function admit(options: LifepayRelayOptions, call: Call, visit: Visit): Promise<Call> {
  const { clientIdentifier, clientType, organizationAlias, captcha, captchaTypeField = 'captcha_type' } = options
  const headers = new Headers(call.headers)
  if (clientIdentifier !== undefined) headers.set('x-lp-client-identifier', clientIdentifier)
  if (clientType !== undefined) headers.set('x-lp-client-type', clientType)
  if (organizationAlias !== undefined) headers.set('x-lp-organization-alias', organizationAlias)
  if (call.endpoint.purpose !== 'send') return { ...call, headers }
  const { token } = call.fields
  if (captcha !== undefined) {
    const solved = { token: typeof token === 'string' ? token : undefined, address: visit.address.text }
    await checkCaptcha(captcha, { ...solved, hostnames: visit.hostnames })
  }
  // A token that was checked here is spent.
  const isSpent = (name: string) => captcha !== undefined && (name === 'token' || name === captchaTypeField)
  const fields = {
    ...Object.fromEntries(Object.entries(call.fields).filter(([name]) => !isSpent(name))),
    ...(options.tellsAddress !== false && { ip: visit.address.text }),
  }
  return { ...call, headers, fields, body: encoded(JSON.stringify(fields)) }
}

/** The host's word for a code. What it throws is told by its code alone. */
async function verified(
  verify: NonNullable<LifepayRelayOptions['verify']>,
  { fields }: Call,
  { request }: Visit,
): Promise<Response> {
  const { phone: number, code } = fields
  if (typeof number !== 'string' || typeof code !== 'string') return refused('RequestIsNotValid')
  try {
    const session = await verify({ phone: number, code, request })
    if (session instanceof Response) return hostAnswer(session)
    return hostAnswer(session === undefined ? new Response(null, { status: 204 }) : Response.json(session))
  } catch (thrown) {
    const said = typeof thrown === 'object' && thrown !== null && 'code' in thrown ? thrown.code : undefined
    if (typeof said !== 'string' || !/^[A-Z][A-Za-z]{2,62}$/.test(said)) throw thrown
    return refused(said)
  }
}

function refused(code: string): Response {
  return hostAnswer(Response.json({ code, message: '', info: '' }, { status: 422 }))
}

/** LPOS API v6: `{code, message, info}`. A pause is what `TrySendCodeLater` says: an earlier code still holds. */
const codes: Readonly<Partial<Record<Refusal['reason'], string>>> = {
  paused: 'TrySendCodeLater',
  limited: 'TooManyRequests',
  malformed: 'RequestIsNotValid',
  'captcha-refused': 'RequestIsNotValid',
  'country-refused': 'RequestIsNotValid',
  'wrong-origin': 'NoPermissions',
}

function refuse({ reason }: Refusal): RefusalBody {
  const code = codes[reason]
  if (code === undefined) return {}
  return { body: { code, message: reason, info: '' }, ...(code === 'RequestIsNotValid' && { status: 422 }) }
}

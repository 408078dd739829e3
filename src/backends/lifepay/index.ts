import { defineBackend, type Backend, type CallOptions } from '../../protocol/backend.ts'
import { AuthError, errorFrom } from '../../protocol/error.ts'
import { scopeOf } from '../../runtime/scope.ts'
import { EntryphoneError } from '../../runtime/mistake.ts'
import { aChallenge, aFunction, aLanguage, check, ofHttp, oneOf } from '../../runtime/options.ts'
import type { E164, CodeStep, PhoneStep, Session, Step } from '../../protocol/step.ts'
import type { LifepayRoads } from './accountFlow.ts'
import { exchange, isPlusSeven, lifepaySending, type LifepaySendingOptions, phoneOf, sendingOf } from './sending.ts'

export type { LifepayErrorCode, LifepayRefusal } from './answers.ts'
export type {
  LifepayCaptchaType,
  LifepayClientDescription,
  LifepayClientType,
  LifepayHttpOptions,
} from './requests.ts'
export type { LifepaySendingOptions } from './sending.ts'

export interface LifepayOptions extends LifepaySendingOptions {
  readonly completion?: 'verify'
  /**
   * Turns the phone and the code into a session: LIFE PAY documents no call for it, so it is yours. Reject with LIFE
   * PAY's own `{ code: 'InvalidConfirmationCode' }` (or an `AuthError`) and the person reads the right sentence.
   */
  readonly verify: (proof: {
    readonly phone: E164
    readonly code: string
    readonly signal: AbortSignal
  }) => Promise<Partial<Session> | undefined | void>
}

/** The roads LIFE PAY documents to their end, without a call of yours. Loaded when they are asked for. */
export interface LifepayAccountOptions extends LifepaySendingOptions {
  /**
   * Where people begin. `password`: phone and password, with a way to a new password. `sign-up`: phone, code and name,
   * which make an account. `reset-password`: phone, code and a new password, which then signs in.
   */
  readonly completion: 'password' | 'sign-up' | 'reset-password'
  /**
   * Tells people that a number has no account, and offers to make one; in `sign-up`, that it has one, and offers to
   * sign in. Whoever asks learns who has an account, so `unknownPhones` is not looked at then. Default false: a number
   * nobody has reads like a wrong password.
   */
  readonly offerSignUp?: boolean
}

/** Signs in by phone with LIFE PAY's LPOS API v6: with a code you check, or on one of its own roads (`completion`). */
export function lifepay(options: LifepayAccountOptions): Backend
export function lifepay(options: LifepayOptions): ReturnType<typeof byCode>
export function lifepay(options: LifepayOptions | LifepayAccountOptions): Backend {
  check('lifepay', options, rules)
  // Both would leave one of them unheard, and with neither there is nothing to end in.
  if (((options.completion ?? 'verify') === 'verify') !== isByCode(options)) throw new EntryphoneError('E31')
  return isByCode(options) ? byCode(options) : byAccount(options)
}

const rules = {
  ...ofHttp,
  verify: aFunction,
  language: aLanguage,
  completion: oneOf('verify', 'password', 'sign-up', 'reset-password'),
  captcha: aChallenge('hcaptcha', 'smartcaptcha'),
  unknownPhones: oneOf('refuse', 'code-step'),
}

function isByCode(options: LifepayOptions | LifepayAccountOptions): options is LifepayOptions {
  return 'verify' in options && options.verify !== undefined
}

/** What each has loaded, by its actions. */
const roadsOf = new WeakMap<NonNullable<Backend['credentials']>, () => Promise<LifepayRoads> | undefined>()

function byAccount(options: LifepayAccountOptions) {
  let loading: Promise<LifepayRoads> | undefined
  /** Those of a backend that this one has taken the place of: what they hold is this one's. */
  let former: Promise<LifepayRoads> | undefined
  const load = () =>
    (loading ??= import('./accountFlow.ts').then(
      async ({ lifepayAccounts }) => lifepayAccounts(options, (await former?.catch(() => undefined))?.vault),
      (thrown: unknown) => {
        loading = undefined
        throw errorFrom('chunk', thrown, 'network')
      },
    ))
  /** Whoever has left while it loaded has nothing more asked, or kept, in their name. */
  const roads = async ({ signal }: CallOptions): Promise<LifepayRoads> => {
    const loaded = await load()
    signal.throwIfAborted()
    return loaded
  }
  const backend = defineBackend({
    name: 'lifepay-accounts',
    scope: scopeOf(options.baseUrl, options.organizationAlias, options.completion),
    sending: sendingOf(options),
    routes: {
      start: ['credentials', 'phone', 'code'],
      credentials: { submit: ['done', 'phone'], forgot: ['phone'] },
      phone: { submit: ['code', 'phone'] },
      code: { submit: ['details', 'done', 'code', 'phone', 'credentials'], resend: ['code'] },
      details: { submit: ['done', 'code', 'details', 'phone', 'credentials'] },
    },
    start: async (call) => (await roads(call)).start(call),
    credentials: {
      submit: async (step, input, call) => (await roads(call)).signIn(step, input, call),
      forgot: async (step, input, call) => (await roads(call)).forgot(step, input),
    },
    phone: { submit: async (step, input, call) => (await roads(call)).ask(step, input, call) },
    code: {
      submit: async (step, input, call) => (await roads(call)).take(step, input, call),
      resend: async (step, input, call) => (await roads(call)).resend(step, input, call),
    },
    details: { submit: async (step, input, call) => (await roads(call)).finish(step, input, call) },
    forget: (step) => void (loading ?? former)?.then(({ forget }) => forget(step)).catch(() => {}),
    takeOver(made) {
      former = made.credentials && roadsOf.get(made.credentials)?.()
    },
  })
  roadsOf.set(backend.credentials, () => loading ?? former)
  return backend
}

function byCode(options: LifepayOptions) {
  const { now, isSilent, phoneStep, codeStep, send, sendOnce, sentIn, within } = lifepaySending(options)

  return defineBackend({
    name: 'lifepay',
    scope: scopeOf(options.baseUrl, options.organizationAlias),
    sending: sendingOf(options),
    routes: {
      start: ['phone', 'code'],
      phone: { submit: ['code'] },
      code: { submit: ['code', 'done'], resend: ['code'] },
    },
    async start({ resumed }) {
      exchange().catch(() => {})
      return resume(resumed) ?? phoneStep()
    },
    phone: {
      submit: (step, { phone, captcha: token }, { signal }) => sendOnce(step, phone, token, signal),
    },
    code: {
      resend: (step, { captcha: token }, { signal }) => send(phoneStep(), phoneOf(step), token, signal),
      async submit(step, { code }, { signal }) {
        const phone = phoneOf(step)
        const { checkCode, voidNotice } = await exchange()
        signal.throwIfAborted()
        try {
          return await checkCode(options, { phone, code, now }, signal)
        } catch (thrown) {
          signal.throwIfAborted()
          if (isSilent || !(thrown instanceof AuthError) || thrown.code !== 'code-expired') throw thrown
          // Too many tries or a newer code voided it: only another message helps, so that is where this leads.
          return codeStep(phoneStep(), phone, step.resendAt ?? now(), voidNotice(thrown))
        }
      },
    },
  })

  /** Nothing of LIFE PAY's needs a vault, so a reload resumes where it was. What was stored is not trusted to be ours. */
  function resume(step: Step | undefined): PhoneStep | CodeStep | undefined {
    if (step?.kind === 'phone' && step.sent !== undefined && isPlusSeven(step.sent.phone)) {
      return phoneStep({ phone: step.sent.phone, sent: sentIn(step.sent) })
    }
    if (step?.kind !== 'code' || !isPlusSeven(step.phone)) return undefined
    return codeStep(phoneStep(), step.phone, within(step.resendAt ?? now()))
  }
}

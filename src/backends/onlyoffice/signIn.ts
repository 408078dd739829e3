import { type Backend, defineBackend } from '../../protocol/backend.ts'
import { AuthError, type AuthErrorCode } from '../../protocol/error.ts'
import type {
  BackupCodesStep,
  CaptchaChallenge,
  CaptchaToken,
  CodeStep,
  CredentialsStep,
  DoneStep,
  EnrolStep,
  PhoneStep,
  Session,
  Step,
} from '../../protocol/step.ts'
import { scopeOf } from '../../runtime/scope.ts'
import { misconfigured } from '../../runtime/mistake.ts'
import { createVault, type Vault } from '../../runtime/vault.ts'
import { type Messages, messageExpected, messageSent, messagesHeard, smsWindow } from './smsLimits.ts'
import { checkCode } from './checkCode.ts'
import { type Held, traceOf, tracedMessages } from './vaultEntry.ts'
import type { AppSetup, CallWith, Product } from './product.ts'
import type { Reading } from './signInResult.ts'
import { createUnsent } from './unsent.ts'
import { appStep, backToCredentials, enrolStep, phoneStep, type StepSource, smsStep } from './steps.ts'

type Blocked = Extract<Reading, { state: 'blockedOrCaptcha' }>
type AppReading = Extract<Reading, { state: 'tfaSetup' | 'tfaCode' }>

/** What a call ends in that nobody has answered. */
const unanswered: ReadonlySet<AuthErrorCode> = new Set(['network', 'offline', 'timeout'])

interface Memory {
  readonly vault: Vault<Held<unknown>>
  readonly sessions: Vault<Session>
  readonly unsent: ReturnType<typeof createUnsent>
  /** Authorization codes that a provider has taken: good for nothing any more. */
  readonly spent: Set<string>
}
/** By the actions of the backend, which a copy of it has too. */
const memories = new WeakMap<NonNullable<Backend['credentials']>, Memory>()

/** The way through a sign-in that both products share: credentials, and for each second factor what it asks. */
export function onlyofficeSignIn<Credentials>(product: Product<Credentials>) {
  const { now } = product
  let vault = createVault<Held<Credentials>>(now)
  /** Of people who are signed in and look at their backup codes. */
  let sessions = createVault<Session>(now)
  let unsent = createUnsent(now)
  let spent = new Set<string>()

  const sourceOf = (id: string, held: Held<Credentials>): StepSource => ({
    id,
    held,
    entry: product.entry(),
    now: now(),
  })
  const sourceAt = (step: Step): { held: Held<Credentials>; source: StepSource } | undefined => {
    const held = vault.read(step)
    const id = 'context' in step ? step.context['vault'] : undefined
    return held === undefined || typeof id !== 'string' ? undefined : { held, source: sourceOf(id, held) }
  }

  const forget = (step: Step) => {
    vault.forget(step)
    sessions.forget(step)
  }

  /** The vault is empty or its contents no longer hold: back to the beginning, which says why. */
  const startAgain = (step: Step): CredentialsStep => {
    const entered = sourceAt(step)?.source
    forget(step)
    const form = entered === undefined ? product.entry() : backToCredentials(entered)
    return { ...form, context: traceOf(step, now()), notice: 'expired' }
  }

  /**
   * Signs in. What is taken once is not sent again once there was an answer, whatever it was: each try is counted as a
   * wrong password.
   */
  const authenticate = async (credentials: Credentials, call: CallWith): Promise<Reading> => {
    const once = product.takenOnce?.(credentials)
    if (once === undefined) return product.authenticate(credentials, call)
    if (spent.has(once))
      throw new AuthError('credentials-wrong', { cause: 'The code of the provider has been sent before.' })
    spent.add(once)
    try {
      const reading = await product.authenticate(credentials, call)
      if (reading.state === 'blockedOrCaptcha') throw reading.error
      return reading
    } catch (thrown) {
      if (!(thrown instanceof AuthError) || unanswered.has(thrown.code)) spent.delete(once)
      throw thrown
    }
  }

  /**
   * Asks for a message, and believes an answer that says "sent" only where the last one did not say "cannot be". There
   * it asks for another, which nothing but sending it answers.
   */
  const sendingTo = async (
    to: string,
    held: { readonly credentials: Credentials },
    signal: AbortSignal,
    ask: () => Promise<Reading>,
  ): Promise<Reading> => {
    try {
      const reading = await ask()
      if (reading.state !== 'smsCode' || !unsent.has(to)) return reading
      const sent = await product.sendSms(held.credentials, { captcha: undefined, signal })
      if (sent.state === 'blockedOrCaptcha') throw sent.error
      if (sent.state === 'smsCode') unsent.delete(to)
      return sent
    } catch (thrown) {
      if (thrown instanceof AuthError && thrown.code === 'sms-unavailable') unsent.add(to)
      throw thrown
    }
  }

  /** The same step again, with what must be solved first. A solved one that is refused stays an error. */
  const challenge = ({ error }: Blocked, solved: CaptchaToken | undefined): CaptchaChallenge => {
    if (solved !== undefined) throw new AuthError('captcha-refused', { cause: error.cause })
    const captcha = product.captcha()
    if (captcha === undefined) throw error
    return captcha
  }

  const finish = (step: Step, session: Session): DoneStep => {
    forget(step)
    return { kind: 'done', session }
  }

  /** Who has just set up an authenticator gets the codes for when it is lost. Signed in they are in any case. */
  const finishEnrolment = async (
    step: Step,
    session: Session,
    signal: AbortSignal,
  ): Promise<BackupCodesStep | DoneStep> => {
    const codes = await product.backupCodes(session, signal)
    signal.throwIfAborted()
    const done = finish(step, session)
    return codes.length === 0 ? done : { kind: 'backup-codes', codes, context: { vault: sessions.keep(session) } }
  }

  /** What an authenticator's step is made of: the first answer's own, or what the link of the other road says. */
  const openAppRoad = async (
    reading: AppReading,
    signal: AbortSignal,
  ): Promise<{ readonly appConfirm?: string; readonly setup?: AppSetup }> => {
    const confirm = product.appRoad?.confirmOf(reading.confirmUrl)
    if (reading.state === 'tfaSetup' && confirm !== undefined) await product.signOutOthers?.(signal)
    if (reading.state === 'tfaCode') return confirm === undefined ? {} : { appConfirm: confirm }
    const told = confirm === undefined ? undefined : await product.appRoad?.setup(confirm, signal)
    if (confirm === undefined || told === undefined) return { setup: { secret: reading.secret } }
    return { appConfirm: confirm, setup: told }
  }

  const takenOnce = () => misconfigured('E43', `${product.name}: social.codeOAuth`)
  const smsLimit = () => new AuthError('sms-limit', { retryAt: now() + smsWindow })

  /** The step a good password leads to. `earlier`: what is known of messages that may still hold. */
  const secondFactor = async (
    reading: Reading,
    context: Omit<Held<Credentials>, 'confirm' | 'appConfirm'>,
    earlier: Messages | undefined,
    signal: AbortSignal,
  ): Promise<PhoneStep | CodeStep | EnrolStep> => {
    const keep = (held: Held<Credentials>) => {
      // An answer to someone who has left leads nowhere: nobody would ever let go of what is kept for it.
      signal.throwIfAborted()
      return sourceOf(vault.keep(held), held)
    }
    const once = product.takenOnce?.(context.credentials) !== undefined
    if (once && (reading.state === 'phoneRequired' || reading.state === 'smsCode')) throw takenOnce()
    if (reading.state === 'phoneRequired') {
      const confirm = product.confirmOf?.(reading.confirmUrl)
      return phoneStep(keep({ ...context, messages: earlier, ...(confirm !== undefined && { confirm }) }))
    }
    if (reading.state === 'smsCode') {
      const { messages, notice } = messageExpected(earlier, reading, now(), product.resendCooldown)
      return smsStep(keep({ ...context, messages }), notice)
    }
    if (reading.state === 'tfaSetup' || reading.state === 'tfaCode') {
      const { appConfirm, setup } = await openAppRoad(reading, signal)
      if (once && appConfirm === undefined) throw takenOnce()
      const source = keep({ ...context, appConfirm })
      return setup === undefined ? appStep(source) : enrolStep(source, setup, product.issuer())
    }
    if (reading.state === 'smsLimit') throw smsLimit()
    throw new AuthError('unexpected', { cause: `A password may not lead to ${reading.state}.` })
  }

  const backend = defineBackend({
    name: product.name,
    scope: scopeOf(product.address, product.entrance),
    sending: {
      scope: scopeOf(product.address),
      pause: product.resendCooldown,
      longestWait: smsWindow,
      longestLife: smsWindow,
    },
    routes: {
      start: ['credentials'],
      credentials: { submit: ['credentials', 'phone', 'code', 'enrol', 'done'] },
      phone: { submit: ['code', 'credentials'] },
      code: { submit: ['code', 'credentials', 'done'], resend: ['code', 'credentials'] },
      enrol: { submit: ['enrol', 'backup-codes', 'credentials', 'done'] },
      'backup-codes': { submit: ['credentials', 'done'] },
    },
    async start({ signal, resumed, interrupted }) {
      await product.prepare?.(signal)
      if (resumed?.kind === 'phone' || resumed?.kind === 'code') return startAgain(resumed)
      return interrupted === undefined ? product.entry() : startAgain(product.entry())
    },
    forget,
    takeOver(former) {
      const memory = former.credentials && memories.get(former.credentials)
      if (memory === undefined) return
      // One of the same name is of the same product, which has one kind of credentials.
      vault = memory.vault as Vault<Held<Credentials>>
      sessions = memory.sessions
      unsent = memory.unsent
      spent = memory.spent
      memories.set(backend.credentials, memory)
      product.takeOver?.(former)
    },

    credentials: {
      async submit(step, input, { signal }) {
        const { credentials, entered } = await product.credentialsOf(step, input, signal)
        const to = entered.username ?? ''
        const wasUnsent = unsent.has(to)
        const reading = await sendingTo(to, { credentials }, signal, () =>
          authenticate(credentials, { captcha: input.captcha, signal }),
        )
        if (reading.state === 'signedIn') return finish(step, reading.session)
        if (reading.state === 'blockedOrCaptcha') {
          const submit = challenge(reading, input.captcha)
          return { ...step, ...entered, notice: 'captcha-needed', captcha: { submit } }
        }
        const before = vault.read(step)
        const same = before?.entered.username === entered.username ? before : undefined
        const own = before === undefined ? tracedMessages(step, now()) : same?.messages
        const earlier = wasUnsent ? undefined : messagesHeard(own, step.sent, now())
        const misses = same?.misses ?? { count: 0, at: 0 }
        const held = { credentials, entered, messages: undefined, misses }
        const next = await secondFactor(reading, held, earlier, signal)
        vault.forget(step)
        return next
      },
    },

    phone: {
      async submit(step, { phone }, { signal }) {
        const at = sourceAt(step)
        if (at === undefined) return startAgain(step)
        const { held, source } = at
        const own = held.messages?.phone === phone ? held.messages : undefined
        // Heard of from another tab, the number may be of another account: it is given to this one, which sends nothing.
        const earlier = messagesHeard(own, step.sent?.phone === phone ? step.sent : undefined, now())
        // What came over a reload is a stranger's word: with that, the server is asked.
        if (earlier?.to !== undefined && earlier.expiresAt !== undefined && now() < earlier.resendAt) {
          held.messages = earlier
          return smsStep(source, 'sent-recently')
        }
        const reading = await sendingTo(phone, held, signal, () =>
          product.setPhone(held.credentials, { phone, confirm: held.confirm }, { signal }),
        )
        // A number goes by its link or by credentials that were good a moment ago: no captcha has a say in it.
        if (reading.state === 'blockedOrCaptcha') throw reading.error
        if (reading.state === 'smsLimit') throw smsLimit()
        if (reading.state !== 'smsCode') return startAgain(step)
        const { messages, notice } = messageExpected(earlier, { ...reading, phone }, now(), product.resendCooldown)
        held.messages = messages
        // What was missed on another number was counted for that one.
        if (own === undefined) held.misses = { count: 0, at: 0 }
        return smsStep({ ...source, now: now() }, notice ?? 'sent')
      },
    },

    code: {
      async submit(step, input, { signal }) {
        const at = sourceAt(step)
        if (at === undefined) return startAgain(step)
        const reading = await checkCode(product, at.held, step, input, signal)
        if (reading.state === 'signedIn') return finish(step, reading.session)
        if (reading.state === 'attemptsExhausted') {
          return { ...step, notice: 'attempts-exhausted', blockedUntil: reading.blockedUntil }
        }
        if (reading.state !== 'blockedOrCaptcha') return startAgain(step)
        const submit = challenge(reading, input.captcha)
        return { ...step, notice: 'captcha-needed', captcha: { ...step.captcha, submit } }
      },
      async resend(step, { captcha }, { signal }) {
        const at = sourceAt(step)
        if (at === undefined) return startAgain(step)
        const { held, source } = at
        if (step.factor !== 'sms') throw new AuthError('unexpected', { cause: 'An authenticator app is sent nothing.' })
        const reading = await product.sendSms(held.credentials, { captcha, signal })
        if (reading.state === 'smsCode') {
          held.messages = messageSent(held.messages, reading, now(), product.resendCooldown)
          return smsStep({ ...source, now: now() }, 'sent')
        }
        if (reading.state === 'smsLimit') {
          const resendAt = now() + smsWindow
          if (held.messages) held.messages = { ...held.messages, resendAt }
          return { ...step, notice: 'sms-limit', resendAt }
        }
        if (reading.state !== 'blockedOrCaptcha') return startAgain(step)
        const resend = challenge(reading, captcha)
        return { ...step, notice: 'captcha-needed', captcha: { ...step.captcha, resend } }
      },
    },

    enrol: {
      async submit(step, input, { signal }) {
        const at = sourceAt(step)
        if (at === undefined) return startAgain(step)
        const reading = await checkCode(product, at.held, step, input, signal)
        if (reading.state === 'signedIn') return finishEnrolment(step, reading.session, signal)
        if (reading.state === 'attemptsExhausted')
          throw new AuthError('rate-limited', { retryAt: reading.blockedUntil })
        if (reading.state !== 'blockedOrCaptcha') return startAgain(step)
        return { ...step, notice: 'captcha-needed', captcha: { submit: challenge(reading, input.captcha) } }
      },
    },

    'backup-codes': {
      async submit(step) {
        const session = sessions.read(step)
        return session === undefined ? startAgain(step) : finish(step, session)
      },
    },
  })
  memories.set(backend.credentials, { vault, sessions, unsent, spent })
  return backend
}

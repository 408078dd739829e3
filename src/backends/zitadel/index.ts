import { defineBackend } from '../../protocol/backend.ts'
import { now as steadyNow } from '../../protocol/clock.ts'
import { AuthError } from '../../protocol/error.ts'
import { scopeOf } from '../../protocol/scope.ts'
import type { CodeShape, CodeStep, Decision, DoneStep, E164, Instant, PhoneStep } from '../../protocol/step.ts'
import { isE164, statusIn, turnOf } from './answers.ts'
import { addApp, addSms, remove, startWithFactors, verifyApp } from './factors.ts'
import { type ReadOptions, readRecord, readRecordUntil } from './record.ts'
import { resendMyPhoneVerification, setMyPhone, verifyMyPhone } from './requests.ts'
import { codeStep, confirmStep, doneStep, phoneIn, phoneStep, type Sent, sentIn } from './steps.ts'

export type { ZitadelHttpOptions, ZitadelToken } from './requests.ts'
export {
  type ZitadelCall,
  type ZitadelChange,
  type ZitadelDetails,
  type ZitadelFactor,
  type ZitadelPhone,
  ZitadelStatus,
  type ZitadelStatusFields,
  type ZitadelTotp,
  type ZitadelTransport,
} from './transport.ts'
export { type UserServiceOptions, userService } from './userService.ts'

export interface ZitadelOptions extends ReadOptions {
  /**
   * What the signed-in user came for. Default `verify`: a verified phone. `change`: another number in its place.
   * `add-app`, `remove-app`: an authenticator (TOTP) as a second factor. `add-sms`, `remove-sms`: text messages as one,
   * for which the phone is verified first. `remove-phone`: no number, and no messages as a second factor.
   */
  readonly intent?: 'verify' | 'change' | Decision
  /**
   * Instances choose length and characters, and no API tells: say so, and the code field fits. `caseSensitive: false`
   * says that yours has no small letters, which is ZITADEL's default: then what is typed goes out in capitals.
   */
  readonly code?: Partial<CodeShape>
  /** Milliseconds a code lives; instances choose that too. Default one hour. */
  readonly codeLifetime?: number
  /** Milliseconds before another message may be asked for; ZITADEL itself asks for no pause. Default 60 000. */
  readonly resendCooldown?: number
  readonly now?: () => Instant
}

/** Auth API v1, VerifyMyPhoneRequest: 1 to 200 characters, counted as code points. */
const longestCode = 200

/** Phone and second factors of a user who is already signed in with ZITADEL. Auth API v1, `/auth/v1/users/me/…`. */
export function zitadel(options: ZitadelOptions) {
  const now = options.now ?? steadyNow
  const { intent = 'verify' } = options
  const purpose = intent === 'add-sms' ? 'second-factor' : 'verify'
  const shape: CodeShape = { characters: 'letters-and-digits', caseSensitive: true, ...options.code }
  const sending = {
    scope: scopeOf(options.baseUrl, organizationIn(options.headers), options.transport?.userId),
    longestWait: options.resendCooldown ?? 60_000,
    longestLife: options.codeLifetime ?? 60 * 60 * 1000,
  }
  const bounds = () => ({ resendAt: now() + sending.longestWait, expiresAt: now() + sending.longestLife })

  const sentTo = (phone: E164): CodeStep => {
    const sent = { phone, ...bounds() }
    return codeStep(shape, phone, { purpose, ...sent, notice: 'sent', sent })
  }

  const waitingFor = (sent: Sent, notice?: CodeStep['notice']): CodeStep =>
    codeStep(shape, sent.phone, { purpose, ...sent, sent, notice })

  /** It is unknown when a message was sent, so another may be asked for. */
  const askingFor = (phone: E164, more: { readonly notice?: CodeStep['notice']; readonly expiresAt?: Instant } = {}) =>
    codeStep(shape, phone, { purpose, resendAt: now(), ...more })

  const numberChanged = (phone: E164) => phoneStep({ phone, purpose, notice: 'phone-changed' })

  /** The number is verified, which may be only half of what the user came for. */
  const finish = async (
    phone: E164,
    details: DoneStep['session']['details'],
    signal: AbortSignal,
  ): Promise<DoneStep> => (intent === 'add-sms' ? addSms(phone, options, signal) : doneStep(phone, details))

  const send = async (phone: E164, signal: AbortSignal): Promise<PhoneStep | CodeStep | DoneStep> => {
    try {
      await resendMyPhoneVerification(options, signal)
      return sentTo(phone)
    } catch (thrown) {
      const turn = turnOf(thrown, 'resend')
      if (turn === 'no-phone') return numberChanged(phone)
      if (turn !== 'already-verified') throw thrown
      const record = await readRecordUntil(options, (seen) => seen.phone === phone && seen.verified, signal)
      if (record.phone !== phone) return numberChanged(phone)
      if (record.verified) return finish(phone, record.details, signal)
      throw thrown
    }
  }

  return defineBackend({
    name: 'zitadel',
    scope: `${sending.scope} ${intent}`,
    sending,
    routes: {
      start: ['phone', 'code', 'confirm', 'done'],
      phone: { submit: ['phone', 'code', 'done'] },
      code: { submit: ['phone', 'code', 'done'], resend: ['phone', 'code', 'done'] },
      confirm: { submit: ['phone', 'code', 'enrol', 'done'] },
      enrol: { submit: ['confirm', 'done'] },
    },

    async start({ signal, resumed, interrupted }) {
      if (intent === 'add-app' || intent === 'remove-app' || intent === 'remove-sms') {
        const step = await startWithFactors(intent, options, signal)
        // The key that was on screen will not come back, and the next one voids it.
        return step.kind === 'confirm' && interrupted === 'enrol' ? { ...step, notice: 'interrupted' } : step
      }
      const about = resumed && phoneIn(resumed)
      const record = await (about === undefined
        ? readRecord(options, signal)
        : readRecordUntil(options, (seen) => seen.phone === about, signal))
      const { phone, verified, details } = record
      if (intent === 'remove-phone') {
        return record.isSet ? confirmStep(intent, phone && { phone }) : doneStep(undefined, details, intent)
      }
      // What another tab, or another user of this one, was doing is not gone on with.
      const ours = about !== undefined && about === phone ? resumed : undefined
      if (verified) {
        if (intent === 'add-sms' && phone !== undefined) return confirmStep(intent, { phone })
        // A code step that comes back to a verified number was verifying it: the answer was lost, the work is done.
        const isDone = intent !== 'change' || ours?.kind === 'code'
        return isDone ? doneStep(phone, details) : phoneStep({ purpose: 'change' })
      }
      if (phone === undefined) return phoneStep({ purpose })
      const sent = ours && sentIn(ours, bounds())
      if (sent?.phone !== phone) return askingFor(phone)
      // The number is there, so the request that nobody heard of again has arrived, and its message with it.
      const isAtNumber = ours?.kind === 'phone' && ours.sent?.unanswered !== true
      return isAtNumber ? phoneStep({ phone, purpose, sent }) : waitingFor(sent)
    },

    phone: {
      async submit(step, { phone }, { signal }) {
        if (!isE164(phone)) throw new AuthError('phone-refused')
        const { sent } = step
        if (sent?.phone === phone && now() < sent.resendAt) return waitingFor(sent, 'sent-recently')
        try {
          await setMyPhone(options, { phone }, signal)
          return sentTo(phone)
        } catch (thrown) {
          if (turnOf(thrown, 'set') !== 'phone-not-changed') throw thrown
          // Setting a number again sends nothing; where a message is known to be old, another one is what was meant.
          if (sent?.phone === phone) return send(phone, signal)
          const record = await readRecordUntil(options, (seen) => seen.phone === phone, signal)
          if (record.phone === phone && record.verified) {
            if (intent === 'change') throw new AuthError('already-verified', { cause: statusIn(thrown) })
            return finish(phone, record.details, signal)
          }
          // An earlier answer was lost on the way: its message was not.
          return askingFor(phone, { notice: 'sent-recently' })
        }
      },
    },

    code: {
      async submit(step, { code: typed }, { signal }) {
        const phone = verifiedBy(step)
        const code = shape.caseSensitive ? typed.trim() : typed.trim().toUpperCase()
        if (code === '' || Array.from(code).length > longestCode) throw new AuthError('code-wrong')
        try {
          const { details } = await verifyMyPhone(options, { code }, signal)
          return await finish(phone, details, signal)
        } catch (thrown) {
          const turn = turnOf(thrown, 'verify')
          if (turn === 'code-refused') return refused(step, phone, thrown)
          if (turn === 'code-refused-or-used') return refusedOrUsed(step, phone, thrown, signal)
          if (turn !== 'code-not-found') throw thrown
          return notFound(phone, signal)
        }
      },
      async resend(step, _, { signal }) {
        return send(verifiedBy(step), signal)
      },
    },

    confirm: {
      async submit({ about }, _, { signal }) {
        if (about === 'add-app') return addApp(options, signal)
        return about === 'add-sms' ? turnOnSms(signal) : remove(about, options, signal)
      },
    },

    enrol: {
      async submit(_, { code }, { signal }) {
        return verifyApp(code, options, signal)
      },
    },
  })

  /** ZITADEL says the same of a wrong and of an expired code: only our own clock can tell them apart. */
  function refused({ expiresAt }: CodeStep, phone: E164, thrown: unknown): CodeStep {
    if (expiresAt === undefined) throw thrown
    if (now() < expiresAt) throw new AuthError('code-wrong', { cause: statusIn(thrown) })
    return askingFor(phone, { expiresAt, notice: 'expired' })
  }

  /** API v2 says the same of a code that was used, perhaps by a try of ours whose answer was lost. */
  async function refusedOrUsed(step: CodeStep, phone: E164, thrown: unknown, signal: AbortSignal) {
    const record = await readRecord(options, signal)
    const isUsed = record.phone === phone && record.verified
    return isUsed ? finish(phone, record.details, signal) : refused(step, phone, thrown)
  }

  /** The number may have been changed since it was shown, and only a verified one can become a factor. */
  async function turnOnSms(signal: AbortSignal): Promise<PhoneStep | CodeStep | DoneStep> {
    const { phone, verified } = await readRecord(options, signal)
    if (phone === undefined) return phoneStep({ purpose })
    return verified ? addSms(phone, options, signal) : askingFor(phone)
  }

  /** No code is pending: it was used, perhaps by a try of ours whose answer was lost, or the number is another. */
  async function notFound(phone: E164, signal: AbortSignal): Promise<PhoneStep | CodeStep | DoneStep> {
    const record = await readRecordUntil(options, (seen) => seen.phone === phone && seen.verified, signal)
    if (record.phone !== phone) return numberChanged(phone)
    if (record.verified) return finish(phone, record.details, signal)
    return askingFor(phone, { notice: 'code-needed-again' })
  }
}

/** The organization a request is about, where the host names one and always the same. */
function organizationIn(headers: ZitadelOptions['headers']): string | undefined {
  if (typeof headers === 'function') return undefined
  try {
    return new Headers(headers).get('x-zitadel-orgid') ?? undefined
  } catch {
    // Said when a request is made: no header of that kind can be sent.
    return undefined
  }
}

function verifiedBy(step: CodeStep): E164 {
  const phone = phoneIn(step)
  if (phone === undefined) throw new AuthError('unexpected', { cause: 'This code step is not of this backend.' })
  return phone
}

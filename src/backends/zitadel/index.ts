import { checkShape } from '../../runtime/codeShape.ts'
import { defineBackend, type StartOptions } from '../../protocol/backend.ts'
import { now as steadyNow } from '../../runtime/clock.ts'
import { isE164 } from '../../protocol/e164.ts'
import { AuthError } from '../../protocol/error.ts'
import { aDuration, anything, aPause, check, ofHttp, oneOf, type RulesOf } from '../../runtime/options.ts'
import { scopeOf, tenantIn } from '../../runtime/scope.ts'
import type { CodeShape, CodeStep, ConfirmStep, FactorChange, E164, Instant, PhoneStep } from '../../protocol/step.ts'
import { statusIn, turnOf } from './answers.ts'
import { addApp, remove, startWithFactors, verifyApp } from './factors.ts'
import { throughGate } from './gate.ts'
import { phoneRoad } from './phoneVerification.ts'
import { type ReadOptions, readRecord, readRecordUntil } from './phoneRecord.ts'
import { setMyPhone, verifyMyPhone } from './requests.ts'
import { confirmStep, doneStep, phoneIn, phoneStep, sentIn } from './steps.ts'

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
  readonly intent?: 'verify' | 'change' | FactorChange
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

const rules = {
  ...ofHttp,
  token: {
    number: 'E50',
    holds: (value: unknown) => typeof value === 'function' || typeof value === 'string',
  },
  intent: oneOf('verify', 'change', 'add-app', 'remove-app', 'add-sms', 'remove-sms', 'remove-phone'),
  codeLifetime: aDuration,
  readAgainAfter: aPause,
  code: anything,
  transport: anything,
} as const satisfies RulesOf<ZitadelOptions>

/** Phone and second factors of a user who is already signed in with ZITADEL. Auth API v1, `/auth/v1/users/me/…`. */
export function zitadel(options: ZitadelOptions) {
  check('zitadel', options, rules)
  const now = options.now ?? steadyNow
  const { intent = 'verify' } = options
  const purpose = intent === 'add-sms' ? 'second-factor' : 'verify'
  const shape: CodeShape = { characters: 'letters-and-digits', caseSensitive: true, ...options.code }
  checkShape('zitadel: code', shape)
  const sending = {
    scope: scopeOf(options.baseUrl, tenantIn(options.headers), options.transport?.userId),
    longestWait: options.resendCooldown ?? 60_000,
    longestLife: options.codeLifetime ?? 60 * 60 * 1000,
  }
  const bounds = () => ({ resendAt: now() + sending.longestWait, expiresAt: now() + sending.longestLife })
  const road = phoneRoad({ ...options, shape, purpose, now, bounds })

  return defineBackend({
    name: 'zitadel',
    scope: `${sending.scope} ${intent}`,
    sending,
    routes: {
      start: ['phone', 'code', 'confirm', 'sign-in-again', 'done'],
      phone: { submit: ['phone', 'code', 'sign-in-again', 'done'] },
      code: {
        submit: ['phone', 'code', 'sign-in-again', 'done'],
        resend: ['phone', 'code', 'sign-in-again', 'done'],
      },
      confirm: { submit: ['phone', 'code', 'enrol', 'confirm', 'sign-in-again', 'done'] },
      enrol: { submit: ['confirm', 'sign-in-again', 'done'] },
    },

    start(call) {
      return throughGate(start(call), undefined, intent === 'add-app' && call.interrupted === 'enrol')
    },

    phone: {
      submit(step, { phone }, { signal }) {
        return throughGate(submitPhone(step, phone, signal), step)
      },
    },

    code: {
      submit(step, { code }, { signal }) {
        return throughGate(submitCode(step, code, signal), step)
      },
      async resend(step, _, { signal }) {
        return throughGate(road.send(step, verifiedBy(step), signal), step)
      },
    },

    confirm: {
      submit(step, _, { signal }) {
        return throughGate(confirmed(step, signal), step)
      },
    },

    enrol: {
      submit(step, { code }, { signal }) {
        return throughGate(verifyApp(step, code, options, signal), step, true)
      },
    },
  })

  async function start({ signal, resumed, interrupted }: StartOptions) {
    if (intent === 'add-app' || intent === 'remove-app' || intent === 'remove-sms') {
      const step = await startWithFactors(intent, options, signal)
      // The key that was on screen will not come back, and the next one voids it.
      return step.kind === 'confirm' && interrupted === 'enrol' ? { ...step, notice: 'interrupted' as const } : step
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
    if (sent?.phone !== phone) return road.askingFor(phone)
    // The number is there, so the request that nobody heard of again has arrived, and its message with it.
    const isAtNumber = ours?.kind === 'phone' && ours.sent?.unanswered !== true
    return isAtNumber ? phoneStep({ phone, purpose, sent }) : road.waitingFor(sent)
  }

  async function submitPhone(step: PhoneStep, phone: E164, signal: AbortSignal) {
    if (!isE164(phone)) throw new AuthError('phone-refused')
    const { sent } = step
    if (sent?.phone === phone && now() < sent.resendAt) return road.waitingFor(sent, 'sent-recently')
    try {
      await setMyPhone(options, { phone }, signal)
      return road.sentTo(phone)
    } catch (thrown) {
      if (turnOf(thrown, 'set') !== 'phone-not-changed') throw thrown
      // Setting a number again sends nothing; where a message is known to be old, another one is what was meant.
      if (sent?.phone === phone) return road.send(step, phone, signal)
      const record = await readRecordUntil(options, (seen) => seen.phone === phone, signal)
      if (record.phone === phone && record.verified) {
        if (intent === 'change') throw new AuthError('already-verified', { cause: statusIn(thrown) })
        return road.finish(step, phone, record.details, signal)
      }
      // An earlier answer was lost on the way: its message was not.
      return road.askingFor(phone, { notice: 'sent-recently' })
    }
  }

  async function submitCode(step: CodeStep, typed: string, signal: AbortSignal) {
    const phone = verifiedBy(step)
    const code = shape.caseSensitive ? typed.trim() : typed.trim().toUpperCase()
    if (code === '' || Array.from(code).length > longestCode) throw new AuthError('code-wrong')
    try {
      return await road.accepted(step, phone, await verifyMyPhone(options, { code }, signal), signal)
    } catch (thrown) {
      const turn = turnOf(thrown, 'verify')
      if (turn === 'code-refused') return road.refused(step, phone, thrown, signal)
      if (turn !== 'code-not-found') throw thrown
      return road.notFound(step, phone, signal)
    }
  }

  async function confirmed(step: ConfirmStep, signal: AbortSignal) {
    const { about } = step
    if (about === 'add-app') return addApp(options, signal)
    if (about === 'add-sms') return road.turnOnSms(step, signal)
    if (about === 'remove-phone') {
      // The call names no number: what is asked about and what is removed may be two.
      const record = await readRecord(options, signal)
      if (record.isSet && record.phone !== step.phone) {
        return confirmStep(about, { ...(record.phone && { phone: record.phone }), notice: 'number-changed' })
      }
    }
    return remove(about, options, signal)
  }
}

function verifiedBy(step: CodeStep): E164 {
  const phone = phoneIn(step)
  if (phone === undefined) throw new AuthError('unexpected', { cause: 'This code step is not of this backend.' })
  return phone
}

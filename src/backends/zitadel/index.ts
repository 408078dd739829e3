import { defineBackend } from '../../protocol/backend.ts'
import { AuthError } from '../../protocol/error.ts'
import type { CodeShape, CodeStep, DoneStep, E164, Instant, PhoneStep } from '../../protocol/step.ts'
import { isE164, statusIn, turnOf } from './answers.ts'
import { type ReadOptions, readRecord, readRecordUntil } from './record.ts'
import { resendMyPhoneVerification, setMyPhone, verifyMyPhone } from './requests.ts'
import { codeStep, doneStep, phoneIn, phoneStep, type Sent, sentIn } from './steps.ts'

export type { ZitadelHttpOptions, ZitadelToken } from './requests.ts'
export {
  type ZitadelCall,
  type ZitadelChange,
  type ZitadelDetails,
  type ZitadelPhone,
  ZitadelStatus,
  type ZitadelStatusFields,
  type ZitadelTransport,
} from './transport.ts'

export interface ZitadelOptions extends ReadOptions {
  /** What a user whose phone is already verified came for: nothing more, or another number. Default `verify`. */
  readonly intent?: 'verify' | 'change'
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

/** Verifies the phone of a user who is already signed in with ZITADEL. Auth API v1, `/auth/v1/users/me/phone…`. */
export function zitadel(options: ZitadelOptions) {
  const now = options.now ?? Date.now
  const shape: CodeShape = { characters: 'letters-and-digits', caseSensitive: true, ...options.code }
  const bounds = () => ({
    resendAt: now() + (options.resendCooldown ?? 60_000),
    expiresAt: now() + (options.codeLifetime ?? 60 * 60 * 1000),
  })

  const sentTo = (phone: E164): CodeStep => {
    const sent = { phone, ...bounds() }
    return codeStep(shape, phone, { ...sent, notice: 'sent', sent })
  }

  const waitingFor = (sent: Sent, notice?: CodeStep['notice']): CodeStep =>
    codeStep(shape, sent.phone, { ...sent, sent, notice })

  const send = async (phone: E164, signal: AbortSignal): Promise<PhoneStep | CodeStep | DoneStep> => {
    try {
      await resendMyPhoneVerification(options, signal)
      return sentTo(phone)
    } catch (thrown) {
      const turn = turnOf(thrown, 'resend')
      if (turn === 'no-phone') return phoneStep({ phone, notice: 'phone-changed' })
      if (turn !== 'already-verified') throw thrown
      const record = await readRecordUntil(options, (seen) => seen.phone === phone && seen.verified, signal)
      if (record.phone !== phone) return phoneStep({ phone, notice: 'phone-changed' })
      if (record.verified) return doneStep(phone, record.details)
      throw thrown
    }
  }

  return defineBackend({
    name: 'zitadel',
    routes: {
      start: ['phone', 'code', 'done'],
      phone: { submit: ['phone', 'code', 'done'] },
      code: { submit: ['phone', 'code', 'done'], resend: ['phone', 'code', 'done'] },
    },

    async start({ signal, resumed }) {
      const about = resumed && phoneIn(resumed)
      const record = await (about === undefined
        ? readRecord(options, signal)
        : readRecordUntil(options, (seen) => seen.phone === about, signal))
      const { phone, verified, details } = record
      // What another tab, or another user of this one, was doing is not gone on with.
      const ours = about !== undefined && about === phone ? resumed : undefined
      if (verified) {
        // A code step that comes back to a verified number was verifying it: the answer was lost, the work is done.
        return options.intent !== 'change' || ours?.kind === 'code' ? doneStep(phone, details) : phoneStep()
      }
      if (phone === undefined) return phoneStep()
      const sent = ours && sentIn(ours, bounds())
      if (sent?.phone !== phone) return codeStep(shape, phone, { resendAt: now() })
      return ours?.kind === 'phone' ? phoneStep({ phone, sent }) : waitingFor(sent)
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
            if (options.intent === 'change') throw new AuthError('already-verified', { cause: statusIn(thrown) })
            return doneStep(phone, record.details)
          }
          // An earlier answer was lost on the way: its message was not.
          return codeStep(shape, phone, { resendAt: now(), notice: 'sent-recently' })
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
          return doneStep(phone, details)
        } catch (thrown) {
          const turn = turnOf(thrown, 'verify')
          if (turn === 'code-refused') return refused(step, phone, thrown)
          if (turn !== 'code-not-found') throw thrown
          return notFound(phone, signal)
        }
      },
      async resend(step, _, { signal }) {
        return send(verifiedBy(step), signal)
      },
    },
  })

  /** ZITADEL says the same of a wrong and of an expired code: only our own clock can tell them apart. */
  function refused({ expiresAt }: CodeStep, phone: E164, thrown: unknown): CodeStep {
    if (expiresAt === undefined) throw thrown
    if (now() < expiresAt) throw new AuthError('code-wrong', { cause: statusIn(thrown) })
    return codeStep(shape, phone, { resendAt: now(), expiresAt, notice: 'expired' })
  }

  /** No code is pending: it was used, perhaps by a try of ours whose answer was lost, or the number is another. */
  async function notFound(phone: E164, signal: AbortSignal): Promise<PhoneStep | CodeStep | DoneStep> {
    const record = await readRecordUntil(options, (seen) => seen.phone === phone && seen.verified, signal)
    if (record.phone !== phone) return phoneStep({ phone, notice: 'phone-changed' })
    if (record.verified) return doneStep(phone, record.details)
    return codeStep(shape, phone, { resendAt: now(), notice: 'code-needed-again' })
  }
}

function verifiedBy(step: CodeStep): E164 {
  const phone = phoneIn(step)
  if (phone === undefined) throw new AuthError('unexpected', { cause: 'This code step is not of this backend.' })
  return phone
}

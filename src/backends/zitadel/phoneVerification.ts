import { AuthError } from '../../protocol/error.ts'
import type { CodeShape, CodeStep, ConfirmStep, DoneStep, E164, Instant, PhoneStep } from '../../protocol/step.ts'
import { type PhoneOnRecord, statusIn, turnOf } from './answers.ts'
import { addSms } from './factors.ts'
import { type ReadOptions, readRecord, readRecordSince, readRecordUntil } from './phoneRecord.ts'
import { resendMyPhoneVerification } from './requests.ts'
import { codeStep, confirmStep, doneStep, phoneStep, type Sent } from './steps.ts'
import type { ZitadelChange } from './transport.ts'

interface PhoneRoadOptions extends ReadOptions {
  readonly shape: CodeShape
  readonly purpose: 'second-factor' | 'verify'
  readonly now: () => Instant
  /** How long a message that goes out now is good for. */
  readonly bounds: () => { readonly resendAt: Instant; readonly expiresAt: Instant }
}

/** What becomes of a number on the way to being verified, whatever happens to it at another screen meanwhile. */
export function phoneRoad(options: PhoneRoadOptions) {
  const { shape, purpose, now, bounds } = options

  const sentTo = (phone: E164, notice: 'sent' | 'number-changed' = 'sent'): CodeStep => {
    const sent = { phone, ...bounds() }
    return codeStep(shape, phone, { purpose, ...sent, notice, sent })
  }

  const waitingFor = (sent: Sent, notice?: CodeStep['notice']): CodeStep =>
    codeStep(shape, sent.phone, { purpose, ...sent, sent, notice })

  /** It is unknown when a message was sent, so another may be asked for. */
  const askingFor = (phone: E164, more: { readonly notice?: CodeStep['notice']; readonly expiresAt?: Instant } = {}) =>
    codeStep(shape, phone, { purpose, resendAt: now(), ...more })

  /** The account has another number than this one, or none. */
  const changed = (phone: E164, record: Pick<PhoneOnRecord, 'isSet'>): PhoneStep =>
    phoneStep({ phone, purpose, notice: record.isSet ? 'phone-changed' : 'phone-removed' })

  /** The number is verified, which may be only half of what the user came for. */
  const finish = async (
    step: PhoneStep | CodeStep,
    phone: E164 | undefined,
    details: DoneStep['session']['details'],
    signal: AbortSignal,
  ): Promise<DoneStep> =>
    purpose === 'second-factor' ? addSms(step, phone, options, signal) : doneStep(phone, details)

  /**
   * A code was taken, and no call says of which number: whichever the account has by now. API v2 takes one also where the
   * number is gone.
   */
  async function accepted(step: CodeStep, phone: E164, { details }: ZitadelChange, signal: AbortSignal) {
    const { record, isSince } = await readRecordSince(options, details, signal)
    if (isSince && !record.isSet) return changed(phone, record)
    // A record that stays behind says nothing against the number the code was sent to, unless it has another.
    const isKnown = isSince || record.phone === phone || !record.isSet
    return finish(step, isSince ? record.phone : isKnown ? phone : undefined, details, signal)
  }

  /** ZITADEL says the same of a wrong code, of an expired one and, in API v2, of one that was used: the number may tell. */
  async function refused(step: CodeStep, phone: E164, thrown: unknown, signal: AbortSignal) {
    const record = await recordIfAny(phone, signal)
    if (record !== undefined && record.phone !== phone) return changed(phone, record)
    if (record?.verified === true) return finish(step, phone, record.details, signal)
    const { expiresAt } = step
    if (expiresAt === undefined) throw thrown
    if (now() < expiresAt) throw new AuthError('code-wrong', { cause: statusIn(thrown) })
    return askingFor(phone, { expiresAt, notice: 'expired' })
  }

  /** Not worth an error of its own: the code was refused, which is what the person has to know. */
  async function recordIfAny(phone: E164, signal: AbortSignal): Promise<PhoneOnRecord | undefined> {
    try {
      return await readRecordUntil(options, (seen) => seen.phone === phone, signal)
    } catch {
      signal.throwIfAborted()
      return undefined
    }
  }

  /** No code is pending: it was used, perhaps by a try of ours whose answer was lost, or the number is another. */
  async function notFound(step: CodeStep, phone: E164, signal: AbortSignal): Promise<PhoneStep | CodeStep | DoneStep> {
    const record = await readRecordUntil(options, (seen) => seen.phone === phone && seen.verified, signal)
    if (record.phone !== phone) return changed(phone, record)
    if (record.verified) return finish(step, phone, record.details, signal)
    return askingFor(phone, { notice: 'code-needed-again' })
  }

  /** Sends again: to the number the account has by now, which is what the next screen says. */
  async function send(step: PhoneStep | CodeStep, phone: E164, signal: AbortSignal) {
    try {
      await resendMyPhoneVerification(options, signal)
    } catch (thrown) {
      return notSent(step, phone, thrown, signal)
    }
    const record = await recordIfAny(phone, signal)
    if (record === undefined || record.phone === phone) return sentTo(phone)
    // API v2 sends to nobody where the number is gone, and says that it has.
    return record.phone === undefined ? changed(phone, record) : sentTo(record.phone, 'number-changed')
  }

  async function notSent(step: PhoneStep | CodeStep, phone: E164, thrown: unknown, signal: AbortSignal) {
    const turn = turnOf(thrown, 'resend')
    if (turn === 'no-phone') return changed(phone, { isSet: false })
    if (turn !== 'already-verified') throw thrown
    const record = await readRecordUntil(options, (seen) => seen.phone === phone && seen.verified, signal)
    if (record.phone !== phone) return changed(phone, record)
    if (record.verified) return finish(step, phone, record.details, signal)
    throw thrown
  }

  /** The number may have been changed since it was shown, and only a verified one can become a factor. */
  async function turnOnSms(step: ConfirmStep, signal: AbortSignal) {
    const { phone, verified, isSet } = await readRecord(options, signal)
    if (phone === undefined) return phoneStep({ purpose, ...(!isSet && { notice: 'phone-removed' }) })
    if (!verified) return askingFor(phone)
    return phone === step.phone
      ? addSms(step, phone, options, signal)
      : confirmStep('add-sms', { phone, notice: 'number-changed' })
  }

  return { sentTo, waitingFor, askingFor, finish, accepted, refused, notFound, send, turnOnSms }
}

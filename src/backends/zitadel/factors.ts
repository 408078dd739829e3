import type { StartOptions } from '../../protocol/backend.ts'
import { AuthError } from '../../protocol/error.ts'
import { usableKey } from '../../runtime/keyUri.ts'
import type { ConfirmStep, FactorChange, DoneStep, E164, EnrolStep, Step } from '../../protocol/step.ts'
import { recoveryOf } from './answers.ts'
import type { ZitadelHttpOptions } from './authorized.ts'
import { isClosed, turningOn } from './turningOn.ts'
import {
  addMyAuthFactorOTP,
  addMyAuthFactorOTPSMS,
  listMyAuthFactors,
  removeMyAuthFactorOTP,
  removeMyAuthFactorOTPSMS,
  removeMyPhone,
  verifyMyAuthFactorOTP,
} from './requests.ts'
import type { ZitadelSettings } from './options.ts'
import { confirmStep, doneStep } from './steps.ts'
import type { ZitadelChange, ZitadelTotp } from './transport.ts'
import { withoutEnd } from '../../runtime/withoutEnd.ts'

/** The changes of a factor that its list alone answers for. */
export type ListedChange = Extract<FactorChange, 'add-app' | 'remove-app' | 'remove-sms'>

export async function startAtFactor(
  { options }: ZitadelSettings,
  intent: ListedChange,
  { signal, interrupted }: StartOptions,
): Promise<ConfirmStep | DoneStep> {
  const step = await startWithFactors(intent, options, signal)
  // The key that was on screen will not come back, and the next one voids it.
  return step.kind === 'confirm' && interrupted === 'enrol' ? { ...step, notice: 'interrupted' as const } : step
}

/** Nothing is asked of someone who already has what they came for. */
async function startWithFactors(
  about: ListedChange,
  options: ZitadelHttpOptions,
  signal: AbortSignal,
): Promise<ConfirmStep | DoneStep> {
  const factors = await listMyAuthFactors(options, signal)
  const kind = about === 'remove-sms' ? 'sms' : 'totp'
  const own = factors.filter((factor) => factor.kind === kind)
  // One that was never verified can be made anew, and can be removed.
  const isSettled = about === 'add-app' ? own.some(({ isReady }) => isReady) : own.length === 0
  return isSettled ? doneStep(undefined, undefined, about) : confirmStep(about)
}

export async function addApp(options: ZitadelHttpOptions, signal: AbortSignal): Promise<EnrolStep | DoneStep> {
  try {
    return enrolStep(await addMyAuthFactorOTP(options, signal))
  } catch (thrown) {
    if (recoveryOf(thrown, 'add') !== 'factor-on') throw thrown
    return doneStep(undefined, undefined, 'add-app')
  }
}

export async function verifyApp(
  step: EnrolStep,
  typed: string,
  options: ZitadelHttpOptions,
  signal: AbortSignal,
): Promise<ConfirmStep | DoneStep> {
  const code = typed.trim()
  if (!/^\d+$/.test(code) || code.length !== step.code.length) throw new AuthError('code-wrong')
  const ending = doneStep(undefined, undefined, 'add-app', true)
  try {
    const { details } = await turningOn(step, ending, verifyMyAuthFactorOTP(options, { code }, signal))
    return doneStep(undefined, details, 'add-app', true)
  } catch (thrown) {
    const recovery = recoveryOf(thrown, 'verify')
    // An earlier try worked, its answer was lost, and the gate is not closed yet.
    if (recovery === 'factor-on') return ending
    if (recovery === 'factor-gone') return confirmStep('add-app', { notice: 'start-again' })
    throw thrown
  }
}

/** Only for a number that is verified: ZITADEL would also take one that took the place of a verified one. */
export async function addSms(
  step: Step,
  phone: E164 | undefined,
  options: ZitadelHttpOptions,
  signal: AbortSignal,
): Promise<DoneStep> {
  try {
    const ending = doneStep(phone, undefined, 'add-sms', true)
    const { details } = await turningOn(step, ending, addMyAuthFactorOTPSMS(options, signal))
    // By default the policy has text messages not among its factors, and nothing changes for the token.
    return doneStep(phone, details, 'add-sms', await isClosed(options, signal))
  } catch (thrown) {
    if (recoveryOf(thrown, 'add') !== 'factor-on') throw thrown
    return doneStep(phone, undefined, 'add-sms')
  }
}

type Removal = Extract<FactorChange, 'remove-app' | 'remove-sms' | 'remove-phone'>

const removals: Readonly<
  Record<Removal, (options: ZitadelHttpOptions, signal: AbortSignal) => Promise<ZitadelChange>>
> = { 'remove-app': removeMyAuthFactorOTP, 'remove-sms': removeMyAuthFactorOTPSMS, 'remove-phone': removeMyPhone }

export async function remove(about: Removal, options: ZitadelHttpOptions, signal: AbortSignal): Promise<DoneStep> {
  try {
    const { details } = await removals[about](options, signal)
    return doneStep(undefined, details, about)
  } catch (thrown) {
    const recovery = recoveryOf(thrown, 'remove')
    // What is not there any more has been removed, perhaps by a try of ours whose answer was lost.
    if (recovery !== 'factor-gone' && recovery !== 'no-phone') throw thrown
    return doneStep(undefined, undefined, about)
  }
}

/** The key as ZITADEL made it, for its address and its secret say the same. */
function enrolStep({ uri, secret: given }: ZitadelTotp): EnrolStep {
  const secret = withoutEnd(given, '=')
  const read = usableKey(uri)
  if (read?.secret !== secret) {
    throw new AuthError('unexpected', {
      cause:
        'The key of the authenticator is not Base32, not the one in its address, or too long. Check what is in between.',
    })
  }
  const { account, digits } = read
  return {
    kind: 'enrol',
    secret,
    uri: read.uri,
    ...(account !== '' && { account }),
    code: { length: digits, characters: 'digits', caseSensitive: false },
    context: {},
    back: confirmStep('add-app'),
  }
}

import type { Actions, CodeStep, CredentialsStep, PhoneStep } from '../../../protocol/step.ts'
import { messageExpected, messagesHeard } from '../smsLimits.ts'
import { smsStep } from '../steps.ts'
import { type OpenEntry, startAgain } from './entries.ts'
import type { SignIn } from './memory.ts'
import { sendingTo, smsLimit } from './sending.ts'

/** Gives the account a number, to which the server sends a code, unless an earlier code still holds there. */
export async function submitPhone<Credentials>(
  signIn: SignIn<Credentials>,
  { entry, source }: OpenEntry<Credentials>,
  step: PhoneStep,
  { phone }: Actions['phone']['submit'],
  signal: AbortSignal,
): Promise<CodeStep | CredentialsStep> {
  const { now, resendCooldown, setPhone } = signIn.product
  const own = entry.messages?.phone === phone ? entry.messages : undefined
  // Heard of from another tab, the number may be of another account: it is given to this one, which sends nothing.
  const earlier = messagesHeard(own, step.sent?.phone === phone ? step.sent : undefined, now())
  // What came over a reload may be forged, so the server is asked.
  if (earlier?.to !== undefined && earlier.expiresAt !== undefined && now() < earlier.resendAt) {
    entry.messages = earlier
    return smsStep(source, 'sent-recently')
  }
  const { credentials, confirm } = entry
  const result = await sendingTo(signIn, { to: phone, credentials }, signal, () =>
    setPhone(credentials, { phone, confirm }, { signal }),
  )
  // A number goes by its link or by credentials that were good a moment ago: no captcha has a say in it.
  if (result.state === 'blockedOrCaptcha') throw result.error
  if (result.state === 'smsLimit') throw smsLimit(signIn)
  if (result.state !== 'smsCode') return startAgain(signIn, step)
  const { messages, notice } = messageExpected(earlier, { ...result, phone }, now(), resendCooldown)
  entry.messages = messages
  // What was missed on another number was counted for that one.
  if (own === undefined) entry.misses = { count: 0, at: 0 }
  return smsStep({ ...source, now: now() }, notice ?? 'sent')
}

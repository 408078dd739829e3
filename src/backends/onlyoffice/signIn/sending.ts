import { AuthError } from '../../../protocol/error.ts'
import { smsWindow } from '../smsWindow.ts'
import type { SignInResult } from '../signInResult.ts'
import type { SignIn } from './memory.ts'

/** Whom a message is for (an account's name or a number), and with which credentials it is asked for. */
interface Recipient<Credentials> {
  readonly to: string
  readonly credentials: Credentials
}

/**
 * Asks for a message, and believes an answer that says "sent" only where the last one did not say "cannot be". There
 * it asks for another, which nothing but sending it answers.
 */
export async function sendingTo<Credentials>(
  { product, memory: { unsent } }: SignIn<Credentials>,
  { to, credentials }: Recipient<Credentials>,
  signal: AbortSignal,
  request: () => Promise<SignInResult>,
): Promise<SignInResult> {
  try {
    const result = await request()
    if (result.state !== 'smsCode' || !unsent.has(to)) return result
    const sent = await product.sendSms(credentials, { captcha: undefined, signal })
    if (sent.state === 'blockedOrCaptcha') throw sent.error
    if (sent.state === 'smsCode') unsent.delete(to)
    return sent
  } catch (thrown) {
    if (thrown instanceof AuthError && thrown.code === 'sms-unavailable') unsent.add(to)
    throw thrown
  }
}

/** The number has had its six messages. */
export function smsLimit<Credentials>({ product }: SignIn<Credentials>): AuthError {
  return new AuthError('sms-limit', { retryAt: product.now() + smsWindow })
}

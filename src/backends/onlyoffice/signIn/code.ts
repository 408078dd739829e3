import { AuthError } from '../../../protocol/error.ts'
import type { Actions, CodeStep, CredentialsStep, DoneStep } from '../../../protocol/step.ts'
import { checkCode } from '../checkCode.ts'
import { messageSent } from '../smsLimits.ts'
import { smsWindow } from '../smsWindow.ts'
import { smsStep } from '../steps.ts'
import { challengeFor } from './challenge.ts'
import { finish, type OpenEntry, startAgain } from './entries.ts'
import type { SignIn } from './memory.ts'

export async function submitCode<Credentials>(
  signIn: SignIn<Credentials>,
  { entry }: OpenEntry<Credentials>,
  step: CodeStep,
  input: Actions['code']['submit'],
  signal: AbortSignal,
): Promise<CodeStep | CredentialsStep | DoneStep> {
  const result = await checkCode(signIn.product, entry, step, input, signal)
  if (result.state === 'signedIn') return finish(signIn, step, result.session)
  if (result.state === 'attemptsExhausted') {
    return { ...step, notice: 'attempts-exhausted', blockedUntil: result.blockedUntil }
  }
  if (result.state !== 'blockedOrCaptcha') return startAgain(signIn, step)
  const submit = challengeFor(signIn.product, result, input.captcha)
  return { ...step, notice: 'captcha-needed', captcha: { ...step.captcha, submit } }
}

/** Sends another message. The codes sent before stay good. */
export async function resendCode<Credentials>(
  signIn: SignIn<Credentials>,
  { entry, source }: OpenEntry<Credentials>,
  step: CodeStep,
  { captcha }: Actions['code']['resend'],
  signal: AbortSignal,
): Promise<CodeStep | CredentialsStep> {
  const { product } = signIn
  if (step.factor !== 'sms') {
    throw new AuthError('unexpected', {
      cause: 'An authenticator makes its codes itself, so none can be sent. Call `resend` for `factor: "sms"` only.',
    })
  }
  const result = await product.sendSms(entry.credentials, { captcha, signal })
  if (result.state === 'smsCode') {
    entry.messages = messageSent(entry.messages, result, product.now(), product.resendCooldown)
    return smsStep({ ...source, now: product.now() }, 'sent')
  }
  if (result.state === 'smsLimit') {
    const resendAt = product.now() + smsWindow
    if (entry.messages) entry.messages = { ...entry.messages, resendAt }
    return { ...step, notice: 'sms-limit', resendAt }
  }
  if (result.state !== 'blockedOrCaptcha') return startAgain(signIn, step)
  const resend = challengeFor(product, result, captcha)
  return { ...step, notice: 'captcha-needed', captcha: { ...step.captcha, resend } }
}

import { isE164 } from '../../../protocol/e164.ts'
import { AuthError } from '../../../protocol/error.ts'
import type { Actions, CaptchaToken, CodeStep, CredentialsStep, DoneStep, PhoneStep } from '../../../protocol/step.ts'
import type { Answer } from '../../../runtime/http.ts'
import { readSignIn } from '../answers.ts'
import { orWithCaptcha } from '../captcha.ts'
import { signInEmail, signInPhoneNumber, signInUsername } from '../requests.ts'
import { signedInStep } from '../session.ts'
import type { BetterAuthSettings } from '../settings.ts'
import { isUnanswered, sendMessage } from './message.ts'
import type { SignInState } from './state.ts'
import { phoneStep } from './firstSteps.ts'
import { appStep, type Challenge, challengeLife, messageStep, phoneCodeStep } from './steps.ts'

/** What a person gives to sign in with a password. */
interface Given {
  readonly username: string
  readonly password: string
  readonly rememberMe?: boolean | undefined
  readonly captcha?: CaptchaToken | undefined
}

/** Hands in the credentials; a good password leads to the second factor, or to the end. */
export function submitCredentials(
  { settings, vault }: SignInState,
  step: CredentialsStep,
  { username, password, staySignedIn, captcha }: Actions['credentials']['submit'],
  signal: AbortSignal,
): Promise<CodeStep | CredentialsStep | DoneStep> {
  vault.forget(step)
  const { notice: _, ...form } = step
  // What was typed stands in the form again, for whoever comes back to it.
  const back = { ...form, context: {}, username, ...(staySignedIn !== undefined && { staySignedIn }) }
  return orWithCaptcha(settings, { step: back, action: 'submit', solved: captcha }, () =>
    signInWith(settings, { username, password, rememberMe: staySignedIn, captcha }, back, signal),
  )
}

/** Signs in, and asks for what is still missing. Nothing of the password is kept: the challenge is a cookie. */
export async function signInWith(
  settings: BetterAuthSettings,
  given: Given,
  back: CredentialsStep,
  signal: AbortSignal,
): Promise<CodeStep | DoneStep> {
  const asked = settings.now()
  const outcome = readSignIn(await askToSignIn(settings, given, signal), settings.now())
  if (outcome.outcome === 'signed-in') return signedInStep(settings, outcome)
  if (outcome.outcome === 'code-sent') return numberNotVerified(settings, given, back)
  const { app, message } = outcome
  const challenge = { until: asked + challengeLife, app, message }
  return app ? appStep(settings, challenge, back) : sendFirst(settings, challenge, back, signal)
}

function askToSignIn({ options, signIn }: BetterAuthSettings, given: Given, signal: AbortSignal): Promise<Answer> {
  const { username, ...rest } = given
  if (signIn === 'email') return signInEmail(options, { ...rest, email: username.trim() }, signal)
  if (signIn === 'username') return signInUsername(options, { ...rest, username: username.trim() }, signal)
  if (!isE164(username)) throw new AuthError('phone-refused')
  return signInPhoneNumber(options, { ...rest, phoneNumber: username }, signal)
}

/** The server has sent a code instead, whatever the password was; that code signs in. */
function numberNotVerified(settings: BetterAuthSettings, { username }: Given, back: CredentialsStep): CodeStep {
  if (!isE164(username)) throw new AuthError('unexpected', { cause: 'A code was sent to a number that nobody gave.' })
  return phoneCodeStep(settings, back, { phone: username, ...settings.code.bounds() }, { notice: 'sent' })
}

/** Nobody has been sent anything by being asked: where messages are the only way, the first is sent at once. */
async function sendFirst(
  settings: BetterAuthSettings,
  challenge: Challenge,
  back: CredentialsStep,
  signal: AbortSignal,
): Promise<CodeStep> {
  const bounds = settings.message.bounds()
  const step = messageStep(settings, { ...challenge, ...bounds }, back, 'sent')
  const { expiresAt: _, ...unsent } = { ...step, resendAt: settings.now() }
  return orWithCaptcha(settings, { step: unsent, action: 'resend', solved: undefined }, async () => {
    try {
      await sendMessage(settings, undefined, signal)
    } catch (thrown) {
      signal.throwIfAborted()
      // It may have gone out, and a second one would void it. Another can be asked for where the code is.
      if (!isUnanswered(thrown)) throw thrown
    }
    return step
  })
}

/** Leads to a new password, with the number that was typed where it is one. */
export async function forgotPassword(
  { settings, vault }: SignInState,
  step: CredentialsStep,
  { username }: Actions['credentials']['forgot'],
): Promise<PhoneStep> {
  vault.forget(step)
  const { notice: _, ...rest } = step
  const form = { ...rest, context: {} }
  const back = username === undefined ? form : { ...form, username }
  return phoneStep(settings, 'reset-password', { back, ...(isE164(username) && { phone: username }) })
}

import type { CredentialsStep, PhoneStep } from '../../../protocol/step.ts'
import type { BetterAuthSettings } from '../settings.ts'

/** What the first form of passwords asks for. */
export function credentialsStep(
  { signIn, challengeOn }: BetterAuthSettings,
  more: Partial<CredentialsStep> = {},
): CredentialsStep {
  const challenge = challengeOn('sign-in')
  return {
    kind: 'credentials',
    variant: signIn === 'phone-and-password' ? signIn : 'username-and-password',
    // Only a number has its new password by code: by e-mail it is a link, which leads to a page of the host's.
    ...(signIn === 'phone-and-password' && { forgot: true }),
    staySignedIn: true,
    context: {},
    ...(challenge !== undefined && { captcha: { submit: challenge } }),
    ...more,
  }
}

/** Asks for the number that a code goes to. */
export function phoneStep(
  { challengeOn }: BetterAuthSettings,
  purpose: 'sign-in' | 'reset-password',
  more: Partial<PhoneStep> = {},
): PhoneStep {
  const challenge = challengeOn(purpose === 'sign-in' ? 'send' : 'reset')
  return {
    kind: 'phone',
    purpose,
    context: {},
    ...(challenge !== undefined && { captcha: { submit: challenge } }),
    ...more,
  }
}

import type { SignInCall } from './signInResult.ts'

/** LoginSettings, unless the portal sets it otherwise: five misses within a minute block for a minute. */
export const blockTime = 60_000

/**
 * What it means that the credentials of a call are refused, in both products. A code goes out with credentials that were
 * good a moment ago, so it is the code; any other call begins anew.
 */
export const credentialsRefused = {
  authenticate: 'credentials-wrong',
  code: 'code-wrong-or-expired',
  'send-sms': 'startAgain',
  'set-phone': 'startAgain',
} as const satisfies Readonly<Record<SignInCall, string>>

/**
 * The texts that tell apart what nothing else does. The first two are in the source of Workspace and never translated;
 * the others are resources in English, a help where the portal speaks it and no more.
 */
export const englishTexts = {
  rejected: 'User authentication failed',
  blocked: 'Login Fail. Too many attempts',
  userDisabled: 'User disabled',
  userNotFound: 'The user could not be found',
  smsLimit: 'You have sent too many text messages. Please try again later.',
  phoneMissing: 'Enter mobile phone number',
  phoneLocked: 'To change the number, you need to delete your current phone number',
} as const

/** In the words of every language of .NET: the name of the exception a forbidden address is answered with. */
export const forbiddenAddress = /\bIPSecurityException\b/

/** .NET's own numbers for exception types, which no language changes. */
export const hresults = {
  plainException: -2146233088,
  methodAccess: -2146233072,
  argument: -2147024809,
  argumentNull: -2147467261,
} as const

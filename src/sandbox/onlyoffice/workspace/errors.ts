import type { Context } from 'hono'
import type { SandboxEnv } from '../../double.ts'
import { Refusal, type RefusalReason } from '../refusal.ts'
import { fail } from './envelope.ts'
import { Malformed } from './parameters.ts'

const exception = -2146233088
const authentication = -2146233087

type Row = readonly [status: number, message: string, hresult: number]

const failed: Row = [500, 'User authentication failed', authentication]

/** Of these, two are literals in the code ("User authentication failed", "Login Fail. …"); the others are translated. */
const rows: Readonly<Record<RefusalReason, Row>> = {
  authenticationFailed: failed,
  blankCredentials: failed,
  userDisabled: failed,
  userNotFound: failed,
  captchaRefused: failed,
  tooManyLogins: [500, 'Login Fail. Too many attempts', authentication],
  codeBlank: failed,
  codeWrong: failed,
  codeExpired: failed,
  tooManyCodes: failed,
  noSecondFactor: failed,
  appUnavailable: [500, 'Two-factor authentication by application is not available', exception],
  tooManyMessages: [500, 'You have sent too many text messages. Please try again later.', exception],
  phoneBlank: [500, 'Enter mobile phone number', exception],
  phoneTaken: [500, 'To change the number, you need to delete your current phone number', exception],
  noPhone: [400, 'Value cannot be null.\r\nParameter name: phone', -2147467261],
  messagesUnavailable: [500, 'Attempt to access the method failed.', -2146233072],
  maskFails: [500, 'Index was out of range.', -2146233086],
}

/** Answers whatever a route has thrown. */
export function answerThrown(thrown: Error, context: Context<SandboxEnv>): Response {
  if (thrown instanceof Malformed) return fail(context, 400, thrown.message, exception)
  return fail(
    context,
    ...(thrown instanceof Refusal ? rows[thrown.reason] : ([500, thrown.message, exception] satisfies Row)),
  )
}

import type { Context } from 'hono'
import type { SandboxEnv } from '../../double.ts'
import { Refusal, type RefusalReason } from '../refusal.ts'
import { fail } from './envelope.ts'
import { workspaceOf } from '../portal.ts'
import { Ended, Exception, Malformed } from './thrown.ts'

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
  noPhone: [400, 'Value cannot be null.\nParameter name: phone', -2147467261],
  messagesUnavailable: [500, 'Attempt to access the method failed.', -2146233072],
  maskFails: [500, 'Index was out of range.', -2146233086],
}

/** Answers whatever a route has thrown. */
export function answerThrown(thrown: Error, context: Context<SandboxEnv>): Response {
  if (thrown instanceof Malformed) return fail(context, thrown.status, thrown.message, exception)
  if (thrown instanceof Ended) return context.body(null, thrown.status)
  if (thrown instanceof Exception) return fail(context, 500, thrown.message, thrown.hresult)
  if (!(thrown instanceof Refusal)) return fail(context, 500, thrown.message, exception)
  const [status, message, hresult] = rows[thrown.reason]
  return fail(context, status, isOnWindows(context) ? message.replace('\n', '\r\n') : message, hresult)
}

/** .NET ends its lines as the system does: `\n` on mono, which the vendor's packages for Linux bring. */
function isOnWindows(context: Context<SandboxEnv>): boolean {
  return workspaceOf(context.env.world).option('system') === 'windows'
}

import type { Context } from 'hono'
import type { ContentfulStatusCode, StatusCode } from 'hono/utils/http-status'
import type { SandboxEnv } from '../../double.ts'
import { docspaceOf, type Portal } from '../portal.ts'
import { Refusal, type RefusalReason } from '../refusal.ts'
import { versionFactsOf } from './versions.ts'
import { fail, succeed } from './envelope.ts'

/** An answer without a body, as the frameworks around the application give them. */
export class Bodiless extends Error {
  override readonly name = 'Bodiless'
  readonly status: StatusCode

  constructor(status: StatusCode) {
    super(`HTTP ${status}`)
    this.status = status
  }
}

/** The body does not fit the model. */
export class Misfit extends Error {
  override readonly name = 'Misfit'
  readonly fields: Readonly<Record<string, readonly string[]>>

  constructor(fields: Readonly<Record<string, readonly string[]>>) {
    super('The body does not fit the model.')
    this.fields = fields
  }
}

type Row = readonly [status: ContentfulStatusCode, message: string, type?: string, hresult?: number]

/** No type: authentication, brute force, captcha and the like hide it, and a client may tell them apart by that. */
function rowOf(portal: Portal, reason: RefusalReason): Row {
  const facts = versionFactsOf(portal)
  const documented = portal.option('documentedStatuses') === true
  const exception = -2146233088
  const rows: Readonly<Record<RefusalReason, Row>> = {
    authenticationFailed: [401, 'User authentication failed'],
    blankCredentials: documented ? blankAsDocumented : [401, 'User authentication failed'],
    tooManyLogins: [
      documented ? 429 : facts.blockedStatus,
      facts.blockedStatus === 401 ? 'Login Fail. Too many attempts' : 'Too many login attempts. Please try again later',
    ],
    captchaRefused: [403, 'Invalid Recaptcha'],
    userDisabled: [facts.disabledStatus, 'User disabled', 'System.InvalidOperationException', -2146233079],
    userNotFound: [
      facts.unknownUserStatus,
      'The user could not be found',
      'ASC.Common.Web.ItemNotFoundException',
      exception,
    ],
    codeBlank: [500, 'Validation code field cannot be empty', 'System.Exception', exception],
    codeWrong: [400, 'Incorrect code', 'System.ArgumentException', -2147024809],
    codeExpired: [
      500,
      'Time to use the code has expired. Please request a new text message.',
      'System.TimeoutException',
      -2146233083,
    ],
    tooManyCodes: [403, 'You have sent too many text messages. Please try again later.'],
    tooManyMessages: [
      500,
      'You have sent too many text messages. Please try again later.',
      'System.Exception',
      exception,
    ],
    noSecondFactor: [403, 'Auth code is not available', 'System.Security.SecurityException', -2146233078],
    phoneBlank: [500, 'Enter mobile phone number', 'System.Exception', exception],
    phoneTaken: [
      500,
      'To change the number, you need to delete your current phone number',
      'System.Exception',
      exception,
    ],
    noPhone: [400, "The value cannot be an empty string. (Parameter 'phone')", 'System.ArgumentException', -2147024809],
    messagesUnavailable: [500, 'Attempt to access the method failed.', 'System.MethodAccessException', -2146233072],
    maskFails: [
      400,
      "Index was out of range. Must be non-negative and less than or equal to the size of the collection. (Parameter 'startIndex')",
      'System.ArgumentOutOfRangeException',
      -2146233086,
    ],
    appUnavailable: [
      403,
      'Two-factor authentication by application is not available',
      'System.InvalidOperationException',
      -2146233079,
    ],
  }
  return rows[reason]
}

const blankAsDocumented: Row = [
  400,
  'userName, password or passworHash is empty',
  'System.ArgumentException',
  -2147024809,
]

/**
 * What became of a code, as `{code}` tells it: every cause hidden behind one 401, unless the documented statuses are
 * switched on.
 */
export function codeRefusal(portal: Portal, { reason }: Refusal): Refusal {
  if (portal.option('documentedStatuses') !== true) return new Refusal('authenticationFailed')
  if (reason === 'tooManyCodes') return new Refusal('tooManyLogins')
  if (reason === 'codeBlank') return new Refusal('blankCredentials')
  return new Refusal(reason === 'noSecondFactor' ? reason : 'authenticationFailed')
}

/** Answers whatever a route has thrown. */
export function answerThrown(thrown: Error, context: Context<SandboxEnv>): Response {
  if (thrown instanceof Bodiless) return context.body(null, thrown.status)
  if (thrown instanceof Misfit) return answerMisfit(thrown, context)
  const [status, message, type, hresult] =
    thrown instanceof Refusal
      ? rowOf(docspaceOf(context.env.world), thrown.reason)
      : ([500, thrown.message, 'System.Exception', -2146233088] satisfies Row)
  return fail(context, status, { message, type, hresult })
}

/** The framework's own answer, which the response wrapper takes for a success: there is no `error`. */
function answerMisfit({ fields }: Misfit, context: Context<SandboxEnv>): Response {
  const { random } = context.env.world
  const problem = {
    type: 'https://tools.ietf.org/html/rfc9110#section-15.5.1',
    title: 'One or more validation errors occurred.',
    status: 400,
    errors: fields,
    traceId: `00-${random.text(32, '0123456789abcdef')}-${random.text(16, '0123456789abcdef')}-00`,
  }
  return succeed(context, problem, 400)
}

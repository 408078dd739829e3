import type { Call, Send } from '../backend.ts'
import { isFields } from '../fields.ts'

/** What LIFE PAY says of a number rather than of the request: whether it has an account, may use it, or has a code already. */
const aboutAccounts = new Set([
  'PhoneIsNotFound',
  'PhoneIsNotFoundInOrganization',
  'PhoneIsAlreadyTaken',
  'UsernameDoesNotExist',
  'WrongUsernameOrPassword',
  'NotAllowed',
  'NotAllowedForArchived',
  'NotAllowedForOwner',
  'NotificationsAreOutOfService',
  'OperationCannotBePerformed',
  'TrySendCodeLater',
])

/** One answer for every number, and one time. An answer that takes longer than that tells no more than that it did. */
export async function hideAccounts(call: Call, send: Send, answersAfter: number): Promise<Response> {
  const [response] = await Promise.all([send(call), new Promise((done) => setTimeout(done, answersAfter))])
  if (response.ok) return response
  const said = await codeOf(response.clone())
  if (said === undefined || !aboutAccounts.has(said)) return response
  await response.body?.cancel()
  return new Response(null, { status: 204 })
}

async function codeOf(response: Response): Promise<string | undefined> {
  try {
    const body: unknown = await response.json()
    return isFields(body) && typeof body['code'] === 'string' ? body['code'] : undefined
  } catch {
    return undefined
  }
}

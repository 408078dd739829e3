import { type Answer, type Call, jsonOf, request } from '../../runtime/http.ts'
import { check, oneOf } from '../../runtime/options.ts'
import { isSuccess } from '../../runtime/status.ts'
import { seenIn, unexpected } from './unexpected.ts'
import { readChange, readFactors, readTotp } from './json.ts'
import { connectCodes } from './connectCodes.ts'
import { connectError, userRead } from './userService.schema.ts'
import { bodyOf } from './phoneOverJson.ts'
import { ourTransport, type ZitadelCall, type ZitadelPhone, ZitadelStatus, type ZitadelTransport } from './transport.ts'

/** Whose phone it is, and how API v2 is spoken. */
export interface UserServiceOptions {
  /** Whose phone it is: API v2 names the user in each call, and the token may act on its own user alone. */
  readonly userId: string
  /** `json`: the REST gateway, `/v2/users/{userId}/…`. `connect`: `/zitadel.user.v2.UserService/<Rpc>`. Default `json`. */
  readonly protocol?: 'json' | 'connect'
}

/** One method of `zitadel.user.v2.UserService`, as the gateway maps it and by its own name. */
interface Method {
  readonly rpc: string
  readonly method: Call['method']
  readonly path: string
  readonly body?: Readonly<Record<string, unknown>>
}

const aUserId = { number: 'E25', holds: (value: unknown) => typeof value === 'string' && value !== '' } as const

/**
 * Carries `zitadel()`'s calls to the user service, API v2, which stays when v1 goes:
 * `zitadel({ transport: userService({ userId }) })`. A code may have 20 characters there.
 */
export function userService({ userId, protocol = 'json' }: UserServiceOptions): ZitadelTransport {
  check('userService', { userId, protocol }, { userId: aUserId, protocol: oneOf('json', 'connect') })
  const send = protocol === 'json' ? sendToGateway : sendToService
  const ask = (call: ZitadelCall, method: Method) => send(call, userId, method)
  // Refuses an id that is not the caller's, where other methods answer as if that user had nothing.
  const read = async (call: ZitadelCall) => readUser(await ask(call, { rpc: 'GetUserByID', method: 'GET', path: '' }))
  return ourTransport({
    userId,
    getMyPhone: read,
    // Not UpdateUser: that says nothing, and sends nothing, where the number is the same.
    setMyPhone: async (call, { phone }) =>
      readChange(await ask(call, { rpc: 'SetPhone', method: 'POST', path: '/phone', body: { phone, sendCode: {} } })),
    verifyMyPhone: async (call, { code: verificationCode }) =>
      readChange(
        await ask(call, { rpc: 'VerifyPhone', method: 'POST', path: '/phone/verify', body: { verificationCode } }),
      ),
    resendMyPhoneVerification: async (call) =>
      readChange(
        await ask(call, { rpc: 'ResendPhoneCode', method: 'POST', path: '/phone/resend', body: { sendCode: {} } }),
      ),
    removeMyPhone: async (call) =>
      readChange(await ask(call, { rpc: 'RemovePhone', method: 'DELETE', path: '/phone' })),
    async listMyAuthFactors(call) {
      const path = '/authentication_factors/_search'
      const factors = readFactors(await ask(call, { rpc: 'ListAuthenticationFactors', method: 'POST', path, body: {} }))
      if (factors.length === 0) await read(call)
      return factors
    },
    addMyAuthFactorOTP: async (call) =>
      readTotp(await ask(call, { rpc: 'RegisterTOTP', method: 'POST', path: '/totp', body: {} })),
    verifyMyAuthFactorOTP: async (call, { code }) =>
      readChange(
        await ask(call, { rpc: 'VerifyTOTPRegistration', method: 'POST', path: '/totp/verify', body: { code } }),
      ),
    async removeMyAuthFactorOTP(call) {
      try {
        return readChange(await ask(call, { rpc: 'RemoveTOTP', method: 'DELETE', path: '/totp' }))
      } catch (thrown) {
        if (thrown instanceof ZitadelStatus && thrown.grpcCode === 5) await read(call)
        throw thrown
      }
    },
    addMyAuthFactorOTPSMS: async (call) =>
      readChange(await ask(call, { rpc: 'AddOTPSMS', method: 'POST', path: '/otp_sms', body: {} })),
    removeMyAuthFactorOTPSMS: async (call) =>
      readChange(await ask(call, { rpc: 'RemoveOTPSMS', method: 'DELETE', path: '/otp_sms' })),
  })
}

function sendToGateway({ http, token, signal }: ZitadelCall, userId: string, { method, path, body }: Method) {
  return request(http, {
    method,
    path: `/v2/users/${encodeURIComponent(userId)}${path}`,
    headers: { authorization: `Bearer ${token}` },
    ...(body && { body }),
    signal,
  })
}

async function sendToService({ http, token, signal }: ZitadelCall, userId: string, { rpc, body }: Method) {
  const answer = await request(http, {
    method: 'POST',
    path: `/zitadel.user.v2.UserService/${rpc}`,
    headers: { authorization: `Bearer ${token}`, 'connect-protocol-version': '1' },
    body: { userId, ...body },
    signal,
  })
  if (!isSuccess(answer)) throw refusalOf(answer)
  return answer
}

function readUser(answer: Answer): ZitadelPhone {
  const body = userRead.safeParse(bodyOf(answer))
  if (!body.success) throw unexpected(answer)
  const { user, details } = body.data
  // ZITADEL's own v1 says the same of a machine, as an error.
  if (user.human === undefined) throw new ZitadelStatus({ grpcCode: 9, id: 'QUERY-hliQl', ...seenIn(answer) })
  const { phone: { phone, isVerified = false } = {} } = user.human
  return { ...(details && { details }), ...(phone !== undefined && { phone }), isPhoneVerified: isVerified }
}

function refusalOf(answer: Answer): Error {
  const body = connectError.safeParse(jsonOf(answer))
  if (!body.success) return unexpected(answer)
  const { code, message } = body.data
  return new ZitadelStatus({ grpcCode: connectCodes.indexOf(code) + 1, message, ...seenIn(answer) })
}

import { type Answer, type Call, jsonOf, request } from '../../runtime/http.ts'
import { isSuccess } from '../../runtime/status.ts'
import { ownDetail, phoneRead, status } from './phone.schema.ts'
import { ourTransport, type ZitadelCall, type ZitadelPhone, ZitadelStatus } from './transport.ts'
import { seenIn, unexpected } from './unexpected.ts'

export const path = '/auth/v1/users/me/phone'

/** Of the gateway all that a start needs; what comes later is in `json.ts`. */
export const phoneOverJson = ourTransport({
  getMyPhone: async (call: ZitadelCall) => readPhone(await send(call, { method: 'GET', path })),
})

export function send(
  { http, token, signal }: ZitadelCall,
  call: Pick<Call, 'method' | 'path' | 'body'>,
): Promise<Answer> {
  return request(http, { ...call, headers: { authorization: `Bearer ${token}` }, signal })
}

function readPhone(answer: Answer): ZitadelPhone {
  const body = phoneRead.safeParse(bodyOf(answer))
  // An object with neither is no answer of ZITADEL's: even a user without a number has details.
  if (!body.success || (body.data.details === undefined && body.data.phone === undefined)) throw unexpected(answer)
  const { details, phone: { phone, isPhoneVerified = false } = {} } = body.data
  return { ...(details && { details }), ...(phone !== undefined && { phone }), isPhoneVerified }
}

/** The body of a 2xx. Any other status throws: a `ZitadelStatus` where the body is one. */
export function bodyOf(answer: Answer): unknown {
  if (isSuccess(answer)) return jsonOf(answer)
  const body = status.safeParse(jsonOf(answer))
  if (!body.success) throw unexpected(answer)
  const { code, message, details } = body.data
  const own = details?.map((detail) => ownDetail.safeParse(detail)).find((parsed) => parsed.success)
  throw new ZitadelStatus({ grpcCode: code, id: own?.data?.id, message, ...seenIn(answer) })
}

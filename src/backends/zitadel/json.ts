import * as z from 'zod/mini'
import { type Answer, type Call, jsonOf, request } from '../../runtime/http.ts'
import { isSuccess } from '../../runtime/status.ts'
import { seenIn, unexpected } from './unexpected.ts'
import {
  ourTransport,
  type ZitadelCall,
  type ZitadelChange,
  type ZitadelFactor,
  type ZitadelPhone,
  ZitadelStatus,
  type ZitadelTotp,
  type ZitadelTransport,
} from './transport.ts'

/** Protobuf's JSON mapping: a uint64 is a string, a zero value is not there. */
export const changeDetails = z.object({
  sequence: z.exactOptional(z.string().check(z.regex(/^\d{1,20}$/))),
  creationDate: z.exactOptional(z.string()),
  changeDate: z.exactOptional(z.string()),
  resourceOwner: z.exactOptional(z.string()),
})
/** `details` is a message: it is there even where all in it is zero. */
const change = z.object({ details: changeDetails })
const phoneRead = z.object({
  details: z.exactOptional(changeDetails),
  phone: z.exactOptional(
    z.object({ phone: z.exactOptional(z.string()), isPhoneVerified: z.exactOptional(z.boolean()) }),
  ),
})
/** Of the kinds one is there, and empty. */
const factorRead = z.looseObject({ state: z.exactOptional(z.string()) })
/** An empty list is left out. */
const factorsRead = z.object({ result: z.exactOptional(z.array(factorRead)) })
/** The key's address is `url` in v1, `uri` in v2. */
const totpRead = z.object({
  details: z.exactOptional(changeDetails),
  url: z.exactOptional(z.string()),
  uri: z.exactOptional(z.string()),
  secret: z.string(),
})
/** `google.rpc.Status`. Without details the key is absent; of details there may be any kind. */
const status = z.object({
  code: z.int().check(z.gte(1), z.lte(16)),
  message: z.exactOptional(z.string()),
  details: z.exactOptional(z.array(z.looseObject({}))),
})
/** ZITADEL's own: an `ErrorDetail` or, for passwords, a `CredentialsCheckError`. */
const ownDetail = z.object({
  '@type': z.string().check(z.regex(/\/zitadel\.v1\.(ErrorDetail|CredentialsCheckError)$/)),
  id: z.string().check(z.minLength(1)),
})

const path = '/auth/v1/users/me/phone'
const factors = '/auth/v1/users/me/auth_factors'

/** ZITADEL's REST gateway, Auth API v1, `/auth/v1/users/me/…`. */
export function json(): ZitadelTransport {
  return ourTransport({
    getMyPhone: async (call) => readPhone(await send(call, { method: 'GET', path })),
    setMyPhone: async (call, { phone }) => readChange(await send(call, { method: 'PUT', path, body: { phone } })),
    verifyMyPhone: async (call, { code }) =>
      readChange(await send(call, { method: 'POST', path: `${path}/_verify`, body: { code } })),
    resendMyPhoneVerification: async (call) =>
      readChange(await send(call, { method: 'POST', path: `${path}/_resend_verification`, body: {} })),
    removeMyPhone: async (call) => readChange(await send(call, { method: 'DELETE', path })),
    listMyAuthFactors: async (call) => readFactors(await send(call, { method: 'POST', path: `${factors}/_search` })),
    addMyAuthFactorOTP: async (call) =>
      readTotp(await send(call, { method: 'POST', path: `${factors}/otp`, body: {} })),
    verifyMyAuthFactorOTP: async (call, { code }) =>
      readChange(await send(call, { method: 'POST', path: `${factors}/otp/_verify`, body: { code } })),
    removeMyAuthFactorOTP: async (call) => readChange(await send(call, { method: 'DELETE', path: `${factors}/otp` })),
    addMyAuthFactorOTPSMS: async (call) =>
      readChange(await send(call, { method: 'POST', path: `${factors}/otp_sms`, body: {} })),
    removeMyAuthFactorOTPSMS: async (call) =>
      readChange(await send(call, { method: 'DELETE', path: `${factors}/otp_sms` })),
  })
}

function send({ http, token, signal }: ZitadelCall, call: Pick<Call, 'method' | 'path' | 'body'>): Promise<Answer> {
  return request(http, { ...call, headers: { authorization: `Bearer ${token}` }, signal })
}

/** Reads the answer of set, verify, resend and remove. */
export function readChange(answer: Answer): ZitadelChange {
  const body = change.safeParse(bodyOf(answer))
  if (!body.success) throw unexpected(answer)
  return body.data
}

export function readPhone(answer: Answer): ZitadelPhone {
  const body = phoneRead.safeParse(bodyOf(answer))
  // An object with neither is no answer of ZITADEL's: even a user without a number has details.
  if (!body.success || (body.data.details === undefined && body.data.phone === undefined)) throw unexpected(answer)
  const { details, phone: { phone, isPhoneVerified = false } = {} } = body.data
  return { ...(details && { details }), ...(phone !== undefined && { phone }), isPhoneVerified }
}

export function readFactors(answer: Answer): readonly ZitadelFactor[] {
  const body = factorsRead.safeParse(bodyOf(answer))
  if (!body.success) throw unexpected(answer)
  return (body.data.result ?? []).map((factor) => ({
    kind: 'otp' in factor ? 'totp' : 'otpSms' in factor ? 'sms' : 'other',
    isReady: factor.state === 'AUTH_FACTOR_STATE_READY',
  }))
}

export function readTotp(answer: Answer): ZitadelTotp {
  const body = totpRead.safeParse(bodyOf(answer))
  const uri = body.data?.url ?? body.data?.uri
  if (!body.success || uri === undefined) throw unexpected(answer)
  const { details = {}, secret } = body.data
  return { details, uri, secret }
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

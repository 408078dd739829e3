import type { Answer } from '../../runtime/http.ts'
import { bodyOf, path, phoneOverJson, send } from './phoneOverJson.ts'
import { change, factorsRead, totpRead } from './json.schema.ts'
import {
  ourTransport,
  type ZitadelChange,
  type ZitadelFactor,
  type ZitadelTotp,
  type ZitadelTransport,
} from './transport.ts'
import { unexpected } from './unexpected.ts'

const factors = '/auth/v1/users/me/auth_factors'

/** ZITADEL's REST gateway, Auth API v1, `/auth/v1/users/me/…`. */
export function json(): ZitadelTransport {
  return ourTransport({
    ...phoneOverJson,
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

/** Reads the answer of set, verify, resend and remove. */
export function readChange(answer: Answer): ZitadelChange {
  const body = change.safeParse(bodyOf(answer))
  if (!body.success) throw unexpected(answer)
  return body.data
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

import type { Endpoint, Method, Purpose } from '../endpoint.ts'
import { numberIn } from '../subjects.ts'

/** One call of a person's, as all four protocols have it. */
interface PersonCall {
  readonly purpose: Purpose
  /** Its name in Auth API v1, and in user service v2. */
  readonly v1: string
  readonly v2: string
  /** Below `/auth/v1/users/me`, and below `/v2/users/{userId}`. */
  readonly me: readonly [Method, string]
  readonly user: readonly [Method, string]
  /** What its body holds: the one text of v1, and all of v2. No `returnCode`, no `isVerified`: those are for servers. */
  readonly text?: string
  readonly fields?: readonly string[]
}

const calls: readonly PersonCall[] = [
  { purpose: 'read', v1: 'GetMyPhone', v2: 'GetUserByID', me: ['GET', '/phone'], user: ['GET', ''] },
  {
    purpose: 'send',
    v1: 'SetMyPhone',
    v2: 'SetPhone',
    me: ['PUT', '/phone'],
    user: ['POST', '/phone'],
    text: 'phone',
    fields: ['phone', 'sendCode'],
  },
  {
    purpose: 'check',
    v1: 'VerifyMyPhone',
    v2: 'VerifyPhone',
    me: ['POST', '/phone/_verify'],
    user: ['POST', '/phone/verify'],
    text: 'code',
    fields: ['verificationCode'],
  },
  {
    purpose: 'send',
    v1: 'ResendMyPhoneVerification',
    v2: 'ResendPhoneCode',
    me: ['POST', '/phone/_resend_verification'],
    user: ['POST', '/phone/resend'],
    fields: ['sendCode'],
  },
  { purpose: 'change', v1: 'RemoveMyPhone', v2: 'RemovePhone', me: ['DELETE', '/phone'], user: ['DELETE', '/phone'] },
  {
    purpose: 'read',
    v1: 'ListMyAuthFactors',
    v2: 'ListAuthenticationFactors',
    me: ['POST', '/auth_factors/_search'],
    user: ['POST', '/authentication_factors/_search'],
  },
  {
    purpose: 'change',
    v1: 'AddMyAuthFactorOTP',
    v2: 'RegisterTOTP',
    me: ['POST', '/auth_factors/otp'],
    user: ['POST', '/totp'],
  },
  {
    purpose: 'check',
    v1: 'VerifyMyAuthFactorOTP',
    v2: 'VerifyTOTPRegistration',
    me: ['POST', '/auth_factors/otp/_verify'],
    user: ['POST', '/totp/verify'],
    text: 'code',
    fields: ['code'],
  },
  {
    purpose: 'change',
    v1: 'RemoveMyAuthFactorOTP',
    v2: 'RemoveTOTP',
    me: ['DELETE', '/auth_factors/otp'],
    user: ['DELETE', '/totp'],
  },
  {
    purpose: 'change',
    v1: 'AddMyAuthFactorOTPSMS',
    v2: 'AddOTPSMS',
    me: ['POST', '/auth_factors/otp_sms'],
    user: ['POST', '/otp_sms'],
  },
  {
    purpose: 'change',
    v1: 'RemoveMyAuthFactorOTPSMS',
    v2: 'RemoveOTPSMS',
    me: ['DELETE', '/auth_factors/otp_sms'],
    user: ['DELETE', '/otp_sms'],
  },
]

/** Auth API v1 by JSON and gRPC-Web, user service v2 by JSON and Connect. */
export const endpoints: readonly Endpoint[] = calls.flatMap(({ purpose, v1, v2, me, user, text, fields = [] }) => {
  const subject = text === 'phone' ? { subject: numberIn('phone') } : {}
  const json = (names: readonly string[]) => ({ body: { type: 'json', fields: names } }) as const
  const hasBody = (method: Method) => method === 'POST' || method === 'PUT'
  return [
    {
      method: me[0],
      path: `/auth/v1/users/me${me[1]}`,
      purpose,
      ...subject,
      ...(hasBody(me[0]) && json(text === undefined ? [] : [text])),
    },
    {
      method: 'POST',
      path: `/zitadel.auth.v1.AuthService/${v1}`,
      purpose,
      ...subject,
      body: { type: 'grpc-web', ...(text !== undefined && { text }) },
    },
    {
      method: user[0],
      path: `/v2/users/{userId}${user[1]}`,
      purpose,
      ...subject,
      ...(hasBody(user[0]) && json(fields)),
    },
    {
      method: 'POST',
      path: `/zitadel.user.v2.UserService/${v2}`,
      purpose,
      ...subject,
      ...json(['userId', ...fields]),
    },
  ] as const satisfies readonly Endpoint[]
})

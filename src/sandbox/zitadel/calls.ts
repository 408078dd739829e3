import type { World } from '../world.ts'
import { addSmsFactor, addTotp, type Factor, listFactors, removeSmsFactor, removeTotp, verifyTotp } from './factors.ts'
import { getPhone, removePhone, resendCode, setPhone, verifyPhone, type PhoneRead } from './phone.ts'
import type { Details, User } from './user.ts'

/** What a call answers, before it is written as JSON or protobuf. */
export interface Answer {
  readonly details?: Details
  readonly phone?: PhoneRead
  readonly url?: string
  readonly secret?: string
  /** What API v2 has for `url`. */
  readonly uri?: string
  readonly user?: UserRead
  readonly result?: readonly Factor[]
}

/** Of API v2's user, what is told here. A machine has no phone. */
export interface UserRead {
  readonly userId: string
  readonly loginName: string
  readonly state: 'ACTIVE' | 'INACTIVE' | 'LOCKED'
  readonly details: Details
  readonly phone: PhoneRead | undefined
}

/** One method of `zitadel.auth.v1.AuthService`. Its user is the token's: no call names one. */
export interface Call {
  readonly rpc: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  /** Whether REST reads the body at all. */
  readonly readsBody: boolean
  /** Whom API v2's request names, as it stands there. */
  readonly userId?: string
  /** The one field a request has beyond that; in v1's protobuf its number is 1. */
  readonly field?: Field
  run(user: User, world: World, input: string): Answer
}

export interface Field {
  readonly name: 'code' | 'phone' | 'verificationCode'
  readonly longest: number
  readonly prefix?: string
}

const code: Field = { name: 'code', longest: 200 }
const phone: Field = { name: 'phone', longest: 50, prefix: '+' }

const me = '/auth/v1/users/me'

export const calls: readonly Call[] = [
  { rpc: 'GetMyPhone', method: 'GET', path: `${me}/phone`, readsBody: false, run: getPhone },
  { rpc: 'SetMyPhone', method: 'PUT', path: `${me}/phone`, readsBody: true, field: phone, run: setPhone },
  { rpc: 'VerifyMyPhone', method: 'POST', path: `${me}/phone/_verify`, readsBody: true, field: code, run: verifyPhone },
  {
    rpc: 'ResendMyPhoneVerification',
    method: 'POST',
    path: `${me}/phone/_resend_verification`,
    readsBody: true,
    run: resendCode,
  },
  { rpc: 'RemoveMyPhone', method: 'DELETE', path: `${me}/phone`, readsBody: false, run: removePhone },
  { rpc: 'ListMyAuthFactors', method: 'POST', path: `${me}/auth_factors/_search`, readsBody: false, run: listFactors },
  { rpc: 'AddMyAuthFactorOTP', method: 'POST', path: `${me}/auth_factors/otp`, readsBody: true, run: adding(addTotp) },
  {
    rpc: 'VerifyMyAuthFactorOTP',
    method: 'POST',
    path: `${me}/auth_factors/otp/_verify`,
    readsBody: true,
    field: code,
    run: verifyTotp,
  },
  { rpc: 'RemoveMyAuthFactorOTP', method: 'DELETE', path: `${me}/auth_factors/otp`, readsBody: false, run: removeTotp },
  {
    rpc: 'AddMyAuthFactorOTPSMS',
    method: 'POST',
    path: `${me}/auth_factors/otp_sms`,
    readsBody: true,
    run: adding(addSmsFactor),
  },
  {
    rpc: 'RemoveMyAuthFactorOTPSMS',
    method: 'DELETE',
    path: `${me}/auth_factors/otp_sms`,
    readsBody: false,
    run: removeSmsFactor,
  },
]

/** Auth API v1 dates what was added by its creation. */
function adding(add: (user: User, world: World) => Answer & { details: Details }): Call['run'] {
  return (user, world) => {
    const { details, ...rest } = add(user, world)
    const { changeDate, ...known } = details
    return { ...rest, details: { ...known, ...(changeDate && { creationDate: changeDate }) } }
  }
}

/** The text protoc-gen-validate has for the first rule a value breaks. */
export function invalid({ rpc, field, userId }: Call, value: string): string | undefined {
  if (userId !== undefined && (userId === '' || Array.from(userId).length > 200)) {
    return `invalid ${rpc}Request.UserId: value length must be between 1 and 200 runes, inclusive`
  }
  if (field === undefined) return undefined
  const name = `${rpc}Request.${field.name.charAt(0).toUpperCase()}${field.name.slice(1)}`
  const { length } = Array.from(value)
  if (length < 1 || length > field.longest) {
    return `invalid ${name}: value length must be between 1 and ${field.longest} runes, inclusive`
  }
  if (field.prefix === undefined || value.startsWith(field.prefix)) return undefined
  return `invalid ${name}: value does not have prefix "${field.prefix}"`
}

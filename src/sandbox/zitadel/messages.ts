import type { Answer, UserRead } from './calls.ts'
import { grpcCode, type GrpcCode, type Status } from './errors.ts'
import type { Factor } from './factors.ts'
import { messageField, numberField, textField, type Bytes } from './protobuf.ts'
import type { Details, Moment } from './user.ts'

/** As the gateway's marshaller writes it: camelCase, zero values left out, a uint64 as text. */
export function asJson({ details, phone, url, uri, secret, user, result = [] }: Answer): object {
  return {
    ...(user !== undefined && { user: userJson(user) }),
    ...(uri !== undefined && { uri }),
    ...(url !== undefined && { url }),
    ...(secret !== undefined && { secret }),
    ...(details !== undefined && { details: detailsJson(details) }),
    ...(phone !== undefined && {
      phone: { ...(phone.number !== '' && { phone: phone.number }), ...(phone.verified && { isPhoneVerified: true }) },
    }),
    ...(result.length > 0 && { result: result.map(factorJson) }),
  }
}

/** `zitadel.user.v2.User`. A user without a number has an empty phone; a machine is none. */
function userJson({ userId, loginName, state, details, phone }: UserRead): object {
  const [givenName = ''] = loginName.split('@')
  const shared = {
    userId,
    details: detailsJson(details),
    state: `USER_STATE_${state}`,
    username: loginName,
    loginNames: [loginName],
    preferredLoginName: loginName,
  }
  if (phone === undefined) return { ...shared, machine: { name: loginName } }
  const profile = {
    givenName,
    familyName: 'Test',
    nickName: '',
    displayName: `${givenName} Test`,
    preferredLanguage: 'en',
    gender: 'GENDER_UNSPECIFIED',
  }
  const told = { ...(phone.number !== '' && { phone: phone.number }), ...(phone.verified && { isVerified: true }) }
  const passwordChanged = detailsJson(details).creationDate
  const human = { profile, email: { email: loginName, isVerified: true }, phone: told, passwordChanged }
  return { ...shared, human }
}

function detailsJson({ sequence, creationDate, changeDate, resourceOwner }: Details) {
  return {
    sequence: String(sequence),
    ...(creationDate !== undefined && { creationDate: rfc3339(creationDate) }),
    ...(changeDate !== undefined && { changeDate: rfc3339(changeDate) }),
    resourceOwner,
  }
}

/** No fraction, or one of three, six or nine digits. */
export function rfc3339({ seconds, nanos }: Moment): string {
  const whole = new Date(seconds * 1000).toISOString().slice(0, 19)
  const fraction = String(nanos)
    .padStart(9, '0')
    .replace(/(000){1,3}$/, '')
  return `${whole}${fraction === '' ? '' : `.${fraction}`}Z`
}

function factorJson(type: Factor): object {
  return { state: 'AUTH_FACTOR_STATE_READY', [type]: {} }
}

/** The same as a message. Numbers: zitadel/auth.proto, object.proto, user.proto. */
export function asProto({ details, phone, url, secret, result }: Answer): Bytes {
  if (result !== undefined) return result.flatMap((factor) => messageField(1, factorProto(factor)))
  const described = details === undefined ? [] : detailsProto(details)
  if (url !== undefined) return [...textField(1, url), ...textField(2, secret ?? ''), ...messageField(3, described)]
  const read = phone && messageField(2, [...textField(1, phone.number), ...numberField(2, phone.verified)])
  return [...messageField(1, described), ...(read ?? [])]
}

function detailsProto({ sequence, creationDate, changeDate, resourceOwner }: Details): Bytes {
  return [
    ...numberField(1, sequence),
    ...(creationDate === undefined ? [] : messageField(2, momentProto(creationDate))),
    ...(changeDate === undefined ? [] : messageField(3, momentProto(changeDate))),
    ...textField(4, resourceOwner),
  ]
}

function momentProto({ seconds, nanos }: Moment): Bytes {
  return [...numberField(1, seconds), ...numberField(2, nanos)]
}

/** State 2: ready. */
function factorProto(type: Factor): Bytes {
  return [...numberField(1, 2), ...messageField(type === 'otp' ? 2 : 4, [])]
}

const detailType = 'type.googleapis.com/zitadel.v1.ErrorDetail'

/** `details` is absent, not empty, where there are none. */
export function statusJson({ code, message, detail }: Status): object {
  return { code, message, ...(detail !== undefined && { details: [{ '@type': detailType, ...detail }] }) }
}

/** A Connect error: the code by name, the detail in unpadded base64 and, for people, once more in JSON. */
export function statusConnect({ code, message, detail }: Status): object {
  const value = detail && base64([...textField(1, detail.id), ...textField(2, detail.message)]).replace(/=+$/, '')
  const details = detail && [{ type: 'zitadel.v1.ErrorDetail', value, debug: detail }]
  return { code: connectCode[code], message, ...(details && { details }) }
}

const connectCode: Readonly<Record<GrpcCode, string>> = {
  [grpcCode.unknown]: 'unknown',
  [grpcCode.invalidArgument]: 'invalid_argument',
  [grpcCode.notFound]: 'not_found',
  [grpcCode.alreadyExists]: 'already_exists',
  [grpcCode.permissionDenied]: 'permission_denied',
  [grpcCode.resourceExhausted]: 'resource_exhausted',
  [grpcCode.failedPrecondition]: 'failed_precondition',
  [grpcCode.unimplemented]: 'unimplemented',
  [grpcCode.internal]: 'internal',
  [grpcCode.unauthenticated]: 'unauthenticated',
}

export function base64(bytes: Bytes): string {
  return btoa(bytes.map((byte) => String.fromCharCode(byte)).join(''))
}

/** A google.rpc.Status with its detail as Any. */
export function statusProto({ code, message, detail }: Status): Bytes {
  const packed = detail && [
    ...textField(1, detailType),
    ...messageField(2, [...textField(1, detail.id), ...textField(2, detail.message)]),
  ]
  return [...numberField(1, code), ...textField(2, message), ...(packed === undefined ? [] : messageField(3, packed))]
}

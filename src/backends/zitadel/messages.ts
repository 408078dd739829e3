import type { ZitadelChange, ZitadelDetails, ZitadelFactor, ZitadelPhone, ZitadelTotp } from './transport.ts'
import { bytesAt, type Fields, malformed, messageAt, readMessage, textAt, varintAt } from './wire.ts'

/** Reads what set, verify, resend and remove answer: `details` is field 1 of each. */
export function readChange(message: Uint8Array): ZitadelChange {
  const details = detailsAt(readMessage(message), 1)
  if (details === undefined) throw malformed('no details')
  return { details }
}

/** `GetMyPhoneResponse`: details 1, phone 2. `zitadel.user.v1.Phone`: phone 1, is_phone_verified 2. */
export function readPhone(message: Uint8Array): ZitadelPhone {
  const fields = readMessage(message)
  const details = detailsAt(fields, 1)
  const onRecord = messageAt(fields, 2)
  if (details === undefined && onRecord === undefined) throw malformed('neither details nor phone')
  const phone = onRecord && textAt(onRecord, 1)
  return {
    ...(details && { details }),
    ...(phone && { phone }),
    isPhoneVerified: onRecord !== undefined && varintAt(onRecord, 2) !== 0n,
  }
}

/** `ListMyAuthFactorsResponse`: result 1. `zitadel.user.v1.AuthFactor`: state 1, then otp 2, u2f 3, otp_sms 4, otp_email 5. */
export function readFactors(message: Uint8Array): readonly ZitadelFactor[] {
  return bytesAt(readMessage(message), 1).map((bytes) => {
    const factor = readMessage(bytes)
    return { kind: factor.has(2) ? 'totp' : factor.has(4) ? 'sms' : 'other', isReady: varintAt(factor, 1) === 2n }
  })
}

/** `AddMyAuthFactorOTPResponse`: url 1, secret 2, details 3. */
export function readTotp(message: Uint8Array): ZitadelTotp {
  const fields = readMessage(message)
  const [uri, secret] = [textAt(fields, 1), textAt(fields, 2)]
  if (uri === '' || secret === '') throw malformed('no key')
  return { uri, secret, details: detailsAt(fields, 3) ?? {} }
}

/**
 * `google.rpc.Status` (code 1, message 2, details 3), of which ZITADEL fills one detail: an `Any` (type 1, value 2)
 * of `zitadel.v1.ErrorDetail` or, for passwords, `CredentialsCheckError`. Both begin with an id.
 */
export function readStatus(bytes: Uint8Array): { readonly id: string | undefined; readonly message: string } {
  const status = readMessage(bytes)
  const ids = bytesAt(status, 3).flatMap((bytesOfAny) => {
    const any = readMessage(bytesOfAny)
    if (!/\/zitadel\.v1\.(ErrorDetail|CredentialsCheckError)$/.test(textAt(any, 1))) return []
    const detail = messageAt(any, 2)
    return detail === undefined ? [] : [textAt(detail, 1)]
  })
  return { id: ids.find((id) => id !== ''), message: textAt(status, 2) }
}

/** `zitadel.v1.ObjectDetails`, in the words the JSON gateway has for it. */
function detailsAt(fields: Fields, number: number): ZitadelDetails | undefined {
  const details = messageAt(fields, number)
  if (details === undefined) return undefined
  const sequence = varintAt(details, 1)
  const creationDate = dateAt(details, 2)
  const changeDate = dateAt(details, 3)
  const resourceOwner = textAt(details, 4)
  return {
    ...(sequence !== 0n && { sequence: String(sequence) }),
    ...(creationDate && { creationDate }),
    ...(changeDate && { changeDate }),
    ...(resourceOwner && { resourceOwner }),
  }
}

/** A `google.protobuf.Timestamp` as protobuf's JSON mapping writes it: UTC, and 0, 3, 6 or 9 fraction digits. */
function dateAt(fields: Fields, number: number): string | undefined {
  const timestamp = messageAt(fields, number)
  if (timestamp === undefined) return undefined
  const seconds = BigInt.asIntN(64, varintAt(timestamp, 1))
  const nanos = BigInt.asIntN(32, varintAt(timestamp, 2))
  // From 0001-01-01 to 9999-12-31, the range of the mapping.
  if (seconds < -62_135_596_800n || seconds > 253_402_300_799n || nanos < 0n || nanos > 999_999_999n) {
    throw malformed('timestamp')
  }
  const fraction = String(nanos)
    .padStart(9, '0')
    .replace(/(000)+$/, '')
  return new Date(Number(seconds) * 1000).toISOString().replace('.000', fraction === '' ? '' : `.${fraction}`)
}

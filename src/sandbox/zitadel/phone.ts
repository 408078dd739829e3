import type { World } from '../world.ts'
import { ZitadelError } from './errors.ts'
import { projected, record, sendCode, type Details, type User } from './user.ts'

export interface PhoneRead {
  readonly number: string
  readonly verified: boolean
}

const codeLifetime = 3_600_000

export function getPhone(user: User, world: World): { details: Details; phone: PhoneRead } {
  if (user.account.kind === 'machine')
    throw new ZitadelError('failedPrecondition', 'QUERY-hliQl', 'Errors.User.NotHuman')
  const { phone, details } = projected(user, world)
  return { details, phone: phone ?? { number: '', verified: false } }
}

/** A new number is unverified at once: there is no pending one beside the old. */
export function setPhone(user: User, world: World, typed: string): { details: Details } {
  const number = normalized(typed)
  mustExist(user, 'COMMAND-3M0fs')
  if (user.phone?.number === number) {
    throw new ZitadelError('failedPrecondition', 'COMMAND-wF94r', 'Errors.User.Phone.NotChanged')
  }
  user.phone = { number, verified: false }
  sendCode(user, world)
  // Two events: the number, the code.
  record(user, world)
  return { details: record(user, world) }
}

/** Any number of tries. An expired code answers like a wrong one; a used one is not found. */
export function verifyPhone(user: User, world: World, code: string): { details: Details } {
  mustExist(user, 'COMMAND-Rsj8c')
  if (user.phone === undefined || user.code === undefined) {
    throw new ZitadelError('notFound', 'COMMAND-Rsj8c', 'Errors.User.Code.NotFound')
  }
  if (user.code.text !== code || user.code.at + codeLifetime < world.now()) {
    // The failure is an event too, but not one that reading shows.
    user.sequence += 1
    throw new ZitadelError('invalidArgument', 'COMMAND-sM0cs', 'Errors.User.Code.Invalid')
  }
  user.phone = { ...user.phone, verified: true }
  user.oncePhoneVerified = true
  user.code = undefined
  return { details: record(user, world) }
}

export function resendCode(user: User, world: World): { details: Details } {
  mustExist(user, 'COMMAND-2M0fs')
  if (user.phone === undefined) throw new ZitadelError('notFound', 'COMMAND-2b7Hf', 'Errors.User.Phone.NotFound')
  if (user.phone.verified) {
    throw new ZitadelError('failedPrecondition', 'COMMAND-2M9sf', 'Errors.User.Phone.AlreadyVerified')
  }
  sendCode(user, world)
  return { details: record(user, world) }
}

/** Takes the SMS factor along. */
export function removePhone(user: User, world: World): { details: Details } {
  mustExist(user, 'COMMAND-3M9fs')
  if (user.phone === undefined) throw new ZitadelError('notFound', 'COMMAND-p6rsc', 'Errors.User.Phone.NotFound')
  user.phone = undefined
  user.code = undefined
  user.oncePhoneVerified = false
  user.smsFactor = false
  return { details: record(user, world) }
}

/** API v2: a number without `+` is Swiss. */
export function setItsPhone(user: User, world: World, typed: string): { details: Details } {
  const number = normalized(typed.replace(/^\s*0(?!0)/, '+41'))
  if (user.phone?.number === number) {
    throw new ZitadelError('failedPrecondition', 'COMMAND-Uch5e', 'Errors.User.Phone.NotChanged')
  }
  return setPhone(user, world, number)
}

/** API v2: whatever is wrong with the code, a used one included, it is invalid. */
export function verifyItsPhone(user: User, world: World, code: string): { details: Details } {
  if (user.account.kind === 'machine' || user.account.inactive === true) {
    throw new ZitadelError('notFound', 'COMMAND-ieJ2e', 'Errors.User.NotFound')
  }
  try {
    return verifyPhone(user, world, code)
  } catch {
    throw new ZitadelError('invalidArgument', 'COMMAND-eis9R', 'Errors.User.Code.Invalid')
  }
}

/** API v2 has a new code for an outstanding one only. */
export function resendItsCode(user: User, world: World): { details: Details } {
  if (user.code === undefined) {
    throw new ZitadelError('failedPrecondition', 'PHONE-5xrra88eq8', 'Errors.User.Code.Empty')
  }
  return resendCode(user, world)
}

export function removeItsPhone(user: User, world: World): { details: Details } {
  if (user.phone === undefined) {
    throw new ZitadelError('failedPrecondition', 'COMMAND-ieJ2e', 'Errors.User.Phone.NotFound')
  }
  return removePhone(user, world)
}

function mustExist({ account }: User, id: string): void {
  if (account.kind === 'machine' || account.inactive === true) {
    throw new ZitadelError('failedPrecondition', id, 'Errors.User.NotFound')
  }
}

/** E.164 as the server stores it. It parses with libphonenumber and asks for no valid number; this asks for its length. */
function normalized(typed: string): string {
  const bare = typed
    .normalize('NFKC')
    .replace('(0)', '')
    .replaceAll(/[\s().\-/\u2010-\u2015]/g, '')
  if (/^\+[1-9]\d{6,14}$/.test(bare)) return bare
  throw new ZitadelError('invalidArgument', 'PHONE-so0wa', 'Errors.User.Phone.Invalid')
}

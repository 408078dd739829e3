import type { World } from '../world.ts'
import { ZitadelError } from './errors.ts'
import { normalized } from './numbers.ts'
import { type Details, numberOn, projected, record, sendCode, type User } from './user.ts'

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
  if (numberOn(user) === '' || user.code === undefined) {
    throw new ZitadelError('notFound', 'COMMAND-Rsj8c', 'Errors.User.Code.NotFound')
  }
  return accept(user, world, code, 'COMMAND-sM0cs')
}

/** No number is named: whichever the account has by now is verified. */
function accept(user: User, world: World, code: string, otherwise: string): { details: Details } {
  if (user.code?.text !== code || user.code.at + codeLifetime < world.now()) {
    // The failure is an event too, but not one that reading shows.
    user.sequence += 1
    throw new ZitadelError('invalidArgument', otherwise, 'Errors.User.Code.Invalid')
  }
  user.phone = { number: numberOn(user), verified: true }
  user.oncePhoneVerified = true
  user.code = undefined
  return { details: record(user, world) }
}

export function resendCode(user: User, world: World): { details: Details } {
  mustExist(user, 'COMMAND-2M0fs')
  if (numberOn(user) === '') throw new ZitadelError('notFound', 'COMMAND-2b7Hf', 'Errors.User.Phone.NotFound')
  if (user.phone?.verified === true) {
    throw new ZitadelError('failedPrecondition', 'COMMAND-2M9sf', 'Errors.User.Phone.AlreadyVerified')
  }
  return sendAgain(user, world)
}

function sendAgain(user: User, world: World): { details: Details } {
  sendCode(user, world)
  return { details: record(user, world) }
}

/** Takes the SMS factor along. A code that is out stays out, for API v2 to take. */
export function removePhone(user: User, world: World): { details: Details } {
  mustExist(user, 'COMMAND-3M9fs')
  if (numberOn(user) === '') throw new ZitadelError('notFound', 'COMMAND-p6rsc', 'Errors.User.Phone.NotFound')
  user.phone = undefined
  user.oncePhoneVerified = false
  user.smsFactor = false
  delete user.factorsSince.sms
  return { details: record(user, world) }
}

/** API v2: a number without `+` is Swiss. */
export function setItsPhone(user: User, world: World, typed: string): { details: Details } {
  mustHavePhone(user)
  const number = normalized(typed)
  if (user.phone?.number === number) {
    throw new ZitadelError('failedPrecondition', 'COMMAND-Uch5e', 'Errors.User.Phone.NotChanged')
  }
  return setPhone(user, world, number)
}

/** API v2: whatever is wrong with the code, it is invalid; and the right one counts also where its number is gone. */
export function verifyItsPhone(user: User, world: World, code: string): { details: Details } {
  mustHavePhone(user)
  return accept(user, world, code, 'COMMAND-eis9R')
}

/** API v2 has a new code for an outstanding one, whatever has become of the number. */
export function resendItsCode(user: User, world: World): { details: Details } {
  mustHavePhone(user)
  if (user.code === undefined) {
    throw new ZitadelError('failedPrecondition', 'PHONE-5xrra88eq8', 'Errors.User.Code.Empty')
  }
  return sendAgain(user, world)
}

export function removeItsPhone(user: User, world: World): { details: Details } {
  mustHavePhone(user)
  if (numberOn(user) === '') {
    throw new ZitadelError('failedPrecondition', 'COMMAND-ieJ2e', 'Errors.User.Phone.NotFound')
  }
  return removePhone(user, world)
}

function mustHavePhone({ account }: User): void {
  if (account.kind === 'machine') throw new ZitadelError('notFound', 'COMMAND-ieJ2e', 'Errors.User.Phone.NotFound')
}

function mustExist({ account }: User, id: string): void {
  if (account.kind === 'machine') throw new ZitadelError('failedPrecondition', id, 'Errors.User.NotFound')
}

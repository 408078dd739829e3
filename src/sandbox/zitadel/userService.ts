import type { World } from '../world.ts'
import { userIdOf } from './accounts.ts'
import type { Answer, Call } from './calls.ts'
import { ZitadelError } from './errors.ts'
import { addSmsFactor, addTotp, listFactors, removeSmsFactor, removeTotp, verifyTotp } from './factors.ts'
import { removeItsPhone, resendItsCode, setItsPhone, verifyItsPhone } from './phone.ts'
import { projected, type User, userById } from './user.ts'

/** One method of `zitadel.user.v2.UserService`: the path below `/v2/users/{userId}`. */
interface Method extends Omit<Call, 'path' | 'userId'> {
  readonly below: string
  /** What it says of an id that nobody has. */
  nobody(): Answer
  /** What it says of another user's: each method looks at something else first. */
  others(user: User, world: World, input: string): Answer
}

const asNobodyHasIt = { nobody: noPhone, others: refuseOthers }

const methods: readonly Method[] = [
  {
    rpc: 'GetUserByID',
    method: 'GET',
    below: '',
    readsBody: false,
    run: getUser,
    nobody: getNobody,
    others: refuseOthers,
  },
  {
    rpc: 'SetPhone',
    method: 'POST',
    below: '/phone',
    readsBody: true,
    field: { name: 'phone', longest: 200 },
    run: setItsPhone,
    ...asNobodyHasIt,
  },
  {
    rpc: 'ResendPhoneCode',
    method: 'POST',
    below: '/phone/resend',
    readsBody: true,
    run: resendItsCode,
    ...asNobodyHasIt,
  },
  {
    rpc: 'VerifyPhone',
    method: 'POST',
    below: '/phone/verify',
    readsBody: true,
    field: { name: 'verificationCode', longest: 20 },
    run: verifyItsPhone,
    nobody: noPhone,
    // Whoever is signed in may verify with a code that is known.
    others: verifyItsPhone,
  },
  { rpc: 'RemovePhone', method: 'DELETE', below: '/phone', readsBody: false, run: removeItsPhone, ...asNobodyHasIt },
  {
    rpc: 'ListAuthenticationFactors',
    method: 'POST',
    below: '/authentication_factors/_search',
    readsBody: true,
    run: listFactors,
    nobody: () => ({ result: [] }),
    others: listOfOthers,
  },
  {
    rpc: 'RegisterTOTP',
    method: 'POST',
    below: '/totp',
    readsBody: true,
    run: registerTotp,
    nobody: noUser,
    others: refuseOthers,
  },
  {
    rpc: 'VerifyTOTPRegistration',
    method: 'POST',
    below: '/totp/verify',
    readsBody: true,
    field: { name: 'code', longest: 200 },
    run: verifyTotp,
    nobody: notFound,
    others: refuseOthers,
  },
  {
    rpc: 'RemoveTOTP',
    method: 'DELETE',
    below: '/totp',
    readsBody: false,
    run: removeTotp,
    nobody: noTotp,
    others: removeTotpOfOthers,
  },
  {
    rpc: 'AddOTPSMS',
    method: 'POST',
    below: '/otp_sms',
    readsBody: true,
    run: addSmsFactor,
    nobody: notFound,
    others: refuseOthers,
  },
  {
    rpc: 'RemoveOTPSMS',
    method: 'DELETE',
    below: '/otp_sms',
    readsBody: false,
    run: removeSmsFactor,
    nobody: notFound,
    others: refuseOthers,
  },
]

/** The REST methods of the user this path names; nothing, where it is no path of API v2. */
export function callsBelow(path: string): readonly Call[] | undefined {
  const [prefix, id] = /^\/v2\/users\/([^/]+)/.exec(path) ?? []
  if (prefix === undefined || id === undefined) return undefined
  return methods.map((method) => callOn(method, decodeURIComponent(id), prefix))
}

export const userServiceName = 'zitadel.user.v2.UserService'

/** A Connect method; the user is named in its body. */
export function callOfService(path: string): ((userId: string) => Call) | undefined {
  const method = methods.find(({ rpc }) => path === `/${userServiceName}/${rpc}`)
  return method && ((userId) => callOn(method, userId, path))
}

function callOn({ below, run, nobody, others, ...method }: Method, userId: string, prefix: string): Call {
  return {
    ...method,
    userId,
    path: prefix + below,
    run(caller, world, input) {
      const subject = userIdOf(caller.account) === userId ? caller : userById(world, userId)
      if (subject === undefined) return nobody()
      return subject === caller ? run(subject, world, input) : others(subject, world, input)
    },
  }
}

/** A user acts on itself. The words say nothing of the id. */
function refuseOthers(): never {
  throw new ZitadelError('notFound', 'AUTHZ-cdgFk', 'membership not found')
}

function noPhone(): never {
  throw new ZitadelError('notFound', 'COMMAND-ieJ2e', 'Errors.User.Phone.NotFound')
}

function notFound(): never {
  throw new ZitadelError('notFound', 'COMMAND-4g3xq', 'Errors.NotFound')
}

/** Of others it is told that there is nothing to tell. */
function listOfOthers(user: User): Answer {
  const { result } = listFactors(user)
  return result.length === 0 ? { result } : refuseOthers()
}

/** That there is none is found out before whose it would be. */
function removeTotpOfOthers({ totp }: User): Answer {
  return totp === undefined ? noTotp() : refuseOthers()
}

function noTotp(): never {
  throw new ZitadelError('notFound', 'COMMAND-Hd9sd', 'Errors.User.MFA.OTP.NotExisting')
}

function noUser(): never {
  throw new ZitadelError('failedPrecondition', 'COMMAND-SqyJz', 'Errors.User.NotFound')
}

function getNobody(): never {
  throw new ZitadelError('notFound', 'QUERY-Dfbg2', 'Errors.User.NotFound')
}

function getUser(user: User, world: World): Answer {
  const { details, phone } = projected(user, world)
  const { kind, loginName, since } = user.account
  const state = since === 'locked' ? 'LOCKED' : since === undefined ? 'ACTIVE' : 'INACTIVE'
  const told = kind === 'machine' ? undefined : (phone ?? { number: '', verified: false })
  return { details, user: { userId: userIdOf(user.account), loginName, state, details, phone: told } }
}

function registerTotp(user: User, world: World): Answer {
  const { url, ...rest } = addTotp(user, world)
  return { ...rest, uri: url }
}

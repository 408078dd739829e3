import type { World } from '../world.ts'
import { userIdOf } from './accounts.ts'
import type { Answer, Call } from './calls.ts'
import { ZitadelError } from './errors.ts'
import { addSmsFactor, addTotp, listFactors, removeSmsFactor, removeTotp, verifyTotp } from './factors.ts'
import { getPhone, removeItsPhone, resendItsCode, setItsPhone, verifyItsPhone } from './phone.ts'
import { userById, type User } from './user.ts'

/** One method of `zitadel.user.v2.UserService`: the path below `/v2/users/{userId}`. */
type Method = Omit<Call, 'path'> & { readonly below: string }

const methods: readonly Method[] = [
  { rpc: 'GetUserByID', method: 'GET', below: '', readsBody: false, run: getUser },
  {
    rpc: 'SetPhone',
    method: 'POST',
    below: '/phone',
    readsBody: true,
    field: { name: 'phone', longest: 200 },
    run: setItsPhone,
  },
  { rpc: 'ResendPhoneCode', method: 'POST', below: '/phone/resend', readsBody: true, run: resendItsCode },
  {
    rpc: 'VerifyPhone',
    method: 'POST',
    below: '/phone/verify',
    readsBody: true,
    field: { name: 'verificationCode', longest: 20 },
    run: verifyItsPhone,
  },
  { rpc: 'RemovePhone', method: 'DELETE', below: '/phone', readsBody: false, run: removeItsPhone },
  {
    rpc: 'ListAuthenticationFactors',
    method: 'POST',
    below: '/authentication_factors/_search',
    readsBody: true,
    run: listFactors,
  },
  { rpc: 'RegisterTOTP', method: 'POST', below: '/totp', readsBody: true, run: registerTotp },
  {
    rpc: 'VerifyTOTPRegistration',
    method: 'POST',
    below: '/totp/verify',
    readsBody: true,
    field: { name: 'code', longest: 200 },
    run: verifyTotp,
  },
  { rpc: 'RemoveTOTP', method: 'DELETE', below: '/totp', readsBody: false, run: removeTotp },
  { rpc: 'AddOTPSMS', method: 'POST', below: '/otp_sms', readsBody: true, run: addSmsFactor },
  { rpc: 'RemoveOTPSMS', method: 'DELETE', below: '/otp_sms', readsBody: false, run: removeSmsFactor },
]

/** The REST methods of the user this path names; nothing, where it is no path of API v2. */
export function callsBelow(path: string): readonly Call[] | undefined {
  const [prefix, id] = /^\/v2\/users\/([^/]+)/.exec(path) ?? []
  if (prefix === undefined || id === undefined) return undefined
  return methods.map((method) => callOn(method, decodeURIComponent(id), prefix))
}

/** A Connect method; the user is named in its body. */
export function callOfService(path: string): ((userId: string) => Call) | undefined {
  const method = methods.find(({ rpc }) => path === `/zitadel.user.v2.UserService/${rpc}`)
  return method && ((userId) => callOn(method, userId, path))
}

function callOn({ below, run, ...method }: Method, userId: string, prefix: string): Call {
  return {
    ...method,
    path: prefix + below,
    run: (caller, world, input) => run(subjectOf(method.rpc, caller, world, userId), world, input),
  }
}

/** A user may act on itself, and whoever is signed in may verify with a code that is known. */
function subjectOf(rpc: string, caller: User, world: World, userId: string): User {
  if (userIdOf(caller.account) === userId) return caller
  if (rpc !== 'VerifyPhone') throw new ZitadelError('permissionDenied', undefined, 'No matching permissions found')
  const subject = userById(world, userId)
  if (subject === undefined) throw new ZitadelError('notFound', 'COMMAND-ieJ2e', 'Errors.User.NotFound')
  return subject
}

function getUser(user: User, world: World): Answer {
  const { details, phone } = getPhone(user, world)
  return { details, user: { userId: userIdOf(user.account), loginName: user.account.loginName, phone } }
}

function registerTotp(user: User, world: World): Answer {
  const { url, ...rest } = addTotp(user, world)
  return { ...rest, uri: url }
}

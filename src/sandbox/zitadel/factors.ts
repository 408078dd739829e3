import type { World } from '../world.ts'
import { ZitadelError } from './errors.ts'
import { record, totpIssuer as issuer, type Details, type User } from './user.ts'

export type Factor = 'otp' | 'otpSms'

/** Those that are on alone: an authenticator that was added and not verified never shows. */
export function listFactors({ totp, smsFactor }: User): { result: readonly Factor[] } {
  return { result: [...(smsFactor ? ['otpSms' as const] : []), ...(totp?.ready === true ? ['otp' as const] : [])] }
}

export function addTotp(user: User, world: World): { url: string; secret: string; details: Details } {
  if (user.account.kind === 'machine')
    throw new ZitadelError('failedPrecondition', 'COMMAND-SqyJz', 'Errors.User.NotFound')
  if (user.totp?.ready === true)
    throw new ZitadelError('alreadyExists', 'COMMAND-do9se', 'Errors.User.MFA.OTP.AlreadyReady')
  const account = user.account.loginName
  const secret = world.authenticator.add({ account, issuer })
  user.totp = { secret, ready: false }
  const query = `algorithm=SHA1&digits=6&issuer=${issuer}&period=30&secret=${secret}`
  return { url: `otpauth://totp/${issuer}:${account}?${query}`, secret, details: record(user, world) }
}

export function verifyTotp(user: User, world: World, code: string): { details: Details } {
  if (user.losesNextApp && user.totp !== undefined) {
    user.losesNextApp = false
    removeTotp(user, world)
  }
  if (user.totp === undefined) throw new ZitadelError('notFound', 'COMMAND-3Mif9s', 'Errors.User.MFA.OTP.NotExisting')
  // `Users` is the server's own slip, so no language has a text for it.
  if (user.totp.ready)
    throw new ZitadelError('failedPrecondition', 'COMMAND-qx4ls', 'Errors.Users.MFA.OTP.AlreadyReady')
  if (world.authenticator.check(user.totp.secret, code) === undefined) {
    throw new ZitadelError('invalidArgument', 'EVENT-8isk2', 'Errors.User.MFA.OTP.InvalidCode')
  }
  user.totp = { ...user.totp, ready: true }
  user.factorsSince.app = world.now()
  return { details: record(user, world) }
}

export function removeTotp(user: User, world: World): { details: Details } {
  if (user.totp === undefined) throw new ZitadelError('notFound', 'COMMAND-Hd9sd', 'Errors.User.MFA.OTP.NotExisting')
  user.totp = undefined
  delete user.factorsSince.app
  world.authenticator.remove(user.account.loginName, issuer)
  return { details: record(user, world) }
}

export function addSmsFactor(user: User, world: World): { details: Details } {
  if (user.smsFactor) throw new ZitadelError('alreadyExists', 'COMMAND-Ad3g2', 'Errors.User.MFA.OTP.AlreadyReady')
  if (!user.oncePhoneVerified)
    throw new ZitadelError('failedPrecondition', 'COMMAND-Q54j2', 'Errors.User.MFA.OTP.NotReady')
  user.smsFactor = true
  user.factorsSince.sms = world.now()
  return { details: record(user, world) }
}

export function removeSmsFactor(user: User, world: World): { details: Details } {
  if (!user.smsFactor) throw new ZitadelError('notFound', 'COMMAND-Sr3h3', 'Errors.User.MFA.OTP.NotExisting')
  user.smsFactor = false
  delete user.factorsSince.sms
  return { details: record(user, world) }
}

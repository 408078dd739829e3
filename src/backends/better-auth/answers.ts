import { AuthError } from '../../protocol/error.ts'
import type { Instant } from '../../protocol/step.ts'
import { type Answer, jsonOf } from '../../runtime/http.ts'
import type { CompiledSchema } from '../../runtime/compiled.ts'
import { misconfigured } from '../../runtime/mistake.ts'
import { onOurClock } from '../../runtime/serverTime.ts'
import { isSuccess } from '../../runtime/status.ts'
import {
  alive,
  appCode,
  enabled,
  newCodes,
  secondFactor,
  sent,
  session,
  signedIn,
  signedOut,
  status,
  uri,
} from './answers.schema.ts'
import { type Phase, recoveryOf, refusalOf } from './refusals.ts'

/** A sign-in that is complete. The session is a cookie; `token` is the same for whoever cannot use one. */
export interface SignedIn {
  readonly outcome: 'signed-in'
  /** For `Authorization: Bearer`. That of the header, where there is one: the body's may be of a session just ended. */
  readonly token?: string
}

/** Which second factors the server takes from this person. */
export interface SecondFactorNeeded {
  readonly outcome: 'second-factor'
  readonly app: boolean
  readonly message: boolean
}

/** What a number and a password, or the like, are answered. */
export type SignInOutcome = SignedIn | SecondFactorNeeded | { readonly outcome: 'code-sent' }

/** Who is signed in. */
export interface CurrentSession {
  readonly expiresAt?: Instant
  readonly name?: string
  /** Perhaps one that the host has made up, of the number say. */
  readonly email?: string
  readonly emailVerified: boolean
  readonly username?: string
  readonly phoneNumber?: string
  readonly phoneNumberVerified: boolean
  readonly twoFactorEnabled: boolean
}

/** An authenticator that is to be set up: nothing is on before its first code. Secrets all. */
export interface TwoFactorBegun {
  /** `otpauth://totp/…`. Absent where messages were turned on instead. */
  readonly totpURI?: string
  /** Good from the first code on. */
  readonly backupCodes: readonly string[]
}

/** A message was asked for, or what was asked was done. Of a second factor's message it says no more than that. */
export function readDone(answer: Answer, phase: Phase, now: Instant): void {
  bodyOf(answer, phase, now, sent)
}

/** `sign-out`. */
export function readSignedOut(answer: Answer, now: Instant): void {
  bodyOf(answer, 'account', now, signedOut)
}

/** `ok`. */
export function readOk(answer: Answer, now: Instant): void {
  bodyOf(answer, 'account', now, alive)
}

/** `verify`, `verify-totp`, `verify-otp`, `verify-backup-code`, `sign-up/email`. */
export function readSignedIn(answer: Answer, phase: Phase, now: Instant): SignedIn {
  const body = bodyOf(answer, phase, now, signedIn)
  const live = liveToken(answer) ?? body.token ?? undefined
  return { outcome: 'signed-in', ...(live !== undefined && { token: live }) }
}

/**
 * The three sign-ins with a password. A 200 is no session yet: the second factor is looked for first, since a `token`
 * beside it, in a header that the plugins were listed wrongly for, is dead. Before 1.6 it does not say which factors.
 */
export function readSignIn(answer: Answer, now: Instant): SignInOutcome {
  const challenge = isSuccess(answer) ? secondFactor.safeParse(jsonOf(answer)) : undefined
  if (challenge?.success === true) return factorsIn(answer, challenge.data.twoFactorMethods)
  try {
    return readSignedIn(answer, 'sign-in', now)
  } catch (thrown) {
    if (recoveryOf(thrown, 'sign-in') === 'code-sent') return { outcome: 'code-sent' }
    throw thrown
  }
}

function factorsIn({ status: seen }: Answer, methods: readonly string[] | undefined): SecondFactorNeeded {
  if (methods === undefined) throw misconfigured('E93', 'better-auth: twoFactorMethods', { status: seen })
  const [app, byMessage] = [methods.includes('totp'), methods.includes('otp')]
  if (!app && !byMessage) throw new AuthError('second-factor-needed', { cause: { status: seen } })
  return { outcome: 'second-factor', app, message: byMessage }
}

/** `get-session`: null where nobody is signed in. */
export function readSession(answer: Answer, now: Instant): CurrentSession | undefined {
  const body = bodyOf(answer, 'account', now, session)
  if (body === null) return undefined
  const { user } = body
  const expiresAt = Date.parse(body.session.expiresAt)
  return {
    ...(Number.isFinite(expiresAt) && { expiresAt: onOurClock(expiresAt, answer, now) }),
    ...textsOf(user),
    emailVerified: user.emailVerified === true,
    phoneNumberVerified: user.phoneNumberVerified === true,
    twoFactorEnabled: user.twoFactorEnabled === true,
  }
}

type Texts = Pick<CurrentSession, 'name' | 'email' | 'username' | 'phoneNumber'>

/** What a user need not have: null, or not there without the plugin. */
function textsOf({
  name,
  email,
  username,
  phoneNumber,
}: { readonly [Name in keyof Texts]?: string | null | undefined }): Texts {
  const texts = Object.entries({ name, email, username, phoneNumber })
  return Object.fromEntries(texts.filter(([, value]) => typeof value === 'string' && value !== ''))
}

/** `two-factor/enable`. */
export function readEnabled(answer: Answer, now: Instant): TwoFactorBegun & { readonly token?: string } {
  const begun = bodyOf(answer, 'account', now, enabled)
  const live = liveToken(answer)
  return {
    ...('totpURI' in begun && { totpURI: begun.totpURI }),
    backupCodes: noMoreThanAny(answer, ('totpURI' in begun && begun.backupCodes) || []),
    ...(live !== undefined && { token: live }),
  }
}

/** The session after an authenticator's code. */
export interface AppCodeTaken {
  /** For `Authorization: Bearer`. Absent where the only one told is dead. */
  readonly token?: string
  /** Another session took the place of the one before, as with a first code, or began. */
  readonly isReplaced: boolean
}

/**
 * `two-factor/verify-totp`. The body of a first code is written before the session is replaced: it has the token of the
 * one that was deleted, and a user whose second factor is not on yet. Only where it was on is the token alive.
 */
export function readAppCode(answer: Answer, phase: Phase, now: Instant): AppCodeTaken {
  const body = bodyOf(answer, phase, now, appCode)
  const live = liveToken(answer)
  if (live !== undefined) return { token: live, isReplaced: true }
  return body.user.twoFactorEnabled === true ? { token: body.token, isReplaced: false } : { isReplaced: true }
}

/** `two-factor/disable`, `update-user`: done, perhaps with another session in the place of this one. */
export function readReplaced(answer: Answer, now: Instant): { readonly token?: string } {
  bodyOf(answer, 'account', now, status)
  const live = liveToken(answer)
  return live === undefined ? {} : { token: live }
}

/** `two-factor/get-totp-uri`. A secret. */
export function readTotpUri(answer: Answer, now: Instant): string {
  return bodyOf(answer, 'account', now, uri).totpURI
}

/** `two-factor/generate-backup-codes`. Secrets. */
export function readBackupCodes(answer: Answer, now: Instant): readonly string[] {
  return noMoreThanAny(answer, bodyOf(answer, 'account', now, newCodes).backupCodes)
}

/** Backup codes. So many no server makes. */
function noMoreThanAny({ status: seen }: Answer, codes: readonly string[]): readonly string[] {
  if (codes.length > 100) throw new AuthError('unexpected', { cause: { status: seen } })
  return codes
}

/** The bearer plugin's own word for the session of this answer, where CORS exposes it. */
export function liveToken({ headers }: Pick<Answer, 'headers'>): string | undefined {
  const value = headers.get('set-auth-token')
  return value === null || value === '' ? undefined : value
}

function bodyOf<Value>(answer: Answer, phase: Phase, now: Instant, schema: CompiledSchema<Value>): Value {
  if (!isSuccess(answer)) throw refusalOf(answer, phase, now)
  const body = schema.safeParse(jsonOf(answer))
  if (!body.success) throw new AuthError('unexpected', { cause: { status: answer.status } })
  return body.data
}

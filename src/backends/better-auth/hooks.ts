'use client'
import { now } from '../../runtime/clock.ts'
import type { Answer, HttpOptions } from '../../runtime/http.ts'
import { type EndpointHook, endpointHook } from '../useEndpoint.ts'
import {
  type AppCodeTaken,
  type CurrentSession,
  readAppCode,
  readBackupCodes,
  readDone,
  readEnabled,
  readOk,
  readReplaced,
  readSession,
  readSignedIn,
  readSignedOut,
  readSignIn,
  readTotpUri,
  type SignedIn,
  type SignInOutcome,
  type TwoFactorBegun,
} from './answers.ts'
import type { Phase } from './refusals.ts'
import {
  type CurrentPassword,
  disableTwoFactor,
  type EnableTwoFactor,
  enableTwoFactor,
  generateBackupCodes,
  getOk,
  getSession,
  getTOTPURI,
  type Guarded,
  type PhoneNumber,
  removePhoneNumber,
  type RequestPasswordReset,
  requestPasswordReset,
  requestPasswordResetPhoneNumber,
  type ResetPassword,
  resetPassword,
  type ResetPasswordPhoneNumber,
  resetPasswordPhoneNumber,
  type SecondFactorCode,
  sendPhoneNumberOTP,
  sendTwoFactorOTP,
  type SignInEmail,
  signInEmail,
  type SignInPhoneNumber,
  signInPhoneNumber,
  type SignInUsername,
  signInUsername,
  signOut,
  type SignUpEmail,
  signUpEmail,
  verifyBackupCode,
  type VerifyPhoneNumber,
  verifyPhoneNumber,
  verifyTOTP,
  verifyTwoFactorOTP,
} from './requests.ts'

export type {
  AppCodeTaken,
  CurrentSession,
  SecondFactorNeeded,
  SignedIn,
  SignInOutcome,
  TwoFactorBegun,
} from './answers.ts'
export type {
  CurrentPassword,
  EnableTwoFactor,
  Guarded,
  PhoneNumber,
  RequestPasswordReset,
  ResetPassword,
  ResetPasswordPhoneNumber,
  SecondFactorCode,
  SignInEmail,
  SignInPhoneNumber,
  SignInUsername,
  SignUpEmail,
  VerifyPhoneNumber,
} from './requests.ts'

/** `baseUrl` carries the server's base path, as that of `betterAuth` does. */
type Hook<Input, Output> = EndpointHook<HttpOptions, Input, Output>
type Request<Input> = (options: HttpOptions, input: Input, signal: AbortSignal) => Promise<Answer>

function hookOf<Input, Output>(
  name: string,
  request: Request<Input>,
  read: (answer: Answer, now: number) => Output,
): Hook<Input, Output> {
  return endpointHook(['better-auth', name], async (...call) => read(await request(...call), now()))
}

/** Takes nothing but who is signed in, if anyone has to be. */
function hookWithout<Output>(
  name: string,
  request: (options: HttpOptions, signal: AbortSignal) => Promise<Answer>,
  read: (answer: Answer, now: number) => Output,
): Hook<void, Output> {
  return hookOf(name, (options, _: void, signal) => request(options, signal), read)
}

const done = (phase: Phase) => (answer: Answer, at: number) => readDone(answer, phase, at)
const signedIn = (phase: Phase) => (answer: Answer, at: number) => readSignedIn(answer, phase, at)

/** `POST /phone-number/send-otp`. Each call is a message: the server makes no pause between two. */
export const useBetterAuthSendPhoneCode: Hook<PhoneNumber, void> = /* @__PURE__ */ hookOf(
  'phone-number-send-otp',
  sendPhoneNumberOTP,
  /* @__PURE__ */ done('send'),
)

/**
 * `POST /phone-number/verify`. Signs in with the code of the message and asks for no second factor; with
 * `updatePhoneNumber` the number becomes that of who is signed in.
 */
export const useBetterAuthVerifyPhone: Hook<VerifyPhoneNumber, SignedIn> = /* @__PURE__ */ hookOf(
  'phone-number-verify',
  verifyPhoneNumber,
  /* @__PURE__ */ signedIn('verify'),
)

/** `POST /sign-in/phone-number`. Resolves with what is asked for next, `signed-in` included. */
export const useBetterAuthSignInByPhone: Hook<SignInPhoneNumber, SignInOutcome> = /* @__PURE__ */ hookOf(
  'sign-in-phone-number',
  signInPhoneNumber,
  readSignIn,
)

/** `POST /phone-number/request-password-reset`. The same answer for a number that nobody has. */
export const useBetterAuthRequestPasswordResetByPhone: Hook<PhoneNumber, void> = /* @__PURE__ */ hookOf(
  'phone-number-request-password-reset',
  requestPasswordResetPhoneNumber,
  /* @__PURE__ */ done('send'),
)

/** `POST /phone-number/reset-password`. Signs nobody in. */
export const useBetterAuthResetPasswordByPhone: Hook<ResetPasswordPhoneNumber, void> = /* @__PURE__ */ hookOf(
  'phone-number-reset-password',
  resetPasswordPhoneNumber,
  /* @__PURE__ */ done('reset'),
)

/** `POST /sign-in/email`. Resolves with what is asked for next, `signed-in` included. */
export const useBetterAuthSignInByEmail: Hook<SignInEmail, SignInOutcome> = /* @__PURE__ */ hookOf(
  'sign-in-email',
  signInEmail,
  readSignIn,
)

/** `POST /sign-in/username`. Resolves with what is asked for next, `signed-in` included. */
export const useBetterAuthSignInByUsername: Hook<SignInUsername, SignInOutcome> = /* @__PURE__ */ hookOf(
  'sign-in-username',
  signInUsername,
  readSignIn,
)

/** `POST /sign-up/email`. Without a token also where the address has to be confirmed first. */
export const useBetterAuthSignUpByEmail: Hook<SignUpEmail, SignedIn> = /* @__PURE__ */ hookOf(
  'sign-up-email',
  signUpEmail,
  /* @__PURE__ */ signedIn('account'),
)

/** `POST /request-password-reset`: a link by e-mail. */
export const useBetterAuthRequestPasswordReset: Hook<RequestPasswordReset, void> = /* @__PURE__ */ hookOf(
  'request-password-reset',
  requestPasswordReset,
  /* @__PURE__ */ done('account'),
)

/** `POST /reset-password`, with the token of that link. Signs nobody in. */
export const useBetterAuthResetPassword: Hook<ResetPassword, void> = /* @__PURE__ */ hookOf(
  'reset-password',
  resetPassword,
  /* @__PURE__ */ done('reset'),
)

/**
 * `POST /two-factor/enable`. Resolves with the key and the backup codes, secrets both; nothing is on before the first code
 * (`useBetterAuthVerifyTotp`). With `method: 'otp'` messages are on at once.
 */
export const useBetterAuthEnableTwoFactor: Hook<EnableTwoFactor, TwoFactorBegun & { readonly token?: string }> =
  /* @__PURE__ */ hookOf('two-factor-enable', enableTwoFactor, readEnabled)

/**
 * `POST /two-factor/verify-totp`: of a sign-in, or the first code, after which the session is another one. Its token is
 * told only where it is alive.
 */
export const useBetterAuthVerifyTotp: Hook<SecondFactorCode, AppCodeTaken> = /* @__PURE__ */ hookOf(
  'two-factor-verify-totp',
  verifyTOTP,
  (answer, at) => readAppCode(answer, 'challenge', at),
)

/** `POST /two-factor/send-otp`. A success also where sending failed, or where the sign-in is over. */
export const useBetterAuthSendTwoFactorCode: Hook<Guarded, void> = /* @__PURE__ */ hookOf(
  'two-factor-send-otp',
  sendTwoFactorOTP,
  /* @__PURE__ */ done('message'),
)

/** `POST /two-factor/verify-otp`: the code of that message. */
export const useBetterAuthVerifyTwoFactorCode: Hook<SecondFactorCode, SignedIn> = /* @__PURE__ */ hookOf(
  'two-factor-verify-otp',
  verifyTwoFactorOTP,
  /* @__PURE__ */ signedIn('message'),
)

/** `POST /two-factor/verify-backup-code`. */
export const useBetterAuthVerifyBackupCode: Hook<SecondFactorCode, SignedIn> = /* @__PURE__ */ hookOf(
  'two-factor-verify-backup-code',
  verifyBackupCode,
  /* @__PURE__ */ signedIn('challenge'),
)

/** `POST /two-factor/generate-backup-codes`. Secrets; the codes before are dead. */
export const useBetterAuthGenerateBackupCodes: Hook<CurrentPassword, readonly string[]> = /* @__PURE__ */ hookOf(
  'two-factor-generate-backup-codes',
  generateBackupCodes,
  readBackupCodes,
)

/** `POST /two-factor/get-totp-uri`: the key once more. A secret. */
export const useBetterAuthTotpUri: Hook<CurrentPassword, string> = /* @__PURE__ */ hookOf(
  'two-factor-get-totp-uri',
  getTOTPURI,
  readTotpUri,
)

/** `POST /two-factor/disable`: every second factor. The session is another one after it. */
export const useBetterAuthDisableTwoFactor: Hook<CurrentPassword, { readonly token?: string }> = /* @__PURE__ */ hookOf(
  'two-factor-disable',
  disableTwoFactor,
  readReplaced,
)

/** `POST /update-user` with `phoneNumber: null`: takes the number away. */
export const useBetterAuthRemovePhone: Hook<void, { readonly token?: string }> = /* @__PURE__ */ hookWithout(
  'update-user',
  removePhoneNumber,
  readReplaced,
)

/** `GET /get-session`. Undefined: nobody is signed in. A call like the others, since a cache is no place for a number. */
export const useBetterAuthSession: Hook<void, CurrentSession | undefined> = /* @__PURE__ */ hookWithout(
  'get-session',
  getSession,
  readSession,
)

/** `POST /sign-out`, also for nobody. */
export const useBetterAuthSignOut: Hook<void, void> = /* @__PURE__ */ hookWithout('sign-out', signOut, readSignedOut)

/** `GET /ok`: whether better-auth answers at `baseUrl` at all. */
export const useBetterAuthOk: Hook<void, void> = /* @__PURE__ */ hookWithout('ok', getOk, readOk)

import { type Answer, type HttpOptions, request } from '../../runtime/http.ts'
import type { CaptchaToken } from '../../protocol/step.ts'

/**
 * One function per endpoint of better-auth that a client needs, named and filled in as its own client has them. Read at
 * better-auth 1.7.25: `dist/plugins/{phone-number/routes,two-factor/index,two-factor/*\/index,username/index}.mjs` and
 * `dist/api/routes/{sign-in,sign-up,sign-out,session,password,update-user}.mjs`. Every POST has a JSON body, `{}` at least:
 * one without is a 415. No path ends in a slash.
 *
 * `baseUrl` ends before `/phone-number/…`, so it carries the server's base path: `https://app.example.com/api/auth`. The
 * session, and what a second factor hangs on, are cookies: `credentials: 'include'` where the server has another origin.
 */
export interface Guarded {
  /** Where the server's list of captcha endpoints has this one. Goes out as `x-captcha-response`. */
  readonly captcha?: CaptchaToken | undefined
}

/** `POST /phone-number/send-otp` and `/phone-number/request-password-reset`. */
export interface PhoneNumber extends Guarded {
  /** E.164: the server compares numbers as they are. */
  readonly phoneNumber: string
}

/** `POST /phone-number/verify`. */
export interface VerifyPhoneNumber extends PhoneNumber {
  /** Compared as it is, spaces included. */
  readonly code: string
  /** Makes it the number of who is signed in, in place of theirs. */
  readonly updatePhoneNumber?: boolean | undefined
  /** Proves the number, and signs nobody in. */
  readonly disableSession?: boolean | undefined
}

interface Password extends Guarded {
  readonly password: string
  /** False: the session ends with the browser's. Default true. */
  readonly rememberMe?: boolean | undefined
}

/** `POST /sign-in/phone-number`. */
export interface SignInPhoneNumber extends PhoneNumber, Password {}

/** `POST /sign-in/email`. */
export interface SignInEmail extends Password {
  readonly email: string
}

/** `POST /sign-in/username`. */
export interface SignInUsername extends Password {
  readonly username: string
}

/** `POST /phone-number/reset-password`. */
export interface ResetPasswordPhoneNumber extends PhoneNumber {
  /** The code of the message: `otp` here, `code` everywhere else. */
  readonly otp: string
  /** 8 to 128 UTF-16 units, unless the server says otherwise. */
  readonly newPassword: string
}

/** `POST /sign-up/email`. */
export interface SignUpEmail extends Guarded {
  readonly name: string
  readonly email: string
  readonly password: string
}

/** `POST /request-password-reset`: sends an e-mail with a link. */
export interface RequestPasswordReset extends Guarded {
  readonly email: string
  /** Where the link of the e-mail leads, with `?token=`. */
  readonly redirectTo?: string | undefined
}

/** `POST /reset-password`, with the token of that link. */
export interface ResetPassword extends Guarded {
  readonly token: string
  readonly newPassword: string
}

/** `POST /two-factor/verify-totp`, `/two-factor/verify-otp` and `/two-factor/verify-backup-code`. */
export interface SecondFactorCode extends Guarded {
  /** Compared as it is, spaces, letter case and dash included. */
  readonly code: string
  /** True: no second factor is asked of this browser for 30 days. */
  readonly trustDevice?: boolean | undefined
}

/** The password of who is signed in, as `POST /two-factor/disable` and its like want it. */
export interface CurrentPassword extends Guarded {
  /** Left out for an account without one, where the server allows that (`allowPasswordless`). */
  readonly password?: string | undefined
}

/** `POST /two-factor/enable`. */
export interface EnableTwoFactor extends CurrentPassword {
  /** Default `totp`. 1.6 knows no other, whatever it is asked. */
  readonly method?: 'totp' | 'otp' | undefined
  /** Who the authenticator says its codes are for. Default: the server's. */
  readonly issuer?: string | undefined
}

/** Has a code sent to the number, whether anyone has it or not. The server makes no pause between two. */
export function sendPhoneNumberOTP(options: HttpOptions, input: PhoneNumber, signal: AbortSignal): Promise<Answer> {
  return post(options, '/phone-number/send-otp', input, signal)
}

/** Signs in with the code, second factor or not, and makes the account where the server does that. */
export function verifyPhoneNumber(
  options: HttpOptions,
  input: VerifyPhoneNumber,
  signal: AbortSignal,
): Promise<Answer> {
  return post(options, '/phone-number/verify', input, signal)
}

/** Phone and password. */
export function signInPhoneNumber(
  options: HttpOptions,
  input: SignInPhoneNumber,
  signal: AbortSignal,
): Promise<Answer> {
  return post(options, '/sign-in/phone-number', input, signal)
}

/** Has a code for a new password sent, if somebody has the number. */
export function requestPasswordResetPhoneNumber(
  options: HttpOptions,
  input: PhoneNumber,
  signal: AbortSignal,
): Promise<Answer> {
  return post(options, '/phone-number/request-password-reset', input, signal)
}

/** Sets a new password with that code. Signs nobody in. */
export function resetPasswordPhoneNumber(
  options: HttpOptions,
  input: ResetPasswordPhoneNumber,
  signal: AbortSignal,
): Promise<Answer> {
  return post(options, '/phone-number/reset-password', input, signal)
}

/** E-mail and password. */
export function signInEmail(options: HttpOptions, input: SignInEmail, signal: AbortSignal): Promise<Answer> {
  return post(options, '/sign-in/email', input, signal)
}

/** User name and password. Needs the `username` plugin. */
export function signInUsername(options: HttpOptions, input: SignInUsername, signal: AbortSignal): Promise<Answer> {
  return post(options, '/sign-in/username', input, signal)
}

/** Makes an account. `token` is null where the address has to be confirmed first. */
export function signUpEmail(options: HttpOptions, input: SignUpEmail, signal: AbortSignal): Promise<Answer> {
  return post(options, '/sign-up/email', input, signal)
}

/** Has a link for a new password sent by e-mail, if somebody has the address. */
export function requestPasswordReset(
  options: HttpOptions,
  input: RequestPasswordReset,
  signal: AbortSignal,
): Promise<Answer> {
  return post(options, '/request-password-reset', input, signal)
}

/** Sets a new password with the token of that link. Signs nobody in. */
export function resetPassword(options: HttpOptions, input: ResetPassword, signal: AbortSignal): Promise<Answer> {
  return post(options, '/reset-password', input, signal)
}

/** Begins an authenticator, which is on after its first code; or turns messages on, at once. */
export function enableTwoFactor(options: HttpOptions, input: EnableTwoFactor, signal: AbortSignal): Promise<Answer> {
  return post(options, '/two-factor/enable', input, signal)
}

/** The code of an authenticator: the first one of who is signed in, or that of a sign-in that waits for it. */
export function verifyTOTP(options: HttpOptions, input: SecondFactorCode, signal: AbortSignal): Promise<Answer> {
  return post(options, '/two-factor/verify-totp', input, signal)
}

/** Has a second factor's code sent. Says that it was also where sending failed, or where the sign-in is over. */
export function sendTwoFactorOTP(options: HttpOptions, input: Guarded, signal: AbortSignal): Promise<Answer> {
  return post(options, '/two-factor/send-otp', input, signal)
}

/** The code of that message. */
export function verifyTwoFactorOTP(
  options: HttpOptions,
  input: SecondFactorCode,
  signal: AbortSignal,
): Promise<Answer> {
  return post(options, '/two-factor/verify-otp', input, signal)
}

/** A backup code, `xxxxx-xxxxx`, for a sign-in that waits for the second factor. */
export function verifyBackupCode(options: HttpOptions, input: SecondFactorCode, signal: AbortSignal): Promise<Answer> {
  return post(options, '/two-factor/verify-backup-code', input, signal)
}

/** New backup codes; the old ones end. */
export function generateBackupCodes(
  options: HttpOptions,
  input: CurrentPassword,
  signal: AbortSignal,
): Promise<Answer> {
  return post(options, '/two-factor/generate-backup-codes', input, signal)
}

/** The authenticator's key once more. */
export function getTOTPURI(options: HttpOptions, input: CurrentPassword, signal: AbortSignal): Promise<Answer> {
  return post(options, '/two-factor/get-totp-uri', input, signal)
}

/** Turns every second factor off, and ends the trust in this browser. The session is another one after it. */
export function disableTwoFactor(options: HttpOptions, input: CurrentPassword, signal: AbortSignal): Promise<Answer> {
  return post(options, '/two-factor/disable', input, signal)
}

/** Takes the number away from who is signed in. */
export function removePhoneNumber(options: HttpOptions, signal: AbortSignal): Promise<Answer> {
  return request(options, { method: 'POST', path: '/update-user', body: { phoneNumber: null }, signal })
}

/** Who is signed in, if anyone is. */
export function getSession(options: HttpOptions, signal: AbortSignal): Promise<Answer> {
  return request(options, { method: 'GET', path: '/get-session', signal })
}

/** Ends the session, if there is one. */
export function signOut(options: HttpOptions, signal: AbortSignal): Promise<Answer> {
  return request(options, { method: 'POST', path: '/sign-out', body: {}, signal })
}

/** Whether better-auth answers there at all. */
export function getOk(options: HttpOptions, signal: AbortSignal): Promise<Answer> {
  return request(options, { method: 'GET', path: '/ok', signal })
}

function post(options: HttpOptions, path: string, { captcha, ...body }: Guarded, signal: AbortSignal): Promise<Answer> {
  return request(options, {
    method: 'POST',
    path,
    // JSON leaves out what is undefined.
    body,
    ...(captcha !== undefined && { headers: { 'x-captcha-response': captcha } }),
    signal,
  })
}

import { type Answer, request } from '../../runtime/http.ts'
import type { E164 } from '../../protocol/step.ts'
import { headersOf, type LifepayHttpOptions } from './requests.ts'

export interface SignInByPhone {
  /** `+7` and ten digits. */
  readonly phone: E164
  /** 6 to 32 characters. */
  readonly password: string
}

export interface SignUp {
  readonly phone: E164
  /** 5 to 64 characters. */
  readonly name: string
  /** Six digits. */
  readonly code: string
  /** `^[a-zA-Z0-9_-]{2,24}$`. */
  readonly username?: string
  readonly password?: string
  /** 6 to 64 characters. */
  readonly email?: string
}

export interface ResetPassword extends SignInByPhone {
  readonly code: string
}

/** 200 `{token}`. LPOS API v6, `POST /auth/sign-in-by-phone`. */
export function signInByPhone(
  options: LifepayHttpOptions,
  { phone, password }: SignInByPhone,
  signal: AbortSignal,
): Promise<Answer> {
  return post(options, '/auth/sign-in-by-phone', { phone, password }, signal)
}

/** 200 `{token}`. LPOS API v6, `POST /auth/sign-up`: takes the code and the name at once. */
export function signUp(
  options: LifepayHttpOptions,
  { phone, name, code, username, password, email }: SignUp,
  signal: AbortSignal,
): Promise<Answer> {
  const body = {
    phone,
    name,
    confirmation_code: code,
    // JSON leaves out what is not given.
    initial_username: username,
    initial_password: password,
    email,
  }
  return post(options, '/auth/sign-up', body, signal)
}

/** 204 with no body. LPOS API v6, `POST /auth/reset-password`; signs nobody in. */
export function resetPassword(
  options: LifepayHttpOptions,
  { phone, password, code }: ResetPassword,
  signal: AbortSignal,
): Promise<Answer> {
  return post(options, '/auth/reset-password', { phone, password, confirmation_code: code }, signal)
}

function post(
  options: LifepayHttpOptions,
  path: string,
  body: Readonly<Record<string, string | undefined>>,
  signal: AbortSignal,
): Promise<Answer> {
  return request(options, { method: 'POST', path, headers: headersOf(options), body, signal })
}

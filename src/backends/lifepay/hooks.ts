'use client'
import { now } from '../../runtime/clock.ts'
import { type EndpointHook, endpointHook } from '../useEndpoint.ts'
import { readReset, readToken } from './accountAnswers.ts'
import {
  type ResetPassword,
  resetPassword,
  type SignInByPhone,
  type SignUp,
  signInByPhone,
  signUp,
} from './accountRequests.ts'
import { readSendCode } from './answers.ts'
import { type LifepayHttpOptions, type SendCodeByPhone, sendCodeByPhone } from './requests.ts'

type Hook<Input, Output> = EndpointHook<LifepayHttpOptions, Input, Output>
type Token = { readonly token?: string }

/**
 * `POST /auth/send-code-by-phone` for hosts that compose their own flow. Resolves with `sent` or, where an earlier code
 * still holds, `sent-recently`.
 */
export const useSendCodeByPhone: Hook<SendCodeByPhone, ReturnType<typeof readSendCode>> = /* @__PURE__ */ endpointHook(
  ['lifepay', 'send-code-by-phone'],
  async (...call) => readSendCode(await sendCodeByPhone(...call), now()),
)

/** `POST /auth/sign-in-by-phone`. Resolves with the token, if there is one. */
export const useSignInByPhone: Hook<SignInByPhone, Token> = /* @__PURE__ */ endpointHook(
  ['lifepay', 'sign-in-by-phone'],
  async (...call) => readToken(await signInByPhone(...call), 'sign-in', now()),
)

/** `POST /auth/sign-up`: the code and the name in one call. Resolves with the token, if there is one. */
export const useSignUp: Hook<SignUp, Token> = /* @__PURE__ */ endpointHook(['lifepay', 'sign-up'], async (...call) =>
  readToken(await signUp(...call), 'account', now()),
)

/** `POST /auth/reset-password`. Signs nobody in: `useSignInByPhone` does, with the new password. */
export const useResetPassword: Hook<ResetPassword, void> = /* @__PURE__ */ endpointHook(
  ['lifepay', 'reset-password'],
  async (...call) => readReset(await resetPassword(...call), now()),
)

'use client'
import type { QueryClient } from '@tanstack/react-query'
import { type Endpoint, useEndpoint } from '../useEndpoint.ts'
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
import { now } from '../../runtime/clock.ts'

/**
 * `POST /auth/send-code-by-phone` for hosts that compose their own flow. Resolves with `sent` or, where an earlier code
 * still holds, `sent-recently`.
 */
export function useSendCodeByPhone(
  options: LifepayHttpOptions,
  client?: QueryClient,
): Endpoint<SendCodeByPhone, ReturnType<typeof readSendCode>> {
  return useEndpoint(
    ['lifepay', 'send-code-by-phone'],
    async (input: SendCodeByPhone, signal) => {
      const answer = await sendCodeByPhone(options, input, signal)
      return readSendCode(answer, now())
    },
    client,
  )
}

/** `POST /auth/sign-in-by-phone`. Resolves with the token, if there is one. */
export function useSignInByPhone(
  options: LifepayHttpOptions,
  client?: QueryClient,
): Endpoint<SignInByPhone, { readonly token?: string }> {
  return useEndpoint(
    ['lifepay', 'sign-in-by-phone'],
    async (input: SignInByPhone, signal) => readToken(await signInByPhone(options, input, signal), 'sign-in', now()),
    client,
  )
}

/** `POST /auth/sign-up`: the code and the name in one call. Resolves with the token, if there is one. */
export function useSignUp(
  options: LifepayHttpOptions,
  client?: QueryClient,
): Endpoint<SignUp, { readonly token?: string }> {
  return useEndpoint(
    ['lifepay', 'sign-up'],
    async (input: SignUp, signal) => readToken(await signUp(options, input, signal), 'account', now()),
    client,
  )
}

/** `POST /auth/reset-password`. Signs nobody in: `useSignInByPhone` does, with the new password. */
export function useResetPassword(options: LifepayHttpOptions, client?: QueryClient): Endpoint<ResetPassword, void> {
  return useEndpoint(
    ['lifepay', 'reset-password'],
    async (input: ResetPassword, signal) => readReset(await resetPassword(options, input, signal), now()),
    client,
  )
}

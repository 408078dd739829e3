'use client'
import type { QueryClient } from '@tanstack/react-query'
import { type Endpoint, useEndpoint } from '../useEndpoint.ts'
import {
  getMyPhone,
  removeMyPhone,
  resendMyPhoneVerification,
  setMyPhone,
  verifyMyPhone,
  type ZitadelHttpOptions,
} from './requests.ts'
import type { ZitadelChange, ZitadelPhone } from './transport.ts'

/** GetMyPhone: the signed-in user's number. A call like the others, since a cache is no place for a phone number. */
export function useZitadelPhone(options: ZitadelHttpOptions, client?: QueryClient): Endpoint<void, ZitadelPhone> {
  return useEndpoint(['zitadel', 'get-my-phone'], (_: void, signal) => getMyPhone(options, signal), client)
}

/** SetMyPhone: sets another number and has a code sent to it. The same number is refused with `conflict`. */
export function useZitadelSetPhone(
  options: ZitadelHttpOptions,
  client?: QueryClient,
): Endpoint<{ readonly phone: string }, ZitadelChange> {
  return useEndpoint(
    ['zitadel', 'set-my-phone'],
    (input: { readonly phone: string }, signal) => setMyPhone(options, input, signal),
    client,
  )
}

/** VerifyMyPhone. `code-expired`: no code is pending, also because the number is verified; read it to know. */
export function useZitadelVerifyPhone(
  options: ZitadelHttpOptions,
  client?: QueryClient,
): Endpoint<{ readonly code: string }, ZitadelChange> {
  return useEndpoint(
    ['zitadel', 'verify-my-phone'],
    (input: { readonly code: string }, signal) => verifyMyPhone(options, input, signal),
    client,
  )
}

/** ResendMyPhoneVerification: sends a new code, which voids the earlier one. */
export function useZitadelResendVerification(
  options: ZitadelHttpOptions,
  client?: QueryClient,
): Endpoint<void, ZitadelChange> {
  return useEndpoint(
    ['zitadel', 'resend-my-phone-verification'],
    (_: void, signal) => resendMyPhoneVerification(options, signal),
    client,
  )
}

/** RemoveMyPhone: removes the number, and SMS as a second factor with it. */
export function useZitadelRemovePhone(
  options: ZitadelHttpOptions,
  client?: QueryClient,
): Endpoint<void, ZitadelChange> {
  return useEndpoint(['zitadel', 'remove-my-phone'], (_: void, signal) => removeMyPhone(options, signal), client)
}

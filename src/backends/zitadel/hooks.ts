'use client'
import type { QueryClient } from '@tanstack/react-query'
import { type Endpoint, useEndpoint } from '../useEndpoint.ts'
import {
  addMyAuthFactorOTP,
  addMyAuthFactorOTPSMS,
  getMyPhone,
  listMyAuthFactors,
  removeMyAuthFactorOTP,
  removeMyAuthFactorOTPSMS,
  removeMyPhone,
  resendMyPhoneVerification,
  setMyPhone,
  verifyMyAuthFactorOTP,
  verifyMyPhone,
  type ZitadelHttpOptions,
} from './requests.ts'
import type { ZitadelChange, ZitadelFactor, ZitadelPhone, ZitadelTotp } from './transport.ts'

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

/** ListMyAuthFactors: the user's second factors. */
export function useZitadelFactors(
  options: ZitadelHttpOptions,
  client?: QueryClient,
): Endpoint<void, readonly ZitadelFactor[]> {
  return useEndpoint(
    ['zitadel', 'list-my-auth-factors'],
    (_: void, signal) => listMyAuthFactors(options, signal),
    client,
  )
}

/** AddMyAuthFactorOTP: a key for an authenticator app. It is a secret, and voids an earlier one not yet verified. */
export function useZitadelAddApp(options: ZitadelHttpOptions, client?: QueryClient): Endpoint<void, ZitadelTotp> {
  return useEndpoint(
    ['zitadel', 'add-my-auth-factor-otp'],
    (_: void, signal) => addMyAuthFactorOTP(options, signal),
    client,
  )
}

/** VerifyMyAuthFactorOTP: turns the authenticator on with the first code it shows. */
export function useZitadelVerifyApp(
  options: ZitadelHttpOptions,
  client?: QueryClient,
): Endpoint<{ readonly code: string }, ZitadelChange> {
  return useEndpoint(
    ['zitadel', 'verify-my-auth-factor-otp'],
    (input: { readonly code: string }, signal) => verifyMyAuthFactorOTP(options, input, signal),
    client,
  )
}

/** RemoveMyAuthFactorOTP: removes the authenticator. */
export function useZitadelRemoveApp(options: ZitadelHttpOptions, client?: QueryClient): Endpoint<void, ZitadelChange> {
  return useEndpoint(
    ['zitadel', 'remove-my-auth-factor-otp'],
    (_: void, signal) => removeMyAuthFactorOTP(options, signal),
    client,
  )
}

/** AddMyAuthFactorOTPSMS. Verify the number first: after a change ZITADEL takes an unverified one too. */
export function useZitadelAddSms(options: ZitadelHttpOptions, client?: QueryClient): Endpoint<void, ZitadelChange> {
  return useEndpoint(
    ['zitadel', 'add-my-auth-factor-otp-sms'],
    (_: void, signal) => addMyAuthFactorOTPSMS(options, signal),
    client,
  )
}

/** RemoveMyAuthFactorOTPSMS: no more text messages as a second factor; the number stays. */
export function useZitadelRemoveSms(options: ZitadelHttpOptions, client?: QueryClient): Endpoint<void, ZitadelChange> {
  return useEndpoint(
    ['zitadel', 'remove-my-auth-factor-otp-sms'],
    (_: void, signal) => removeMyAuthFactorOTPSMS(options, signal),
    client,
  )
}

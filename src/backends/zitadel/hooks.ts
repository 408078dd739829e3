'use client'
import { type EndpointHook, endpointHook } from '../useEndpoint.ts'
import type { ZitadelHttpOptions } from './authorized.ts'
import { getMyPhone } from './getMyPhone.ts'
import {
  addMyAuthFactorOTP,
  addMyAuthFactorOTPSMS,
  listMyAuthFactors,
  removeMyAuthFactorOTP,
  removeMyAuthFactorOTPSMS,
  removeMyPhone,
  resendMyPhoneVerification,
  setMyPhone,
  verifyMyAuthFactorOTP,
  verifyMyPhone,
} from './requests.ts'
import type { ZitadelChange, ZitadelFactor, ZitadelPhone, ZitadelTotp } from './transport.ts'

type Hook<Input, Output> = EndpointHook<ZitadelHttpOptions, Input, Output>

/** Of a call that takes nothing but who is signed in. */
function hookWithout<Output>(
  name: string,
  request: (options: ZitadelHttpOptions, signal: AbortSignal) => Promise<Output>,
): Hook<void, Output> {
  return endpointHook(['zitadel', name], (options, _, signal) => request(options, signal))
}

/** GetMyPhone: the signed-in user's number. A call like the others, since a cache is no place for a phone number. */
export const useZitadelPhone: Hook<void, ZitadelPhone> = /* @__PURE__ */ hookWithout('get-my-phone', getMyPhone)

/** SetMyPhone: sets another number and has a code sent to it. The same number is refused with `conflict`. */
export const useZitadelSetPhone: Hook<{ readonly phone: string }, ZitadelChange> = /* @__PURE__ */ endpointHook(
  ['zitadel', 'set-my-phone'],
  setMyPhone,
)

/** VerifyMyPhone. `code-expired`: no code is pending, also because the number is verified; read it to know. */
export const useZitadelVerifyPhone: Hook<{ readonly code: string }, ZitadelChange> = /* @__PURE__ */ endpointHook(
  ['zitadel', 'verify-my-phone'],
  verifyMyPhone,
)

/** ResendMyPhoneVerification: sends a new code, which voids the earlier one. */
export const useZitadelResendVerification: Hook<void, ZitadelChange> = /* @__PURE__ */ hookWithout(
  'resend-my-phone-verification',
  resendMyPhoneVerification,
)

/** RemoveMyPhone: removes the number, and SMS as a second factor with it. */
export const useZitadelRemovePhone: Hook<void, ZitadelChange> = /* @__PURE__ */ hookWithout(
  'remove-my-phone',
  removeMyPhone,
)

/** ListMyAuthFactors: the user's second factors. */
export const useZitadelFactors: Hook<void, readonly ZitadelFactor[]> = /* @__PURE__ */ hookWithout(
  'list-my-auth-factors',
  listMyAuthFactors,
)

/** AddMyAuthFactorOTP: a key for an authenticator app. It is a secret, and voids an earlier one not yet verified. */
export const useZitadelAddApp: Hook<void, ZitadelTotp> = /* @__PURE__ */ hookWithout(
  'add-my-auth-factor-otp',
  addMyAuthFactorOTP,
)

/** VerifyMyAuthFactorOTP: turns the authenticator on with the first code it shows. */
export const useZitadelVerifyApp: Hook<{ readonly code: string }, ZitadelChange> = /* @__PURE__ */ endpointHook(
  ['zitadel', 'verify-my-auth-factor-otp'],
  verifyMyAuthFactorOTP,
)

/** RemoveMyAuthFactorOTP: removes the authenticator. */
export const useZitadelRemoveApp: Hook<void, ZitadelChange> = /* @__PURE__ */ hookWithout(
  'remove-my-auth-factor-otp',
  removeMyAuthFactorOTP,
)

/** AddMyAuthFactorOTPSMS. Verify the number first: after a change ZITADEL takes an unverified one too. */
export const useZitadelAddSms: Hook<void, ZitadelChange> = /* @__PURE__ */ hookWithout(
  'add-my-auth-factor-otp-sms',
  addMyAuthFactorOTPSMS,
)

/** RemoveMyAuthFactorOTPSMS: no more text messages as a second factor; the number stays. */
export const useZitadelRemoveSms: Hook<void, ZitadelChange> = /* @__PURE__ */ hookWithout(
  'remove-my-auth-factor-otp-sms',
  removeMyAuthFactorOTPSMS,
)

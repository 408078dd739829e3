import { authorized, type ZitadelHttpOptions } from './authorized.ts'
import { json } from './json.ts'
import type { Phase } from './meanings.ts'
import type { ZitadelCall, ZitadelChange, ZitadelFactor, ZitadelTotp, ZitadelTransport } from './transport.ts'

/** Sets a number, which un-verifies the former at once and sends a code. Auth API v1, SetMyPhone. */
export function setMyPhone(
  options: ZitadelHttpOptions,
  { phone }: { readonly phone: string },
  signal: AbortSignal,
): Promise<ZitadelChange> {
  return carried(options, 'set', signal, (transport, call) => transport.setMyPhone(call, { phone }))
}

/** Verifies the number with a code of 1 to 200 characters. Auth API v1, VerifyMyPhone. */
export function verifyMyPhone(
  options: ZitadelHttpOptions,
  { code }: { readonly code: string },
  signal: AbortSignal,
): Promise<ZitadelChange> {
  return carried(options, 'verify', signal, (transport, call) => transport.verifyMyPhone(call, { code }))
}

/** Sends a new code; the earlier is void. Auth API v1, ResendMyPhoneVerification. */
export function resendMyPhoneVerification(options: ZitadelHttpOptions, signal: AbortSignal): Promise<ZitadelChange> {
  return carried(options, 'resend', signal, (transport, call) => transport.resendMyPhoneVerification(call))
}

/** Removes the number, and with it SMS as a second factor. Auth API v1, RemoveMyPhone. */
export function removeMyPhone(options: ZitadelHttpOptions, signal: AbortSignal): Promise<ZitadelChange> {
  return carried(options, 'remove', signal, (transport, call) => transport.removeMyPhone(call))
}

/** The user's second factors. Auth API v1, ListMyAuthFactors. */
export function listMyAuthFactors(options: ZitadelHttpOptions, signal: AbortSignal): Promise<readonly ZitadelFactor[]> {
  return carried(options, 'read', signal, (transport, call) => transport.listMyAuthFactors(call))
}

/** Makes a key for an authenticator app; an earlier one that was not verified is void. Auth API v1, AddMyAuthFactorOTP. */
export function addMyAuthFactorOTP(options: ZitadelHttpOptions, signal: AbortSignal): Promise<ZitadelTotp> {
  return carried(options, 'add', signal, (transport, call) => transport.addMyAuthFactorOTP(call))
}

/** Turns the authenticator on with the first code it shows. Auth API v1, VerifyMyAuthFactorOTP. */
export function verifyMyAuthFactorOTP(
  options: ZitadelHttpOptions,
  { code }: { readonly code: string },
  signal: AbortSignal,
): Promise<ZitadelChange> {
  return carried(options, 'verify', signal, (transport, call) => transport.verifyMyAuthFactorOTP(call, { code }))
}

/** Auth API v1, RemoveMyAuthFactorOTP. */
export function removeMyAuthFactorOTP(options: ZitadelHttpOptions, signal: AbortSignal): Promise<ZitadelChange> {
  return carried(options, 'remove', signal, (transport, call) => transport.removeMyAuthFactorOTP(call))
}

/** Makes text messages to the verified number a second factor. Auth API v1, AddMyAuthFactorOTPSMS. */
export function addMyAuthFactorOTPSMS(options: ZitadelHttpOptions, signal: AbortSignal): Promise<ZitadelChange> {
  return carried(options, 'add', signal, (transport, call) => transport.addMyAuthFactorOTPSMS(call))
}

/** Auth API v1, RemoveMyAuthFactorOTPSMS. */
export function removeMyAuthFactorOTPSMS(options: ZitadelHttpOptions, signal: AbortSignal): Promise<ZitadelChange> {
  return carried(options, 'remove', signal, (transport, call) => transport.removeMyAuthFactorOTPSMS(call))
}

const defaultTransport = json()

function carried<Answer>(
  options: ZitadelHttpOptions,
  phase: Phase,
  signal: AbortSignal,
  take: (transport: ZitadelTransport, call: ZitadelCall) => Promise<Answer>,
): Promise<Answer> {
  return authorized(options, options.transport ?? defaultTransport, phase, signal, take)
}

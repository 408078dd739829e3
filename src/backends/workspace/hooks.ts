'use client'
import { now } from '../../runtime/clock.ts'
import type { E164 } from '../../protocol/step.ts'
import { routableCode } from '../onlyoffice/codePath.ts'
import type { PortalCapabilities } from '../onlyoffice/capabilities.ts'
import type { SignInResult } from '../onlyoffice/signInResult.ts'
import { type EndpointHook, endpointHook } from '../useEndpoint.ts'
import { ask, askForBackupCodes } from './ask.ts'
import { askForCapabilities } from './capabilities.ts'
import type { WorkspaceHttpOptions } from './format.ts'
import { authenticate, authenticateWithCode, sendSms, setPhone, type WorkspaceCredentials } from './requests.ts'

export type { PortalCapabilities } from '../onlyoffice/capabilities.ts'
export type { SignInResult as WorkspaceSignInResult } from '../onlyoffice/signInResult.ts'
export { otpauthUri } from '../onlyoffice/otpauth.ts'
export type { WorkspaceHttpOptions } from './format.ts'
export type { WorkspaceCredentials, WorkspaceSocial } from './requests.ts'

/** What a call takes besides its own: the credentials, again each time. */
export interface WorkspaceCall {
  readonly credentials: WorkspaceCredentials
}

type Hook<Input, Output> = EndpointHook<WorkspaceHttpOptions, Input, Output>

/** `POST /authentication`. Resolves with what the answer asks for next, `signedIn` included. */
export const useWorkspaceAuthenticate: Hook<WorkspaceCall, SignInResult> = /* @__PURE__ */ endpointHook(
  ['workspace', 'authenticate'],
  (options, { credentials }, signal) =>
    ask(options, 'authenticate', now, () => authenticate(options, credentials, signal)),
)

/** `POST /authentication/{code}`. Resolves with `signedIn`. */
export const useWorkspaceAuthenticateWithCode: Hook<WorkspaceCall & { readonly code: string }, SignInResult> =
  /* @__PURE__ */ endpointHook(['workspace', 'authenticate-with-code'], (options, { credentials, code }, signal) =>
    ask(options, 'code', now, async () =>
      authenticateWithCode(options, { credentials, code: routableCode(code) }, signal),
    ),
  )

/** `POST /authentication/sendsms`. Resolves with `smsCode`, or `smsLimit` after six messages. */
export const useWorkspaceSendSms: Hook<WorkspaceCall, SignInResult> = /* @__PURE__ */ endpointHook(
  ['workspace', 'send-sms'],
  (options, { credentials }, signal) => ask(options, 'send-sms', now, () => sendSms(options, credentials, signal)),
)

/** `POST /authentication/setphone`. Resolves with `smsCode`. */
export const useWorkspaceSetPhone: Hook<WorkspaceCall & { readonly phone: E164 }, SignInResult> =
  /* @__PURE__ */ endpointHook(['workspace', 'set-phone'], (options, call, signal) =>
    ask(options, 'set-phone', now, () => setPhone(options, call, signal)),
  )

/** `GET /capabilities`: directory, other providers, single sign-on. Input: `() => undefined`. */
export const useWorkspaceCapabilities: Hook<undefined, PortalCapabilities> = /* @__PURE__ */ endpointHook(
  ['workspace', 'capabilities'],
  (options, _, signal) => askForCapabilities(options, signal, now),
)

/** `GET /settings/tfaappcodes`: the backup codes not used yet, by the token, or by the session's cookie without one. */
export const useWorkspaceBackupCodes: Hook<{ readonly token?: string }, readonly string[]> =
  /* @__PURE__ */ endpointHook(['workspace', 'backup-codes'], (options, { token }, signal) =>
    askForBackupCodes(options, token, signal),
  )

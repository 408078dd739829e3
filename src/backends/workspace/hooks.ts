'use client'
import type { QueryClient } from '@tanstack/react-query'
import { now } from '../../runtime/clock.ts'
import type { E164 } from '../../protocol/step.ts'
import { routableCode } from '../onlyoffice/codePath.ts'
import type { PortalCapabilities } from '../onlyoffice/capabilities.ts'
import type { SignInResult } from '../onlyoffice/signInResult.ts'
import { type Endpoint, useEndpoint } from '../useEndpoint.ts'
import { ask, askForBackupCodes, askForCapabilities } from './ask.ts'
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

/** `POST /authentication`. Resolves with what the answer asks for next, `signedIn` included. */
export function useWorkspaceAuthenticate(
  options: WorkspaceHttpOptions,
  client?: QueryClient,
): Endpoint<WorkspaceCall, SignInResult> {
  return useEndpoint(
    ['workspace', 'authenticate'],
    async ({ credentials }: WorkspaceCall, signal) =>
      ask(options, 'authenticate', now, () => authenticate(options, credentials, signal)),
    client,
  )
}

/** `POST /authentication/{code}`. Resolves with `signedIn`. */
export function useWorkspaceAuthenticateWithCode(
  options: WorkspaceHttpOptions,
  client?: QueryClient,
): Endpoint<WorkspaceCall & { readonly code: string }, SignInResult> {
  return useEndpoint(
    ['workspace', 'authenticate-with-code'],
    async ({ credentials, code }: WorkspaceCall & { readonly code: string }, signal) =>
      ask(options, 'code', now, () => authenticateWithCode(options, { credentials, code: routableCode(code) }, signal)),
    client,
  )
}

/** `POST /authentication/sendsms`. Resolves with `smsCode`, or `smsLimit` after six messages. */
export function useWorkspaceSendSms(
  options: WorkspaceHttpOptions,
  client?: QueryClient,
): Endpoint<WorkspaceCall, SignInResult> {
  return useEndpoint(
    ['workspace', 'send-sms'],
    async ({ credentials }: WorkspaceCall, signal) =>
      ask(options, 'send-sms', now, () => sendSms(options, credentials, signal)),
    client,
  )
}

/** `POST /authentication/setphone`. Resolves with `smsCode`. */
export function useWorkspaceSetPhone(
  options: WorkspaceHttpOptions,
  client?: QueryClient,
): Endpoint<WorkspaceCall & { readonly phone: E164 }, SignInResult> {
  return useEndpoint(
    ['workspace', 'set-phone'],
    async (call: WorkspaceCall & { readonly phone: E164 }, signal) =>
      ask(options, 'set-phone', now, () => setPhone(options, call, signal)),
    client,
  )
}

/** `GET /capabilities`: directory, other providers, single sign-on. Input: `() => undefined`. */
export function useWorkspaceCapabilities(
  options: WorkspaceHttpOptions,
  client?: QueryClient,
): Endpoint<undefined, PortalCapabilities> {
  return useEndpoint(
    ['workspace', 'capabilities'],
    (_: undefined, signal) => askForCapabilities(options, signal, now),
    client,
  )
}

/** `GET /settings/tfaappcodes`: the backup codes not used yet, by the token, or by the session's cookie without one. */
export function useWorkspaceBackupCodes(
  options: WorkspaceHttpOptions,
  client?: QueryClient,
): Endpoint<{ readonly token?: string }, readonly string[]> {
  return useEndpoint(
    ['workspace', 'backup-codes'],
    ({ token }: { readonly token?: string }, signal) => askForBackupCodes(options, token, signal),
    client,
  )
}

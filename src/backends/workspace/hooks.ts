'use client'
import type { QueryClient } from '@tanstack/react-query'
import type { HttpOptions } from '../../protocol/http.ts'
import type { E164 } from '../../protocol/step.ts'
import { routableCode } from '../onlyoffice/codePath.ts'
import type { Reading } from '../onlyoffice/reading.ts'
import { type Endpoint, useEndpoint } from '../useEndpoint.ts'
import { readWorkspace } from './answers.ts'
import { authenticate, authenticateWithCode, sendSms, setPhone, type WorkspaceCredentials } from './requests.ts'

export type { Reading as WorkspaceReading } from '../onlyoffice/reading.ts'
export type { WorkspaceCredentials, WorkspaceSocial } from './requests.ts'

/** What a call takes besides its own: the credentials, again each time. */
export interface WorkspaceCall {
  readonly credentials: WorkspaceCredentials
}

/** `POST /authentication`. Resolves with what the answer asks for next, `signedIn` included. */
export function useWorkspaceAuthenticate(options: HttpOptions, client?: QueryClient): Endpoint<WorkspaceCall, Reading> {
  return useEndpoint(
    ['workspace', 'authenticate'],
    async ({ credentials }: WorkspaceCall, signal) =>
      readWorkspace(await authenticate(options, credentials, signal), 'authenticate', Date.now()),
    client,
  )
}

/** `POST /authentication/{code}`. Resolves with `signedIn`. */
export function useWorkspaceAuthenticateWithCode(
  options: HttpOptions,
  client?: QueryClient,
): Endpoint<WorkspaceCall & { readonly code: string }, Reading> {
  return useEndpoint(
    ['workspace', 'authenticate-with-code'],
    async ({ credentials, code }: WorkspaceCall & { readonly code: string }, signal) => {
      const answer = await authenticateWithCode(options, { credentials, code: routableCode(code) }, signal)
      return readWorkspace(answer, 'code', Date.now())
    },
    client,
  )
}

/** `POST /authentication/sendsms`. Resolves with `smsCode`, or `smsLimit` after six messages. */
export function useWorkspaceSendSms(options: HttpOptions, client?: QueryClient): Endpoint<WorkspaceCall, Reading> {
  return useEndpoint(
    ['workspace', 'send-sms'],
    async ({ credentials }: WorkspaceCall, signal) =>
      readWorkspace(await sendSms(options, credentials, signal), 'send-sms', Date.now()),
    client,
  )
}

/** `POST /authentication/setphone`. Resolves with `smsCode`; with `signedIn` where a server gives a token at once. */
export function useWorkspaceSetPhone(
  options: HttpOptions,
  client?: QueryClient,
): Endpoint<WorkspaceCall & { readonly phone: E164 }, Reading> {
  return useEndpoint(
    ['workspace', 'set-phone'],
    async (call: WorkspaceCall & { readonly phone: E164 }, signal) =>
      readWorkspace(await setPhone(options, call, signal), 'set-phone', Date.now()),
    client,
  )
}

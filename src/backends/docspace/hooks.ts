'use client'
import type { QueryClient } from '@tanstack/react-query'
import type { HttpOptions } from '../../protocol/http.ts'
import { routableCode } from '../onlyoffice/codePath.ts'
import type { Reading } from '../onlyoffice/reading.ts'
import { type Endpoint, useEndpoint } from '../useEndpoint.ts'
import { readDocspace } from './answers.ts'
import {
  type DocspaceCall,
  type DocspacePhone,
  authenticate,
  authenticateWithCode,
  getSettings,
  sendSms,
  setPhone,
} from './requests.ts'
import { type DocspaceSettings, readSettings } from './settings.ts'

export type { Reading as DocspaceReading } from '../onlyoffice/reading.ts'
export { confirmHeaderOf } from './confirmHeader.ts'
export { hashPassword, type PasswordHashParameters } from './passwordHash.ts'
export type {
  DocspaceCall,
  DocspaceCaptcha,
  DocspaceConfirmData,
  DocspaceCredentials,
  DocspacePhone,
  DocspaceSocial,
} from './requests.ts'
export type { DocspaceSettings } from './settings.ts'

/** `GET /settings`: the hash parameters and the captcha key. Input: `() => undefined`. */
export function useDocspaceSettings(options: HttpOptions, client?: QueryClient): Endpoint<undefined, DocspaceSettings> {
  return useEndpoint(
    ['docspace', 'settings'],
    async (_: undefined, signal) => readSettings(await getSettings(options, signal), Date.now()),
    client,
  )
}

/** `POST /authentication`. Resolves with what the answer asks for next, `signedIn` included. */
export function useDocspaceAuthenticate(options: HttpOptions, client?: QueryClient): Endpoint<DocspaceCall, Reading> {
  return useEndpoint(
    ['docspace', 'authenticate'],
    async (call: DocspaceCall, signal) =>
      readDocspace(await authenticate(options, call, signal), 'authenticate', Date.now()),
    client,
  )
}

/** `POST /authentication/{code}`. Resolves with `signedIn`, or with what must be done first. */
export function useDocspaceAuthenticateWithCode(
  options: HttpOptions,
  client?: QueryClient,
): Endpoint<DocspaceCall & { readonly code: string }, Reading> {
  return useEndpoint(
    ['docspace', 'authenticate-with-code'],
    async ({ code, ...call }: DocspaceCall & { readonly code: string }, signal) => {
      const answer = await authenticateWithCode(options, { ...call, code: routableCode(code) }, signal)
      return readDocspace(answer, 'code', Date.now())
    },
    client,
  )
}

/** `POST /authentication/sendsms`. Resolves with `smsCode`, or `smsLimit` after six messages. */
export function useDocspaceSendSms(options: HttpOptions, client?: QueryClient): Endpoint<DocspaceCall, Reading> {
  return useEndpoint(
    ['docspace', 'send-sms'],
    async (call: DocspaceCall, signal) => readDocspace(await sendSms(options, call, signal), 'send-sms', Date.now()),
    client,
  )
}

/** `POST /authentication/setphone`, with the header `confirmHeaderOf` makes of the answer's `confirmUrl`. */
export function useDocspaceSetPhone(options: HttpOptions, client?: QueryClient): Endpoint<DocspacePhone, Reading> {
  return useEndpoint(
    ['docspace', 'set-phone'],
    async (phone: DocspacePhone, signal) =>
      readDocspace(await setPhone(options, phone, signal), 'set-phone', Date.now()),
    client,
  )
}

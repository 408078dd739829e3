'use client'
import type { QueryClient } from '@tanstack/react-query'
import { now } from '../../runtime/clock.ts'
import type { HttpOptions } from '../../runtime/http.ts'
import { routableCode } from '../onlyoffice/codePath.ts'
import type { SignInResult } from '../onlyoffice/signInResult.ts'
import { type Endpoint, useEndpoint } from '../useEndpoint.ts'
import { readBackupCodes } from '../onlyoffice/backupCodes.ts'
import { type PortalCapabilities, readCapabilities } from '../onlyoffice/capabilities.ts'
import type { AppSetup } from '../onlyoffice/product.ts'
import { readDocspace } from './answers.ts'
import { readAppSetup } from './confirmLinkAnswers.ts'
import {
  type DocspaceAppCode,
  type DocspaceCall,
  type DocspacePhone,
  authenticate,
  authenticateWithCode,
  getAppSetup,
  getBackupCodes,
  getCapabilities,
  getSettings,
  sendSms,
  setPhone,
} from './requests.ts'
import { validate } from './signedIn.ts'
import { type DocspaceSettings, readSettings } from './settings.ts'

export type { PortalCapabilities } from '../onlyoffice/capabilities.ts'
export { otpauthUri } from '../onlyoffice/otpauth.ts'
export type { AppSetup as DocspaceAppSetup } from '../onlyoffice/product.ts'
export type { SignInResult as DocspaceSignInResult } from '../onlyoffice/signInResult.ts'
export { confirmHeaderOf } from './confirmHeader.ts'
export { hashPassword, type PasswordHashParameters } from './passwordHash.ts'
export type {
  DocspaceAppCode,
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
    async (_: undefined, signal) => readSettings(await getSettings(options, false, signal), now()),
    client,
  )
}

/** `GET /capabilities`: directory, other providers, single sign-on. Input: `() => undefined`. */
export function useDocspaceCapabilities(
  options: HttpOptions,
  client?: QueryClient,
): Endpoint<undefined, PortalCapabilities> {
  return useEndpoint(
    ['docspace', 'capabilities'],
    async (_: undefined, signal) => readCapabilities(await getCapabilities(options, false, signal), now()),
    client,
  )
}

/** `POST /authentication`. Resolves with what the answer asks for next, `signedIn` included. */
export function useDocspaceAuthenticate(
  options: HttpOptions,
  client?: QueryClient,
): Endpoint<DocspaceCall, SignInResult> {
  return useEndpoint(
    ['docspace', 'authenticate'],
    async (call: DocspaceCall, signal) =>
      readDocspace(await authenticate(options, call, signal), 'authenticate', now()),
    client,
  )
}

/** `POST /authentication/{code}`. Resolves with `signedIn`, or with what must be done first. */
export function useDocspaceAuthenticateWithCode(
  options: HttpOptions,
  client?: QueryClient,
): Endpoint<DocspaceCall & { readonly code: string }, SignInResult> {
  return useEndpoint(
    ['docspace', 'authenticate-with-code'],
    async ({ code, ...call }: DocspaceCall & { readonly code: string }, signal) => {
      const answer = await authenticateWithCode(options, { ...call, code: routableCode(code) }, signal)
      return readDocspace(answer, 'code', now())
    },
    client,
  )
}

/** `POST /authentication/sendsms`. Resolves with `smsCode`, or `smsLimit` after six messages. */
export function useDocspaceSendSms(options: HttpOptions, client?: QueryClient): Endpoint<DocspaceCall, SignInResult> {
  return useEndpoint(
    ['docspace', 'send-sms'],
    async (call: DocspaceCall, signal) => readDocspace(await sendSms(options, call, signal), 'send-sms', now()),
    client,
  )
}

/** `POST /authentication/setphone`, with the header `confirmHeaderOf` makes of the answer's `confirmUrl`. */
export function useDocspaceSetPhone(options: HttpOptions, client?: QueryClient): Endpoint<DocspacePhone, SignInResult> {
  return useEndpoint(
    ['docspace', 'set-phone'],
    async (phone: DocspacePhone, signal) => readDocspace(await setPhone(options, phone, signal), 'set-phone', now()),
    client,
  )
}

/** `GET /settings/tfaapp/setup`: the key to set an authenticator up with, for who has the link and its cookie. */
export function useDocspaceAppSetup(
  options: HttpOptions,
  client?: QueryClient,
): Endpoint<{ readonly confirm: string }, AppSetup> {
  return useEndpoint(
    ['docspace', 'app-setup'],
    async ({ confirm }: { readonly confirm: string }, signal) =>
      readAppSetup(await getAppSetup(options, confirm, signal), now()),
    client,
  )
}

/**
 * `POST /settings/tfaapp/validate`. Resolves with `signedIn`: the session is a cookie. With `startAgain` where nobody is
 * signed in by it (`GET /authentication`). Same origin only.
 */
export function useDocspaceValidateApp(
  options: HttpOptions,
  client?: QueryClient,
): Endpoint<DocspaceAppCode, SignInResult> {
  return useEndpoint(
    ['docspace', 'validate-app'],
    (code: DocspaceAppCode, signal) => validate(options, code, signal, now),
    client,
  )
}

/** `GET /settings/tfaappcodes`: the backup codes not used yet, by the token, or by the session's cookie without one. */
export function useDocspaceBackupCodes(
  options: HttpOptions,
  client?: QueryClient,
): Endpoint<{ readonly token?: string }, readonly string[]> {
  return useEndpoint(
    ['docspace', 'backup-codes'],
    async ({ token }: { readonly token?: string }, signal) =>
      readBackupCodes(await getBackupCodes(options, token, signal), now()),
    client,
  )
}

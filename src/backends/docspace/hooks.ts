'use client'
import { now } from '../../runtime/clock.ts'
import type { HttpOptions } from '../../runtime/http.ts'
import { routableCode } from '../onlyoffice/codePath.ts'
import type { SignInResult } from '../onlyoffice/signInResult.ts'
import { type EndpointHook, endpointHook } from '../useEndpoint.ts'
import { readBackupCodes } from '../onlyoffice/backupCodes.ts'
import { type PortalCapabilities, readCapabilities } from '../onlyoffice/capabilities.ts'
import type { AppSetup } from '../onlyoffice/product.ts'
import { readDocspace } from './answers.ts'
import { getCapabilities, getSettings } from './portalRequests.ts'
import { readAppSetup } from './confirmLinkAnswers.ts'
import {
  type DocspaceAppCode,
  type DocspaceCall,
  type DocspacePhone,
  authenticate,
  authenticateWithCode,
  getAppSetup,
  getBackupCodes,
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

type Hook<Input, Output> = EndpointHook<HttpOptions, Input, Output>

/** `GET /settings`: the hash parameters and the captcha key. Input: `() => undefined`. */
export const useDocspaceSettings: Hook<undefined, DocspaceSettings> = /* @__PURE__ */ endpointHook(
  ['docspace', 'settings'],
  async (options, _, signal) => readSettings(await getSettings(options, false, signal), now()),
)

/** `GET /capabilities`: directory, other providers, single sign-on. Input: `() => undefined`. */
export const useDocspaceCapabilities: Hook<undefined, PortalCapabilities> = /* @__PURE__ */ endpointHook(
  ['docspace', 'capabilities'],
  async (options, _, signal) => readCapabilities(await getCapabilities(options, false, signal), now()),
)

/** `POST /authentication`. Resolves with what the answer asks for next, `signedIn` included. */
export const useDocspaceAuthenticate: Hook<DocspaceCall, SignInResult> = /* @__PURE__ */ endpointHook(
  ['docspace', 'authenticate'],
  async (...call) => readDocspace(await authenticate(...call), 'authenticate', now()),
)

/** `POST /authentication/{code}`. Resolves with `signedIn`, or with what must be done first. */
export const useDocspaceAuthenticateWithCode: Hook<DocspaceCall & { readonly code: string }, SignInResult> =
  /* @__PURE__ */ endpointHook(['docspace', 'authenticate-with-code'], async (options, { code, ...call }, signal) => {
    const answer = await authenticateWithCode(options, { ...call, code: routableCode(code) }, signal)
    return readDocspace(answer, 'code', now())
  })

/** `POST /authentication/sendsms`. Resolves with `smsCode`, or `smsLimit` after six messages. */
export const useDocspaceSendSms: Hook<DocspaceCall, SignInResult> = /* @__PURE__ */ endpointHook(
  ['docspace', 'send-sms'],
  async (...call) => readDocspace(await sendSms(...call), 'send-sms', now()),
)

/** `POST /authentication/setphone`, with the header `confirmHeaderOf` makes of the answer's `confirmUrl`. */
export const useDocspaceSetPhone: Hook<DocspacePhone, SignInResult> = /* @__PURE__ */ endpointHook(
  ['docspace', 'set-phone'],
  async (...call) => readDocspace(await setPhone(...call), 'set-phone', now()),
)

/** `GET /settings/tfaapp/setup`: the key to set an authenticator up with, for who has the link and its cookie. */
export const useDocspaceAppSetup: Hook<{ readonly confirm: string }, AppSetup> = /* @__PURE__ */ endpointHook(
  ['docspace', 'app-setup'],
  async (options, { confirm }, signal) => readAppSetup(await getAppSetup(options, confirm, signal), now()),
)

/**
 * `POST /settings/tfaapp/validate`. Resolves with `signedIn`: the session is a cookie. With `startAgain` where nobody is
 * signed in by it (`GET /authentication`). Same origin only.
 */
export const useDocspaceValidateApp: Hook<DocspaceAppCode, SignInResult> = /* @__PURE__ */ endpointHook(
  ['docspace', 'validate-app'],
  (options, code, signal) => validate(options, code, signal, now),
)

/** `GET /settings/tfaappcodes`: the backup codes not used yet, by the token, or by the session's cookie without one. */
export const useDocspaceBackupCodes: Hook<{ readonly token?: string }, readonly string[]> =
  /* @__PURE__ */ endpointHook(['docspace', 'backup-codes'], async (options, { token }, signal) =>
    readBackupCodes(await getBackupCodes(options, token, signal), now()),
  )

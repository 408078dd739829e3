import { type Answer, type HttpOptions, request } from '../../runtime/http.ts'
import type { CaptchaChallenge, CaptchaToken, E164 } from '../../protocol/step.ts'
import { misconfigured } from '../../runtime/mistake.ts'
import type { RoutableCode } from '../onlyoffice/codePath.ts'
import { forgetAddresses } from '../onlyoffice/timings.ts'
import { isConfidential } from './confidential.ts'
import { recaptchaTypeOf } from './settings.ts'

/** An `Auth` link from an e-mail, used instead of a password. Single use. */
export interface DocspaceConfirmData {
  readonly email: string
  /** `true` where the link says `first=true`: the first time this person signs in. A text is refused by the portal. */
  readonly first?: boolean
  readonly key: string
}

/** A credential of another provider. `serializedProfile` alone is enough; the other fields go with `provider`. */
export interface DocspaceSocial {
  readonly provider?: string
  readonly accessToken?: string
  readonly serializedProfile?: string
  /**
   * An authorization code, which the provider takes once, and the portal hands to it with every call. So it signs in
   * those without a second factor, and those with an authenticator where the portal's link can be used (same origin,
   * cookies). A message's code cannot be handed in with it: the developer is told (E43). Where people have a second
   * factor give `serializedProfile` or `accessToken`.
   */
  readonly codeOAuth?: string
}

interface Password {
  /** An e-mail address, or the person's GUID. */
  readonly userName: string
  /** Wins over `password`. */
  readonly passwordHash?: string
  readonly password?: string
}

/** AuthRequestsDto, without what belongs to a single call. Sent again with every call. */
export type DocspaceCredentials = (Password | DocspaceSocial | { readonly confirmData: DocspaceConfirmData }) & {
  /** True: a cookie that ends with the browser. */
  readonly session?: boolean
  /** Rewrites the language stored for the person. */
  readonly culture?: string
}

/** A solved challenge, and whose. */
export interface DocspaceCaptcha {
  readonly provider: CaptchaChallenge['provider']
  readonly token: CaptchaToken
}

/** What each call of a sign-in carries: the credentials anew, and a solved challenge where one was asked for. */
export interface DocspaceCall {
  readonly credentials: DocspaceCredentials
  readonly captcha?: DocspaceCaptcha | undefined
}

/** Signs in, or says what second factor is wanted (and sends its SMS). */
export async function authenticate(options: HttpOptions, call: DocspaceCall, signal: AbortSignal): Promise<Answer> {
  return post(options, '/authentication', bodyOf(options, call), signal)
}

/** Signs in with a code. The server reads it from the body; the path only leads there. */
export async function authenticateWithCode(
  options: HttpOptions,
  { code, ...call }: DocspaceCall & { readonly code: RoutableCode },
  signal: AbortSignal,
): Promise<Answer> {
  try {
    return await post(options, `/authentication/${code.segment}`, { ...bodyOf(options, call), code: code.code }, signal)
  } finally {
    forgetAddresses(options.baseUrl)
  }
}

/** Sends one more SMS. Codes sent before stay good. */
export async function sendSms(options: HttpOptions, call: DocspaceCall, signal: AbortSignal): Promise<Answer> {
  return post(options, '/authentication/sendsms', bodyOf(options, call), signal)
}

/** `POST /authentication/setphone`, by the confirm link. */
export interface DocspacePhone {
  readonly phone: E164
  /** The query of `confirmUrl`, unchanged: see `confirmHeaderOf`. */
  readonly confirm: string
}

/**
 * Stores a number for someone who has none and sends a code to it. The confirm header says who it is for; but a cookie
 * says more, and the number would be given to whoever it names, so none is sent.
 */
export function setPhone(
  options: HttpOptions,
  { phone, confirm }: DocspacePhone,
  signal: AbortSignal,
): Promise<Answer> {
  const alone: HttpOptions = { ...options, credentials: 'omit' }
  return post(alone, '/authentication/setphone', { mobilePhone: phone }, signal, { confirm })
}

/** The same with this browser's cookies, for what stands in front of the portal: nobody may be signed in here. */
export function setPhoneWithCookies(
  options: HttpOptions,
  { phone, confirm }: DocspacePhone,
  signal: AbortSignal,
): Promise<Answer> {
  return post(options, '/authentication/setphone', { mobilePhone: phone }, signal, { confirm })
}

/** Whether anyone is signed in to this browser. */
export function getSignedIn(options: HttpOptions, signal: AbortSignal): Promise<Answer> {
  return request(options, { method: 'GET', path: '/api/2.0/authentication', signal })
}

/** Ends the session of this browser's cookie. */
export function logOut(options: HttpOptions, signal: AbortSignal): Promise<Answer> {
  return request(options, { method: 'POST', path: '/api/2.0/authentication/logout', signal })
}

/** What an authenticator is set up with, for who has the link and its cookie. Same origin only. */
export function getAppSetup(options: HttpOptions, confirm: string, signal: AbortSignal): Promise<Answer> {
  const path = '/api/2.0/settings/tfaapp/setup'
  return request(options, { method: 'GET', path, headers: { confirm }, signal })
}

/** `POST /settings/tfaapp/validate`: the first code of an authenticator. */
export interface DocspaceAppCode {
  readonly code: string
  /** The query of `confirmUrl`, unchanged: see `confirmHeaderOf`. */
  readonly confirm: string
  /** True: a cookie that ends with the browser. */
  readonly session?: boolean | undefined
}

/** Signs in with an authenticator's code by the link and its cookie; the session is a cookie too. Same origin only. */
export function validateAppCode(
  options: HttpOptions,
  { code, confirm, session }: DocspaceAppCode,
  signal: AbortSignal,
): Promise<Answer> {
  const body = { code, ...(session !== undefined && { session }) }
  return post(options, '/settings/tfaapp/validate', body, signal, { confirm })
}

/** The backup codes of who is signed in: by the token, or by the session's cookie. */
export function getBackupCodes(options: HttpOptions, token: string | undefined, signal: AbortSignal): Promise<Answer> {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` }
  // A cookie goes before the token, and may be somebody else's: with a token it is left out.
  const http: HttpOptions = token === undefined ? options : { ...options, credentials: 'omit' }
  return request(http, { method: 'GET', path: '/api/2.0/settings/tfaappcodes', headers, signal })
}

function post(
  options: HttpOptions,
  path: string,
  body: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  return request(options, { method: 'POST', path: `/api/2.0${path}`, headers, body, signal })
}

/** Whoever makes the call, a hook of a host's own included: the password itself goes nowhere that others can read it. */
function bodyOf({ baseUrl }: HttpOptions, { credentials, captcha }: DocspaceCall): Readonly<Record<string, unknown>> {
  const isPlain = 'password' in credentials && credentials.password !== undefined
  if (isPlain && !isConfidential(baseUrl)) throw misconfigured('E41', 'docspace: password')
  return { ...credentials, ...captchaFields(captcha) }
}

function captchaFields(captcha: DocspaceCaptcha | undefined): Readonly<Record<string, unknown>> {
  return captcha === undefined
    ? {}
    : { recaptchaType: recaptchaTypeOf(captcha.provider), recaptchaResponse: captcha.token }
}

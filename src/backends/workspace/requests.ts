import { type Answer, request } from '../../runtime/http.ts'
import type { E164 } from '../../protocol/step.ts'
import type { RoutableCode } from '../onlyoffice/codePath.ts'
import { forgetAddresses } from '../onlyoffice/timings.ts'
import { pathOf, type WorkspaceHttpOptions } from './format.ts'

/** A credential of another provider. */
export interface WorkspaceSocial {
  readonly provider: string
  readonly accessToken?: string
  /**
   * An authorization code, which the provider takes once, and the portal hands to it with every call: it signs in those
   * without a second factor alone. For others the developer is told (E43); give `accessToken`.
   */
  readonly codeOAuth?: string
}

/** What stands for the person in every call: Workspace has no hash, so the password itself. */
export type WorkspaceCredentials = { readonly userName: string; readonly password: string } | WorkspaceSocial

/** Signs in, or says what second factor is wanted (and sends its SMS). */
export function authenticate(
  options: WorkspaceHttpOptions,
  credentials: WorkspaceCredentials,
  signal: AbortSignal,
): Promise<Answer> {
  return post(options, '/authentication', { ...credentials }, signal)
}

/** Signs in with a code. It is the path's that counts: route, query, body, in this order. */
export async function authenticateWithCode(
  options: WorkspaceHttpOptions,
  { code, credentials }: { readonly code: RoutableCode; readonly credentials: WorkspaceCredentials },
  signal: AbortSignal,
): Promise<Answer> {
  try {
    return await post(options, `/authentication/${code.segment}`, { ...credentials }, signal)
  } finally {
    forgetAddresses(options.baseUrl)
  }
}

/** Sends one more SMS. Codes sent before stay good. */
export function sendSms(
  options: WorkspaceHttpOptions,
  credentials: WorkspaceCredentials,
  signal: AbortSignal,
): Promise<Answer> {
  return post(options, '/authentication/sendsms', { ...withoutOAuthCode(credentials) }, signal)
}

/** Stores a number for someone who has none and sends a code to it. */
export function setPhone(
  options: WorkspaceHttpOptions,
  { phone, credentials }: { readonly phone: E164; readonly credentials: WorkspaceCredentials },
  signal: AbortSignal,
): Promise<Answer> {
  return post(options, '/authentication/setphone', { ...withoutOAuthCode(credentials), mobilePhone: phone }, signal)
}

function withoutOAuthCode(credentials: WorkspaceCredentials): WorkspaceCredentials {
  if (!('codeOAuth' in credentials)) return credentials
  const { codeOAuth: _, ...rest } = credentials
  return rest
}

/** Settings are for who is signed in: 200 or 401 says whether anyone is. */
export function getSettings(options: WorkspaceHttpOptions, signal: AbortSignal): Promise<Answer> {
  return request(options, { method: 'GET', path: pathOf(options, '/settings'), signal })
}

/** The backup codes of who is signed in. */
export function getBackupCodes(
  options: WorkspaceHttpOptions,
  token: string | undefined,
  signal: AbortSignal,
): Promise<Answer> {
  const headers = token === undefined ? {} : { authorization: token }
  // A cookie goes before the token, and may be somebody else's: with a token it is left out.
  const http: WorkspaceHttpOptions = token === undefined ? options : { ...options, credentials: 'omit' }
  return request(http, { method: 'GET', path: pathOf(options, '/settings/tfaappcodes'), headers, signal })
}

function post(
  options: WorkspaceHttpOptions,
  path: string,
  fields: Readonly<Partial<Record<string, string>>>,
  signal: AbortSignal,
): Promise<Answer> {
  return request(options, { method: 'POST', path: pathOf(options, path), ...bodyFor(options, fields), signal })
}

function bodyFor({ format }: WorkspaceHttpOptions, fields: Readonly<Partial<Record<string, string>>>) {
  if (format !== 'xml') return { body: { ...fields } }
  const form = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) form.set(name, value)
  return {
    body: new TextEncoder().encode(form.toString()),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  }
}

import { type Answer, type HttpOptions, request } from '../../protocol/http.ts'
import type { E164 } from '../../protocol/step.ts'
import type { RoutableCode } from '../onlyoffice/codePath.ts'

/** A credential of another provider. */
export interface WorkspaceSocial {
  readonly provider: string
  readonly accessToken?: string
  /** Taken when signing in, with a code or without; the calls about phones do not know it. */
  readonly codeOAuth?: string
}

/** What stands for the person in every call: Workspace has no hash, so the password itself. */
export type WorkspaceCredentials = { readonly userName: string; readonly password: string } | WorkspaceSocial

/** Signs in, or says what second factor is wanted (and sends its SMS). */
export function authenticate(
  options: HttpOptions,
  credentials: WorkspaceCredentials,
  signal: AbortSignal,
): Promise<Answer> {
  return post(options, '/authentication', credentials, signal)
}

/** Signs in with a code. It is the path's that counts: route, query, body, in this order. */
export function authenticateWithCode(
  options: HttpOptions,
  { code, credentials }: { readonly code: RoutableCode; readonly credentials: WorkspaceCredentials },
  signal: AbortSignal,
): Promise<Answer> {
  return post(options, `/authentication/${code.segment}`, credentials, signal)
}

/** Sends one more SMS. Codes sent before stay good. */
export function sendSms(options: HttpOptions, credentials: WorkspaceCredentials, signal: AbortSignal): Promise<Answer> {
  return post(options, '/authentication/sendsms', withoutOAuthCode(credentials), signal)
}

/** Stores a number for someone who has none and sends a code to it. */
export function setPhone(
  options: HttpOptions,
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

function post(options: HttpOptions, path: string, body: object, signal: AbortSignal): Promise<Answer> {
  return request(options, { method: 'POST', path: `/api/2.0${path}`, body: { ...body }, signal })
}

import type { Call, RelayBackend, Send, UpstreamOptions, Visit } from '../backend.ts'
import { readBounded } from '../body.ts'
import type { Endpoint } from '../endpoint.ts'
import { isFields } from '../fields.ts'
import { Refusal, type RefusalBody } from '../refusal.ts'
import { nameIn, numberIn } from '../subjects.ts'
import { credentialFields, isPortalCookie, parameters } from './onlyoffice.ts'

/** What the relay is told of a DocSpace, beside where it is. */
export interface DocspaceRelayOptions extends UpstreamOptions {
  /** The origin that the portal writes into its links. Default: that of `upstream`. */
  readonly portalOrigin?: string
}

/**
 * ONLYOFFICE DocSpace: `upstream` is the portal's address. Its cookies are the relay's own, and its confirm links lead back
 * through the relay, so the widget needs no `portalOrigin`.
 */
export function docspace(options: DocspaceRelayOptions): RelayBackend {
  return {
    ...options,
    endpoints,
    requestHeaders: ['authorization', 'confirm'],
    responseHeaders: ['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset'],
    cookies: isPortalCookie,
    refuse,
    around: (call, visit, send) => leadBack(options, call, visit, send),
  }
}

const credentials = [
  ...credentialFields,
  'passwordHash',
  'serializedProfile',
  'confirmData',
  'session',
  'recaptchaType',
  'recaptchaResponse',
  'culture',
]

const authentication = '/api/2.0/authentication'
const userName = nameIn('userName')

/** DocSpace 3.7, AuthenticationController and TfaappController. */
const endpoints: readonly Endpoint[] = [
  { method: 'GET', path: '/api/2.0/settings', purpose: 'read', query: ['withPassword'] },
  { method: 'GET', path: '/api/2.0/capabilities', purpose: 'read' },
  { method: 'GET', path: authentication, purpose: 'read' },
  {
    method: 'POST',
    path: authentication,
    purpose: 'check',
    body: { type: 'json', fields: credentials },
    subject: userName,
  },
  {
    method: 'POST',
    path: `${authentication}/sendsms`,
    purpose: 'send',
    body: { type: 'json', fields: credentials },
    subject: userName,
  },
  {
    method: 'POST',
    path: `${authentication}/setphone`,
    purpose: 'send',
    body: { type: 'json', fields: ['mobilePhone'] },
    subject: numberIn('mobilePhone'),
  },
  { method: 'POST', path: `${authentication}/logout`, purpose: 'change' },
  {
    method: 'POST',
    path: `${authentication}/{code}`,
    parameters,
    purpose: 'check',
    body: { type: 'json', fields: [...credentials, 'code'] },
    subject: userName,
  },
  { method: 'GET', path: '/api/2.0/settings/tfaapp/setup', purpose: 'read' },
  {
    method: 'POST',
    path: '/api/2.0/settings/tfaapp/validate',
    purpose: 'check',
    body: { type: 'json', fields: ['code', 'session'] },
  },
  { method: 'GET', path: '/api/2.0/settings/tfaappcodes', purpose: 'read' },
]

/** A confirm link of the portal's is one of the relay's: its key goes back the way it came. */
async function leadBack(
  { upstream, portalOrigin = new URL(upstream).origin, largestAnswer = 1024 * 1024 }: DocspaceRelayOptions,
  call: Call,
  { url }: Visit,
  send: Send,
): Promise<Response> {
  const response = await send(call)
  const mayHaveLink = call.endpoint.method === 'POST' && call.endpoint.path.startsWith(authentication)
  if (!mayHaveLink || !response.ok) return response
  const bytes = await readBounded(response.body, largestAnswer, () => new Refusal('upstream-too-large'))
  const changed = withLink(new TextDecoder().decode(bytes), portalOrigin, url)
  return new Response(changed ?? bytes, { status: response.status, headers: response.headers })
}

/** The text with its link changed; `undefined` where it has none of the portal's. A link to elsewhere stays what it is. */
function withLink(text: string, portalOrigin: string, url: string): string | undefined {
  try {
    const body: unknown = JSON.parse(text)
    const answer = isFields(body) ? body['response'] : undefined
    if (!isFields(body) || !isFields(answer) || typeof answer['confirmUrl'] !== 'string') return undefined
    const link = new URL(answer['confirmUrl'])
    if (link.origin !== new URL(portalOrigin).origin) return undefined
    return JSON.stringify({ ...body, response: { ...answer, confirmUrl: url + link.pathname + link.search } })
  } catch {
    return undefined
  }
}

/** Its own limiter's 429 has no body. A 403 whose `type` is null would be a captcha's, an empty 404 a portal that is closed. */
function refuse({ reason, status }: Refusal): RefusalBody {
  if (status === 429 || status >= 500) return {}
  const error = { message: reason, type: 'Entryphone.Relay.Refusal', stack: null, hresult: 0 }
  return { body: { error, status: 1, statusCode: status } }
}

import { type Answer, type HttpOptions, request } from '../../runtime/http.ts'

/**
 * The portal's settings as anyone sees them: signed in, they lack the hash parameters and captcha keys, so no cookies.
 * With cookies, for what stands in front of the portal, the hash parameters are asked for by name.
 */
export function getSettings(options: HttpOptions, cookies: boolean, signal: AbortSignal): Promise<Answer> {
  const path = `/api/2.0/settings${cookies ? '?withPassword=true' : ''}`
  return request(cookies ? options : { ...options, credentials: 'omit' }, { method: 'GET', path, signal })
}

/** Other ways to sign in, as anyone is told them. */
export function getCapabilities(options: HttpOptions, cookies: boolean, signal: AbortSignal): Promise<Answer> {
  const path = '/api/2.0/capabilities'
  return request(cookies ? options : { ...options, credentials: 'omit' }, { method: 'GET', path, signal })
}

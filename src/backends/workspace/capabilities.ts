import type { Instant } from '../../protocol/step.ts'
import { type Answer, request } from '../../runtime/http.ts'
import { capabilitiesIfAny, type PortalCapabilities, readCapabilities } from '../onlyoffice/capabilities.ts'
import { bodyReader, pathOf, type WorkspaceHttpOptions } from './format.ts'

/** Other ways to sign in, as anyone is told them. */
export function getCapabilities(options: WorkspaceHttpOptions, signal: AbortSignal): Promise<Answer> {
  return request({ ...options, credentials: 'omit' }, { method: 'GET', path: pathOf(options, '/capabilities'), signal })
}

export async function askForCapabilities(
  options: WorkspaceHttpOptions,
  signal: AbortSignal,
  now: () => Instant,
): Promise<PortalCapabilities> {
  const bodyOf = await bodyReader(options)
  return readCapabilities(await getCapabilities(options, signal), now(), bodyOf)
}

/** The same where a form can do without them. */
export function askForCapabilitiesIfAny(
  options: WorkspaceHttpOptions,
  signal: AbortSignal,
  now: () => Instant,
): Promise<PortalCapabilities | undefined> {
  return capabilitiesIfAny(options, (hurried) => askForCapabilities(hurried, signal, now), signal)
}

import { authorized, type ZitadelHttpOptions } from './authorized.ts'
import { phoneOverJson } from './phoneOverJson.ts'
import type { ZitadelPhone } from './transport.ts'

/** The number of the signed-in user. Auth API v1, GetMyPhone. Lags behind changes by up to some seconds. */
export function getMyPhone(options: ZitadelHttpOptions, signal: AbortSignal): Promise<ZitadelPhone> {
  return authorized(options, options.transport ?? phoneOverJson, 'read', signal, (transport, call) =>
    transport.getMyPhone(call),
  )
}

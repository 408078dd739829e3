import type { MiddlewareHandler } from 'hono'
import type { StatusCode } from 'hono/utils/http-status'
import type { SandboxEnv } from '../../double.ts'
import type { Account } from '../accounts.ts'
import { type Portal, workspaceOf } from '../portal.ts'
import { authCookie, dropCookie, tokenOf } from '../sessions.ts'
import { Ended, Exception } from './thrown.ts'

const states: Readonly<Record<string, StatusCode>> = { unknown: 404, suspended: 404, restoring: 503, unpaid: 402 }

/**
 * Global.asax looks at the portal before any call, a sign-in's too. An address that is not allowed ends the
 * session of who is signed in, with a bare 403.
 */
export const portalState: MiddlewareHandler<SandboxEnv> = async (context, next) => {
  const portal = workspaceOf(context.env.world)
  const state = states[String(portal.option('portal'))]
  if (state !== undefined) throw new Ended(state)
  const token = tokenOf(context.env, context.req.header('authorization'), portal.sessions)
  if (token !== undefined && isAddressForbidden(portal)) {
    portal.sessions.close(token)
    dropCookie(context.env, authCookie)
    throw new Ended(403)
  }
  return next()
}

/** What a right password from such an address comes to. The owner may come from anywhere. */
export function admit(portal: Portal, account: Account): void {
  if (!isAddressForbidden(portal) || account === portal.accounts[0]) return
  throw new Exception("Exception of type 'ASC.IPSecurity.IPSecurityException' was thrown.", -2146233088)
}

function isAddressForbidden(portal: Portal): boolean {
  return portal.option('address') === 'forbidden'
}

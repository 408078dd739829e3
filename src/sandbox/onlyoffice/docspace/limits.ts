import type { MiddlewareHandler } from 'hono'
import type { SandboxEnv } from '../../double.ts'
import { perWorld } from '../../world.ts'
import { docspaceOf, type Portal } from '../portal.ts'
import { authCookie } from '../sessions.ts'
import { signedInHere, tokenIn } from './authentication.ts'
import { versionFactsOf } from './versions.ts'
import { clearCookie } from './signIn.ts'

const windowOf = perWorld(() => ({ until: Number.NEGATIVE_INFINITY, count: 0 }))
const windowLength = 60_000

/** The request-rate limiter: off unless switched on, and its 429 has no body. */
export const rateLimiter: MiddlewareHandler<SandboxEnv> = async (context, next) => {
  const { world } = context.env
  const limit = docspaceOf(world).option('rateLimit')
  if (typeof limit !== 'number') return next()
  const window = windowOf(world)
  if (world.now() >= window.until) Object.assign(window, { until: world.now() + windowLength, count: 0 })
  window.count += 1
  if (window.count <= limit) return next()
  const seconds = String(Math.ceil((window.until - world.now()) / 1000))
  return context.body(null, 429, {
    'X-RateLimit-Limit': String(limit),
    'X-RateLimit-Remaining': '0',
    'X-RateLimit-Reset': String(Math.ceil(window.until / 1000)),
    'Retry-After': seconds,
  })
}

/** TenantStatus, as the settings tell it. */
const tenantStatuses: Readonly<Record<string, number>> = { suspended: 1, restoring: 3, migrating: 4, encrypting: 6 }

export function tenantStatusOf(portal: Portal): number {
  return tenantStatuses[String(portal.option('portal'))] ?? 0
}

/**
 * Who is signed in from an address that is not allowed: a bare text, whatever they ask. Signing in is let through, so it
 * succeeds, and is good for nothing.
 */
export const addressFilter: MiddlewareHandler<SandboxEnv> = async (context, next) => {
  const isForbidden = docspaceOf(context.env.world).option('address') === 'forbidden'
  if (!isForbidden || signedInHere(context) === undefined) return next()
  return context.text('Your IP address is not allowed.', 403)
}

/** A cookie that is nobody's is taken back, by every call that looks at it. */
export const staleCookies: MiddlewareHandler<SandboxEnv> = async (context, next) => {
  const portal = docspaceOf(context.env.world)
  if (versionFactsOf(portal).dropsStaleCookies && tokenIn(context) === undefined)
    clearCookie(context.env, portal, authCookie)
  return next()
}

/** Portals in trouble answer without a body; their settings, which say so, can still be read. Signing in is free of charge. */
export const portalState: MiddlewareHandler<SandboxEnv> = async (context, next) => {
  const state = docspaceOf(context.env.world).option('portal')
  const status = tenantStatusOf(docspaceOf(context.env.world))
  const isExempt = /\/(settings(\.json)?|@self|portal)$/.test(context.req.path)
  if (status === 1 && !isExempt && !context.req.path.endsWith('/authentication/confirm')) return context.body(null, 404)
  if (status > 1 && !isExempt) return context.body(null, 403)
  if (state === 'unknown') return context.body(null, 404)
  const free = /\/(authentication|settings|capabilities(\.json)?)$|\/authentication\/|\/tfaapp\/(setup|validate)$/
  if (state === 'unpaid' && !free.test(context.req.path)) return context.body(null, 402)
  return next()
}

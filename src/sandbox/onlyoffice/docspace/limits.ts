import type { MiddlewareHandler } from 'hono'
import type { SandboxEnv } from '../../double.ts'
import { perWorld } from '../../world.ts'
import { docspaceOf } from '../portal.ts'

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

/** Portals in trouble answer without a body. Signing in is free of charge. */
export const portalState: MiddlewareHandler<SandboxEnv> = async (context, next) => {
  const state = docspaceOf(context.env.world).option('portal')
  if (state === 'restoring') return context.body(null, 403)
  if (state === 'unknown') return context.body(null, 404)
  const free = /\/(authentication|settings|capabilities(\.json)?)$|\/authentication\/|\/tfaapp\/(setup|validate)$/
  if (state === 'unpaid' && !free.test(context.req.path)) return context.body(null, 402)
  return next()
}

import * as z from 'zod/mini'
import type { RelayBackend } from '../../relay/backend.ts'
import type { LifepayRelayOptions } from '../../relay/backends/lifepay.ts'
import type { ZitadelRelayOptions } from '../../relay/backends/zitadel.ts'
import type { LimitStore } from '../../relay/limits/window.ts'
import { vendors } from '../../relay/captcha/vendors.ts'

/*
 * What may stand in a file of settings: the relay's own options, and no other name. A name that is not known may be a limit
 * that somebody believes is set. Whether a value is safe is asked by `createRelay`.
 */
const maybe = z.exactOptional
const text = z.string()
const texts = z.array(text)
const number = z.number()

/** Only a module can have one. */
function made<T>() {
  return z.custom<T>((value) => typeof value === 'function', 'a function, which only a module can have')
}

const upstream = {
  upstream: text,
  plainUpstream: maybe(z.boolean()),
  timeout: maybe(number),
  largestRequest: maybe(number),
  largestAnswer: maybe(number),
  breaker: maybe(z.strictObject({ failures: maybe(number), rest: maybe(number), share: maybe(number) })),
  fetch: maybe(made<typeof globalThis.fetch>()),
}

const captcha = z.strictObject({
  provider: z.enum(Object.keys(vendors) as (keyof typeof vendors)[]),
  secret: text,
  hostnames: maybe(texts),
  action: maybe(text),
  timeout: maybe(number),
  url: maybe(text),
})

/** A backend by its kind, with the options of the function of that name. */
const namedBackend = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('lifepay'),
    ...upstream,
    tellsAddress: maybe(z.boolean()),
    clientIdentifier: maybe(text),
    clientType: maybe(z.enum(['Unknown', 'App', 'WebApp', 'Service', 'Android'])),
    organizationAlias: maybe(text),
    captcha: maybe(captcha),
    captchaTypeField: maybe(text),
    query: maybe(texts),
    hidesAccounts: maybe(z.strictObject({ answersAfter: number })),
    verify: maybe(made<NonNullable<LifepayRelayOptions['verify']>>()),
  }),
  z.strictObject({ kind: z.literal('docspace'), ...upstream, portalOrigin: maybe(text) }),
  z.strictObject({ kind: z.literal('workspace'), ...upstream }),
  z.strictObject({
    kind: z.literal('zitadel'),
    ...upstream,
    session: made<ZitadelRelayOptions['session']>(),
    token: made<ZitadelRelayOptions['token']>(),
    organizationId: maybe(text),
  }),
  z.strictObject({ kind: z.literal('betterAuth'), ...upstream, cookiePrefix: maybe(text) }),
])

export type NamedBackend = z.infer<typeof namedBackend>

/** What a module of the host's has made with `docspace({ … })`, or by hand: `createRelay` looks at it. */
const madeBackend = z.custom<RelayBackend>(
  (value) => typeof value === 'object' && value !== null && 'endpoints' in value && !('kind' in value),
)

const windows = z.array(z.strictObject({ points: number, seconds: number }))
const whenAway = z.enum(['open', 'closed'])

const limits = z.strictObject({
  store: z.union([
    z.literal('memory'),
    z.strictObject({ redis: text, prefix: maybe(text) }),
    z.custom<LimitStore>((value) => typeof value === 'object' && value !== null && 'insurance' in value),
  ]),
  secret: text,
  sends: maybe(
    z.strictObject({
      number: maybe(windows),
      address: maybe(windows),
      network: maybe(windows),
      country: maybe(windows),
      all: maybe(windows),
    }),
  ),
  checks: maybe(z.strictObject({ subject: maybe(windows), subjectInAll: maybe(windows), address: maybe(windows) })),
  pauses: maybe(z.array(number)),
  countries: maybe(texts),
  budget: maybe(z.strictObject({ messages: number, warnAt: maybe(number) })),
  whenAway: maybe(z.strictObject({ sends: maybe(whenAway), checks: maybe(whenAway) })),
})

export type LimitSettings = z.infer<typeof limits>

/** A port as a number, or as the text that a variable is. */
const port = z.pipe(z.coerce.number(), z.number().check(z.int(), z.minimum(0), z.maximum(65_535)))

export const relaySettings = z.strictObject({
  url: text,
  proxy: z.union([z.literal('none'), z.strictObject({ hops: number }), z.strictObject({ header: text })]),
  origins: maybe(texts),
  hosts: maybe(texts),
  backends: z.record(text, z.union([namedBackend, madeBackend])),
  limits: maybe(z.union([z.literal('elsewhere'), limits])),
  listen: maybe(z.strictObject({ host: maybe(text), port: maybe(port) })),
  /** Which events are written: those that somebody should see, or every answer. */
  log: maybe(z.enum(['alarms', 'everything'])),
  /** Milliseconds that a stop waits for what is under way. */
  stopsWithin: maybe(number),
})

export type RelaySettings = z.infer<typeof relaySettings>

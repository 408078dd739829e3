import { z } from 'zod'
import recorded from './vectors.json' with { type: 'json' }

const cookie = z.object({
  name: z.string(),
  value: z.unknown(),
  maxAge: z.optional(z.number()),
  secure: z.optional(z.boolean()),
  sameSite: z.optional(z.string()),
  partitioned: z.optional(z.boolean()),
})

const exchange = z.object({
  id: z.string(),
  title: z.string(),
  given: z.optional(z.string()),
  request: z.object({
    method: z.string(),
    path: z.string(),
    headers: z.optional(z.record(z.string(), z.nullable(z.string()))),
    cookies: z.optional(z.array(z.string())),
    body: z.optional(z.unknown()),
    rawBody: z.optional(z.string()),
  }),
  expect: z.object({
    status: z.number(),
    headers: z.optional(z.record(z.string(), z.unknown())),
    setCookie: z.optional(z.array(cookie)),
    body: z.unknown(),
  }),
  /** What the widget makes of it. */
  widget: z.optional(z.string()),
})

export type Exchange = z.infer<typeof exchange>
export type ExpectedCookie = z.infer<typeof cookie>

/** What a running better-auth 1.7.25 was asked and has answered, by number: `P01`. */
export const exchanges: ReadonlyMap<string, Exchange> = new Map(
  z
    .array(exchange)
    .parse(recorded.exchanges)
    .map((each) => [each.id, each]),
)

export function exchangeOf(id: string): Exchange {
  const found = exchanges.get(id)
  if (found === undefined) throw new Error(`There is no exchange ${id} in vectors.json.`)
  return found
}

const drift = z.record(
  z.string(),
  z.union([z.string(), z.object({ differs: z.record(z.string(), z.string()), 'not run': z.string() })]),
)
const drifts = drift.parse(recorded.versions)

/**
 * What another version answers in place of that: a status, and an error code, the names in the body or `empty`. `not run`
 * where nobody has asked it.
 */
export function driftOf(version: string, id: string): string | undefined {
  const known = drifts[version]
  if (known === undefined || typeof known === 'string') throw new Error(`vectors.json knows nothing of ${version}.`)
  const isRun = known['not run'].split(' ').every((range) => {
    const [first = '', last = first] = range.split('-')
    return id < first || id > last
  })
  return isRun ? known.differs[id] : 'not run'
}

const matchers: Readonly<Record<string, RegExp>> = {
  token32: /^[A-Za-z0-9]{32}$/,
  signedToken: /^[A-Za-z0-9]{32}\.[A-Za-z0-9+/]{43}=$/,
  sessionCookie: /^[A-Za-z0-9]{32}\.[A-Za-z0-9%]+$/,
  challengeCookie: /^2fa-[A-Za-z0-9_-]{20}\.[A-Za-z0-9%]+$/,
  trustCookie: /^[A-Za-z0-9_-]{43}!trust-device-[A-Za-z0-9_-]{32}\.[A-Za-z0-9%]+$/,
  dontRememberCookie: /^true\.[A-Za-z0-9%]+$/,
  utcInstantZ: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
}

/** Of a user, what differs from one to the next: compared where it stands beside `$match`. All else is a new account's. */
const given =
  'name email emailVerified phoneNumber phoneNumberVerified username displayUsername banReason banExpires'.split(' ')

/** Where an answer differs from what was recorded, as `body.user.role: …`. Nothing where it does not. */
export function differences(actual: unknown, expected: unknown, at: string): readonly string[] {
  if (!isObject(expected)) return Object.is(actual, expected) ? [] : [said(at, actual, expected)]
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length) return [said(at, actual, expected)]
    return expected.flatMap((each: unknown, index) => differences(actual[index], each, `${at}[${index}]`))
  }
  if ('$match' in expected) return unmatched(actual, expected, at)
  if (!isObject(actual)) return [said(at, actual, expected)]
  const extra = Object.keys(actual).filter((key) => !(key in expected))
  return [
    ...extra.map((key) => `${at}.${key}: is there, and was not`),
    ...Object.entries(expected).flatMap(([key, each]) => differences(actual[key], each, `${at}.${key}`)),
  ]
}

function unmatched(actual: unknown, expected: Readonly<Record<string, unknown>>, at: string): readonly string[] {
  const name = String(expected['$match'])
  if (name === 'backupCodes') {
    const isList = Array.isArray(actual) && actual.length === 10
    const isRight = isList && actual.every((code) => /^[A-Za-z0-9]{5}-[A-Za-z0-9]{5}$/.test(String(code)))
    return isRight ? [] : [said(at, actual, name)]
  }
  if (name === 'user' || name === 'session') {
    const { $match: _, $about: __, ...named } = expected
    const shape = Object.entries(name === 'user' ? recorded.user : recorded.session)
    // What a user brought along, and where a session was opened, is another's in each exchange.
    const open = name === 'user' ? given : ['ipAddress', 'userAgent']
    const isThere = (key: string) => isObject(actual) && (actual[key] !== undefined || !(key in named))
    const rest = shape.map(([key, value]) => [key, open.includes(key) && isThere(key) ? valueOf(actual, key) : value])
    return differences(actual, { ...Object.fromEntries(rest), ...named }, at)
  }
  const pattern = matchers[name] ?? new RegExp(name)
  return typeof actual === 'string' && pattern.test(actual) ? [] : [said(at, actual, name)]
}

function valueOf(object: unknown, key: string): unknown {
  return isObject(object) ? object[key] : undefined
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

function said(at: string, actual: unknown, expected: unknown): string {
  return `${at}: ${JSON.stringify(actual)}, was recorded as ${JSON.stringify(expected)}`
}

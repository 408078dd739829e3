import { createSandbox } from '../../../sandbox/sandbox.ts'
import { totp, totpStep } from '../../../sandbox/totp.ts'
import type { SwitchValue, World } from '../../../sandbox/world.ts'
import { server } from '../server.test-support.ts'
import { otherVersion } from './packages.test-support.ts'
import { differences, driftOf, type Exchange, type ExpectedCookie, exchangeOf } from '../vectors.test-support.ts'

const sandbox = createSandbox({ doubles: [server] })

/** What differs from one playing of an exchange to the next: values that are new each time, and whose cookie it is. */
interface Instead {
  /** In the address, the body and what is expected, one text for another. */
  readonly texts?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
  readonly cookies?: Readonly<Record<string, string>>
}

interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly cookies: readonly SetCookie[]
  /** Parsed where it is JSON; `''` where there is none. */
  readonly body: unknown
}

export type Recorder = ReturnType<typeof recorder>

/**
 * Makes recorded requests anew, in a world where nobody has an account, and compares. Cookies are kept, and sent only where
 * an exchange names them.
 */
export function recorder(name: string, switches: Readonly<Record<string, SwitchValue>> = {}) {
  sandbox.worlds.reset(name)
  const world = sandbox.worlds.get(name)
  Object.assign(world.switches, { 'better-auth.people': 'none', 'better-auth.requireEmailVerification': false })
  Object.assign(world.switches, switches)
  const isSecure = world.switches['better-auth.cookies'] !== undefined
  const origin = world.switches['better-auth.cookies'] === 'https' ? 'https://id.example.com' : 'http://localhost:3000'
  const session = `${isSecure ? '__Secure-' : ''}better-auth.session_token`
  const jar = new Map<string, string>()
  const seen = seenIn(world)
  const played: string[] = []
  const differs: string[] = []

  async function send(path: string, init: RequestInit): Promise<Answer> {
    const response = await sandbox.fetch(new Request(`http://localhost:3000/w/${name}/better-auth${path}`, init))
    const { status, headers } = response
    const text = await response.text()
    const cookies = headers.getSetCookie().map(cookieIn)
    for (const cookie of cookies) {
      if (cookie.maxAge === 0) jar.delete(cookie.name)
      else jar.set(cookie.name, cookie.value)
    }
    const body = parsed(text)
    seen.note(headers, body, text)
    return { status, headers, cookies, body }
  }

  return {
    world,
    played,
    differs,
    seen,
    advance: (seconds: number) => void world.advance(seconds * 1000),
    /** The session cookie, or another. */
    cookie: (which = session) => jar.get(which) ?? '',
    forget: () => jar.clear(),
    /** Asks for what was not written down, with the session cookie where there is one. */
    ask(path: string, body: object, headers: Readonly<Record<string, string>> = {}) {
      const cookie = jar.has(session) ? { cookie: `${session}=${jar.get(session)}` } : {}
      const init = { 'content-type': 'application/json', origin, ...cookie, ...headers }
      return send(`/api/auth${path}`, { method: 'POST', headers: init, body: JSON.stringify(body) })
    },
    async play(id: string, { texts = {}, headers = {}, cookies = {} }: Instead = {}): Promise<Answer> {
      const { request, expect } = exchangeOf(id)
      const put = (text: string) => Object.entries(texts).reduce((all, [old, now]) => all.replaceAll(old, now), text)
      const filled: unknown = JSON.parse(put(JSON.stringify(request.body ?? null)), (_, value: unknown) =>
        valueOf(value, seen.value),
      )
      const sent = headersOf(request, origin)
      const cookie = (request.cookies ?? []).map((each) => `${each}=${cookies[each] ?? jar.get(each) ?? 'none'}`)
      if (cookie.length > 0) sent.set('cookie', cookie.join('; '))
      for (const [header, value] of Object.entries(headers)) sent.set(header, value)
      const json = request.body === undefined || request.body === null ? null : JSON.stringify(filled)
      // As bytes, or the request would have a content type of its own.
      const raw = request.rawBody === undefined ? json : request.rawBody
      const body = raw === null ? null : new TextEncoder().encode(raw)
      const answer = await send(put(request.path), { method: request.method, headers: sent, body })
      if (isObject(filled) && answer.status === 200 && request.path.endsWith('/verify-backup-code')) seen.spend()
      const due = JSON.parse(put(JSON.stringify(expect))) as typeof expect
      played.push(id)
      differs.push(...judged(id, answer, due).map((each) => `${id} ${each}`))
      return answer
    },
  }
}

/** What answers, messages and the authenticator have shown: where the values of `$from` are taken. */
function seenIn({ inbox, now }: World) {
  const keys: string[] = []
  const tokens = { header: '', body: '' }
  let backupCodes: readonly string[] = []
  let spent = ''
  const app = (steps: number, key = keys.at(-1)) => totp(key ?? '', totpStep(now()) + steps)
  const values: Readonly<Record<string, () => string | undefined>> = {
    inbox: () => inbox.all().at(-1)?.code,
    'inbox, the earlier': () => inbox.all().at(-2)?.code,
    'inbox, with a space before it': () => ` ${inbox.all().at(-1)?.code}`,
    authenticator: () => app(0),
    'authenticator of tom': () => app(0),
    'authenticator, earlier secret': () => app(0, keys.at(-2)),
    'authenticator, two steps old': () => app(-2),
    'authenticator, one step old': () => app(-1),
    'authenticator, one step early': () => app(1),
    'authenticator, two steps early': () => app(2),
    'authenticator, "123 456"': () => app(0).replace(/^.../, '$& '),
    'backup code': () => backupCodes[0],
    'backup code, used': () => spent,
    'backup code without the dash': () => backupCodes[0]?.replace('-', ''),
    'backup code, case swapped': () =>
      backupCodes[0]?.replaceAll(/[a-z]|([A-Z])/g, (letter, upper: unknown) =>
        upper === undefined ? letter.toUpperCase() : letter.toLowerCase(),
      ),
  }
  return {
    tokens,
    value(from: string): string {
      const value = values[from]?.()
      if (value === undefined) throw new Error(`There is no "${from}", or nothing has shown it yet.`)
      return value
    },
    spend() {
      spent = backupCodes[0] ?? ''
      backupCodes = backupCodes.slice(1)
    },
    note(headers: Headers, body: unknown, text: string) {
      const [, key] = /[?&]secret=([A-Z2-7]+)/.exec(text) ?? []
      if (key !== undefined) keys.push(key)
      if (isObject(body) && Array.isArray(body['backupCodes'])) backupCodes = body['backupCodes'].map(String)
      if (isObject(body) && typeof body['token'] === 'string') tokens.body = body['token']
      tokens.header = headers.get('set-auth-token') ?? tokens.header
    },
  }
}

/** By its looks: 1.6 calls some of its JSON plain text. */
function parsed(text: string): unknown {
  try {
    const body: unknown = JSON.parse(text)
    return body
  } catch {
    return text
  }
}

function valueOf(value: unknown, shown: (from: string) => string): unknown {
  if (!isObject(value)) return value
  if (typeof value['$from'] === 'string') return shown(value['$from'])
  const repeat: unknown = value['$repeat']
  return Array.isArray(repeat) ? String(repeat[0]).repeat(Number(repeat[1])) : value
}

/** As `defaults` of the vectors has them: an origin on everything but GET, a content type where there is a body. */
function headersOf({ method, headers = {}, body, rawBody }: Exchange['request'], origin: string): Headers {
  const hasBody = (body !== undefined && body !== null) || rawBody !== undefined
  const sent = new Headers({
    ...(method !== 'GET' && { origin }),
    ...(hasBody && { 'content-type': 'application/json' }),
  })
  for (const [name, value] of Object.entries(headers)) {
    if (value === null) sent.delete(name)
    else sent.set(name, value)
  }
  return sent
}

/** Another version is held to what was recorded of it. */
function judged(id: string, answer: Answer, due: Exchange['expect']): readonly string[] {
  const other = otherVersion === undefined ? undefined : driftOf(otherVersion, id)
  if (other === undefined) return compared(answer, due)
  const [status, ...words] = other.split(' ')
  if (status === 'not') return []
  const code = isObject(answer.body) ? answer.body['code'] : undefined
  const names = isObject(answer.body) ? Object.keys(answer.body).join(',') : 'empty'
  const said = [answer.status, typeof code === 'string' ? code : names].join(' ')
  return differences(said, [status, ...words].join(' '), 'the answer')
}

/** Those of the server itself. What CORS says is its host's, and ours says it with more. */
const compareHeaders = ['set-auth-token', 'x-retry-after', 'location', 'cache-control', 'pragma']

function compared(
  answer: Answer,
  { status, headers = {}, setCookie = [], body }: Exchange['expect'],
): readonly string[] {
  const hosts = Object.keys(headers).filter((name) => compareHeaders.includes(name))
  return [
    ...differences(answer.status, status, 'status'),
    ...hosts.flatMap((name) => differences(answer.headers.get(name), headers[name], name)),
    ...differences(answer.cookies, setCookie.map(withDefaults), 'set-cookie'),
    ...differences(answer.body, body, 'body'),
  ]
}

interface SetCookie {
  readonly name: string
  readonly value: string
  readonly maxAge: number | undefined
  readonly path: string | undefined
  readonly httpOnly: boolean
  readonly secure: boolean
  readonly partitioned: boolean
  readonly sameSite: string | undefined
}

function withDefaults({ name, value, maxAge, secure = false, sameSite = 'Lax', partitioned = false }: ExpectedCookie) {
  return { name, value, maxAge, path: '/', httpOnly: true, secure, partitioned, sameSite }
}

function cookieIn(line: string): SetCookie {
  const [pair = '', ...attributes] = line.split('; ')
  const [name = '', value = ''] = pair.split(/=(.*)/s)
  const said = new Map(attributes.map((each) => [each.split('=', 1)[0]?.toLowerCase(), each.split('=')[1]]))
  const maxAge = said.get('max-age')
  return {
    name,
    value,
    maxAge: maxAge === undefined ? undefined : Number(maxAge),
    path: said.get('path'),
    httpOnly: said.has('httponly'),
    secure: said.has('secure'),
    partitioned: said.has('partitioned'),
    sameSite: said.get('samesite'),
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

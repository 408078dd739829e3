import { type Exchange, exchangeOf } from './vectors.test-support.ts'
import recorded from './vectors.json' with { type: 'json' }

/** What is random or a date in an exchange, as it could have been recorded. */
const samples: Readonly<Record<string, unknown>> = {
  token32: 'a'.repeat(32),
  signedToken: `${'b'.repeat(32)}.${'c'.repeat(43)}=`,
  utcInstantZ: '2031-06-01T00:00:00.000Z',
  backupCodes: Array.from({ length: 10 }, (_, index) => `aB3dE-fG5h${index}`),
}
const keyUri = `otpauth://totp/Example:tom%40example.com?secret=${'NVYUOZBW'.repeat(6)}NVYU&issuer=Example&digits=6&period=30`

function filled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(filled)
  if (typeof value !== 'object' || value === null) return value
  const { $match, $about, ...given }: Readonly<Record<string, unknown>> = { ...value }
  if ($about !== undefined) return $about
  if ($match === undefined) return Object.fromEntries(Object.entries(given).map(([name, one]) => [name, filled(one)]))
  if ($match === 'user' || $match === 'session') return { ...fieldsOf(recorded[$match]), ...given }
  return typeof $match === 'string' ? (samples[$match] ?? keyUri) : undefined
}

function fieldsOf(of: object): object {
  return Object.fromEntries(Object.entries(of).map(([name, one]) => [name, filled(one)]))
}

/** The answer of an exchange, with something where it says only what it looks like. Without its cookies. */
export function recordedAnswer({ expect: { status, headers = {}, body } }: Exchange): Response {
  const told = Object.entries(headers).map(([name, value]): [string, string] => [name, String(filled(value))])
  return new Response(body === '' ? null : JSON.stringify(filled(body)), { status, headers: told })
}

/**
 * A `fetch` that answers with what was recorded, exchange by exchange. A request that the next one is not of is a mistake
 * of the client's, and says so.
 */
export function recordedFetch(...ids: readonly string[]): typeof fetch {
  const left = ids.map(exchangeOf)
  return async (url, init) => {
    const next = left.shift()
    const asked = `${init?.method} ${new URL(url instanceof Request ? url.url : url, 'https://recorded.invalid').pathname}`
    const expected = next && `${next.request.method} ${next.request.path}`
    if (next === undefined || asked !== expected) throw new Error(`${asked} is asked, and ${expected} was recorded.`)
    return recordedAnswer(next)
  }
}

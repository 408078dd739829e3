import { perWorld } from './world.ts'

/** A browser's cookies, for a host that cannot let the browser keep them (a service worker's answers set none). */
export interface CookieJar {
  /** The `Cookie` header for a path, empty when there is nothing to send. */
  header(path: string): string
  /** Takes a `Set-Cookie` line that came with an answer for a path. */
  keep(line: string): void
}

/** One jar per world, gone with it. */
export const jarOf = perWorld((world) => createJar(world.now))

export function createJar(now: () => number): CookieJar {
  const cookies = new Map<string, { value: string; path: string; expires: number }>()
  return {
    header: (path) =>
      [...cookies]
        .filter(([, cookie]) => cookie.expires > now() && path.startsWith(cookie.path))
        .map(([name, cookie]) => `${name}=${cookie.value}`)
        .join('; '),
    keep(line) {
      const [pair = '', ...attributes] = line.split(';').map((part) => part.trim())
      const said = new Map(
        attributes.map((attribute) => splitOnce(attribute)).map(([name, value]) => [name.toLowerCase(), value]),
      )
      const [name, value] = splitOnce(pair)
      cookies.set(name, { value, path: said.get('path') ?? '/', expires: expiryOf(said, now()) })
    },
  }
}

/** Reads a `Cookie` header. Values stay as they came, percent-encoded or not. */
export function parseCookies(header: string): ReadonlyMap<string, string> {
  const pairs = header.split(';').map((pair) => splitOnce(pair.trim()))
  return new Map(pairs.filter(([name]) => name !== ''))
}

function expiryOf(said: ReadonlyMap<string, string>, now: number): number {
  const maxAge = said.get('max-age')
  if (maxAge !== undefined) return now + Number(maxAge) * 1000
  const expires = Date.parse(said.get('expires') ?? '')
  return Number.isNaN(expires) ? Number.POSITIVE_INFINITY : expires
}

function splitOnce(pair: string): [name: string, value: string] {
  const at = pair.indexOf('=')
  return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)]
}

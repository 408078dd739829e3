import type { Relay } from './relay.ts'
import { page, visitor } from './relay.test-support.ts'

interface Kept {
  readonly value: string
  readonly path: string
}

/** A browser with a page of the host's, as far as `fetch` shows it: cookies by path, an origin, and what its fetch was for. */
export function browserOf(relay: Relay) {
  const jar = new Map<string, Kept>()
  const header = (path: string) =>
    [...jar]
      .filter(([, kept]) => path === kept.path || path.startsWith(`${kept.path}/`))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ')

  const fetch: typeof globalThis.fetch = async (input, init = {}) => {
    const { credentials = 'same-origin', cache: _, ...rest } = init
    const url = new URL(input instanceof Request ? input.url : input, page)
    const headers = new Headers(init.headers)
    headers.set('host', url.host)
    headers.set('sec-fetch-site', 'same-origin')
    headers.set('sec-fetch-mode', 'cors')
    headers.set('accept-encoding', 'gzip')
    if ((init.method ?? 'GET') !== 'GET') headers.set('origin', page)
    const cookies = credentials === 'omit' ? '' : header(url.pathname)
    if (cookies !== '') headers.set('cookie', cookies)
    const answer = await relay.fetch(new Request(url, { ...rest, headers }), visitor)
    if (credentials !== 'omit') for (const line of answer.headers.getSetCookie()) keep(line)
    return answer
  }

  const keep = (line: string) => {
    const [pair = '', ...attributes] = line.split('; ')
    const [name = '', ...value] = pair.split('=')
    const said = new Map(
      attributes.map((one) => one.split('=')).map(([key = '', what = '']) => [key.toLowerCase(), what]),
    )
    const isGone = said.get('max-age') === '0' || (said.get('expires') ?? '').includes('1970')
    if (isGone) jar.delete(name)
    else jar.set(name, { value: value.join('='), path: said.get('path') ?? '/' })
  }

  return { fetch, jar }
}

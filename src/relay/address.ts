import { Refusal } from './refusal.ts'

/**
 * Who tells the visitor's address. `none`: nothing stands in front, and it is the connection's. `hops`: so many proxies of
 * yours, each of which adds the address it was asked from to `X-Forwarded-For`; what stands before those was the visitor's to
 * write. `header`: a platform that always writes this header itself, `cf-connecting-ip`.
 */
export type TrustedProxy = 'none' | { readonly hops: number } | { readonly header: string }

/** An address, and the networks it is in, as they are counted. */
export interface Address {
  /** As it is told to a server: `198.51.100.7`, `2001:db8::7`. */
  readonly text: string
  /** What one visitor has: an IPv4 address, or a /64 of IPv6. */
  readonly visitor: string
  /** A /24 of IPv4, a /48 of IPv6. */
  readonly network: string
}

/** Throws where the address cannot be known: without it no limit by address would hold. */
export function addressOf(proxy: TrustedProxy, headers: Headers, connection: string | undefined): Address {
  const address = parseAddress(saidAddress(proxy, headers, connection) ?? '')
  if (address === undefined) throw new Refusal('unknown-address')
  return address
}

function saidAddress(proxy: TrustedProxy, headers: Headers, connection: string | undefined): string | undefined {
  if (proxy === 'none') return connection
  if ('header' in proxy) return headers.get(proxy.header) ?? undefined
  return (headers.get('x-forwarded-for') ?? '').split(',').at(-proxy.hops)
}

/** An address as proxies write it: bare, or with a port. `undefined` for anything else. */
export function parseAddress(said: string): Address | undefined {
  const text = said
    .trim()
    .replace(/^\[([\da-fA-F:.]+)\](?::\d{1,5})?$/, '$1')
    .replace(/^([\d.]+):\d{1,5}$/, '$1')
  const v4 = parseV4(text)
  if (v4 !== undefined) return ofV4(v4)
  const groups = parseV6(text.replace(/%[\w.-]{1,16}$/, ''))
  if (groups === undefined) return undefined
  const [, , , , , marker = 0, high = 0, low = 0] = groups
  // An IPv4 address in IPv6's dress, as a socket of both kinds has it.
  const isMapped = marker === 0xffff && groups.slice(0, 5).every((group) => group === 0)
  if (isMapped) return ofV4([high >> 8, high & 0xff, low >> 8, low & 0xff])
  const hexadecimal = groups.map((group) => group.toString(16))
  return {
    text: hexadecimal.join(':'),
    visitor: `${hexadecimal.slice(0, 4).join(':')}::/64`,
    network: `${hexadecimal.slice(0, 3).join(':')}::/48`,
  }
}

function ofV4(bytes: readonly number[]): Address {
  const text = bytes.join('.')
  return { text, visitor: text, network: `${bytes.slice(0, 3).join('.')}.0/24` }
}

function parseV4(text: string): readonly number[] | undefined {
  if (!/^(?:(?:0|[1-9]\d{0,2})(?:\.(?!$)|$)){4}$/.test(text)) return undefined
  const bytes = text.split('.').map(Number)
  return bytes.every((byte) => byte <= 255) ? bytes : undefined
}

/** RFC 4291, 2.2: eight groups, one run of zeros left out, the last two as IPv4 perhaps. */
function parseV6(text: string): readonly number[] | undefined {
  const [, before = '', last = ''] = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text) ?? []
  const v4 = last === '' ? undefined : parseV4(last)
  if (last !== '' && v4 === undefined) return undefined
  const [a = 0, b = 0, c = 0, d = 0] = v4 ?? []
  const whole = v4 === undefined ? text : `${before}${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`
  const halves = whole.split('::')
  if (halves.length > 2) return undefined
  const [start = [], end = []] = halves.map((half) => (half === '' ? [] : half.split(':')))
  if (![...start, ...end].every((group) => /^[\da-fA-F]{1,4}$/.test(group))) return undefined
  const zeros = 8 - start.length - end.length
  if (halves.length === 1 ? zeros !== 0 : zeros < 1) return undefined
  return [...start, ...Array<string>(zeros).fill('0'), ...end].map((group) => Number.parseInt(group, 16))
}

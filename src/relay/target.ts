/** What may stand in a path, encoded: RFC 3986, `pchar`. */
const isSegment = /^(?:[\w.~!$&'()*+,;=:@-]|%[\dA-Fa-f]{2})+$/
/** What an encoded character may stand for: visible ASCII, and nothing that another server could read as a path. */
const isPlain = /^(?!\.{1,2}$)[\x21-\x24\x26-\x2e\x30-\x5b\x5d-\x7e]+$/

const longestPath = 1024

/**
 * The segments of a path, each decoded once; `undefined` where two servers could read it differently: dot segments, empty
 * ones, an encoded slash or per cent sign, backslashes, controls, overlong UTF-8.
 */
export function segmentsOf(path: string): readonly string[] | undefined {
  if (!path.startsWith('/') || path.length > longestPath) return undefined
  const segments: string[] = []
  for (const raw of path.slice(1).split('/')) {
    const segment = isSegment.test(raw) ? decoded(raw) : undefined
    if (segment === undefined || !isPlain.test(segment)) return undefined
    segments.push(segment)
  }
  return segments
}

/**
 * Whether a request target is one that may be read at all, as it came over the wire. For adapters: a `URL` resolves dot
 * segments and turns backslashes, so what is made of it no longer shows them.
 */
export function isPlainTarget(target: string): boolean {
  const [path = '', query = '', ...more] = target.split('?')
  return more.length === 0 && segmentsOf(path) !== undefined && /^[\x21\x22\x24-\x5b\x5d-\x7e]*$/.test(query)
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment)
  } catch {
    return undefined
  }
}

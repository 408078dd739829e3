/** Of every page's request these go on, whatever the backend. */
const always = ['accept', 'accept-language']
/** Of every answer these come back. */
const alwaysBack = ['content-type', 'content-language', 'date', 'retry-after']

/** More than a browser sends; fewer than would cost anything. */
export const mostHeaders = 100

/**
 * The headers that go on: those on the list, and no others. So none that a page could use to look like a server, a proxy or
 * another visitor (`Forwarded`, `X-Forwarded-*`, `X-Real-IP`, `Host`, `Via`, `X-HTTP-Method-Override`, …), and none of the
 * connection's, those that `Connection` names among them (RFC 9110, 7.6.1).
 */
export function requestHeaders(given: Headers, names: readonly string[]): Headers {
  const ofConnection = listed(given.get('connection'))
  return picked(
    given,
    [...always, ...names].filter((name) => !ofConnection.includes(name)),
  )
}

/**
 * The headers that come back: those on the list. Not lengths or encodings, since `fetch` has undone those; no
 * `WWW-Authenticate`, for which a browser would ask the visitor in the relay's name; no `Location`; nothing of CORS.
 */
export function responseHeaders(given: Headers, names: readonly string[]): Headers {
  const ofConnection = listed(given.get('connection'))
  return picked(
    given,
    [...alwaysBack, ...names].filter((name) => !ofConnection.includes(name)),
  )
}

function picked(given: Headers, names: readonly string[]): Headers {
  const headers = new Headers()
  for (const name of names) {
    const value = given.get(name)
    if (value !== null) headers.set(name, value)
  }
  return headers
}

function listed(value: string | null): readonly string[] {
  return (value ?? '').split(',').map((name) => name.trim().toLowerCase())
}

/**
 * What an answer may be on the relay's own origin: data. A page in it, such as a proxy's error with something of the request
 * in it, would be a page of the host's.
 */
const isData =
  /^(?:application\/(?:[\w.-]+\+)?(?:json|xml)|text\/(?:json|xml|plain)|application\/grpc-web(?:\+proto|\+json)?|application\/connect\+(?:json|proto))\s*(?:;|$)/i

export function isDataType(contentType: string | null): boolean {
  return contentType !== null && isData.test(contentType)
}

/** On every answer: kept nowhere, sniffed by nobody, and nothing to a browser that opens it as a page. */
export function harden(headers: Headers): void {
  headers.set('cache-control', 'no-store')
  headers.set('x-content-type-options', 'nosniff')
  headers.set('content-security-policy', "default-src 'none'; frame-ancestors 'none'; sandbox")
  headers.set('cross-origin-resource-policy', 'same-site')
  headers.append('vary', 'Origin')
}

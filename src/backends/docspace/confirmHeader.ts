import { AuthError } from '../../protocol/error.ts'
import { misconfigured } from '../../runtime/mistake.ts'

/** Its links have some two hundred characters, and a header that is much longer is refused by servers in between. */
const longestQuery = 4096

/**
 * The `confirm` header for a link the server gave: its query, unchanged, still percent-encoded. A link to anywhere but
 * the portal is refused: its key would go to whoever answers at `baseUrl` in the portal's name.
 */
export function confirmHeaderOf(confirmUrl: string | undefined, portalOrigin: string): string {
  const url = urlOf(confirmUrl)
  if (url === undefined || url.search === '' || url.search.length > longestQuery) {
    throw new AuthError('unexpected', {
      cause: 'The answer has no usable `confirmUrl`. See that nothing in front of the portal changes its answers.',
    })
  }
  // `javascript:` has the origin `null`, as pages from files do; `blob:` has that of its maker.
  if (!/^https?:$/.test(url.protocol) || url.origin !== portalOrigin) {
    // An origin holds no key.
    throw misconfigured('E46', `docspace: portalOrigin ${portalOrigin}, link to ${url.origin}`)
  }
  return url.search.slice(1)
}

/** Where the portal is, so where confirm links must lead. A relative `baseUrl` is below the page's own. */
export function portalOf({ portalOrigin, baseUrl }: { readonly portalOrigin?: string; readonly baseUrl: string }): URL {
  const url = urlOf(portalOrigin ?? baseUrl, typeof location === 'undefined' ? undefined : location.href)
  if (url === undefined) throw misconfigured('E20', 'docspace: portalOrigin')
  return url
}

function urlOf(text: string | undefined, base?: string): URL | undefined {
  try {
    return text === undefined ? undefined : new URL(text, base)
  } catch {
    return undefined
  }
}

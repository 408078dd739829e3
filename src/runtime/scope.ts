import type { HttpOptions } from './http.ts'
import { withoutEnd } from './withoutEnd.ts'

/**
 * Tells a backend from others of its name, as text that can stand in a key: the address without a user, a query or a
 * fragment in it, and what else makes it another (an organization, what the person came for). Never a secret.
 */
export function scopeOf(baseUrl: string, ...parts: readonly (string | undefined)[]): string {
  return [addressOf(baseUrl), ...parts.map(partOf)].join(' ')
}

/** What a host gives is not always what its type says, and a key is no place to find out. */
function partOf(part: unknown): string {
  return typeof part === 'string' ? part.replaceAll(/[\s%#:]/g, encodeURIComponent) : ''
}

/**
 * What the host's headers say about whose server this is: those that are named for a tenant, an organization or another
 * host, as a mark that nothing can be read from. Others may hold a token, which rotates and is a secret. Nothing where the
 * headers are a function, which may answer otherwise the next time.
 */
export function tenantIn(headers: HttpOptions['headers']): string | undefined {
  if (typeof headers === 'function') return undefined
  try {
    const named = [...new Headers(headers)].filter(([name]) => namesTenant.test(name))
    return named.length === 0 ? undefined : markOf(named.join('\n'))
  } catch {
    // Said when a request is made: no header of that kind can be sent.
    return undefined
  }
}

const namesTenant =
  /^(.*-)?((tenant|org|organi[sz]ation|workspace|portal|realm|domain|site|account|company|team)(-?(id|name|alias))?|host)$/

/** Tells texts apart, and tells nothing of them: thirty-two bits hold no secret. */
export function markOf(text: string): string {
  let mark = 0x811c9dc5
  for (const sign of text) mark = Math.imul(mark ^ (sign.codePointAt(0) ?? 0), 0x01000193)
  return (mark >>> 0).toString(36)
}

const relative = 'https://relative.invalid'

function addressOf(baseUrl: string): string {
  try {
    const { origin, pathname } = new URL(baseUrl, relative)
    return `${origin === relative ? '' : origin}${withoutEnd(pathname, '/')}`
  } catch {
    return ''
  }
}

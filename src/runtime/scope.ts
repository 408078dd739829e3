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

const relative = 'https://relative.invalid'

function addressOf(baseUrl: string): string {
  try {
    const { origin, pathname } = new URL(baseUrl, relative)
    return `${origin === relative ? '' : origin}${withoutEnd(pathname, '/')}`
  } catch {
    return ''
  }
}

/** Which cookies of an upstream's pass, by name. */
export type CookieRule = (name: string) => boolean

/** RFC 6265, 4.1.1: `token` and `cookie-octet`, where servers also send what browsers take: everything visible but `;`. */
const isName = /^[!#$%&'*+.^`|~\w-]{1,256}$/
const isValue = /^[\x21-\x3a\x3c-\x7e]{0,4096}$/
/** What of a cookie's attributes is the upstream's to say: how long it lives. */
const lifetime = /^(?:max-age|expires)$/i

/** The `Cookie` header that goes on: the backend's own cookies. All others are the host's. */
export function cookiesToUpstream(header: string | null, rule: CookieRule): string | undefined {
  const kept = (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => {
      const { name, value } = pairOf(pair)
      return isName.test(name) && isValue.test(value) && rule(name)
    })
  return kept.length === 0 ? undefined : kept.join('; ')
}

/**
 * A `Set-Cookie` line as the relay's own: on its path alone, out of the reach of scripts, over https, and with no request
 * that another site makes. `undefined` for one that does not pass. `__Host-` cookies belong to `/`, so none of them can.
 */
export function cookieFromUpstream(line: string, rule: CookieRule, path: string): string | undefined {
  const [pair = '', ...attributes] = line.split(';').map((part) => part.trim())
  const { name, value } = pairOf(pair)
  if (!isName.test(name) || !isValue.test(value) || /^__host-/i.test(name) || !rule(name)) return undefined
  const kept = attributes.filter((attribute) => {
    const [key = '', said = ''] = attribute.split('=')
    return lifetime.test(key.trim()) && /^[\w\s:,+-]{1,64}$/.test(said)
  })
  return [`${name}=${value}`, ...kept, `Path=${path}`, 'HttpOnly', 'Secure', 'SameSite=Lax'].join('; ')
}

function pairOf(pair: string): { readonly name: string; readonly value: string } {
  const at = pair.indexOf('=')
  return at < 0 ? { name: '', value: pair } : { name: pair.slice(0, at).trim(), value: pair.slice(at + 1).trim() }
}

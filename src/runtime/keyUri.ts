import { shownText } from './shownText.ts'
import { withoutEnd } from './withoutEnd.ts'

/**
 * What an authenticator app takes from a link or a QR code. Key URI Format: the label is the issuer, a colon and the
 * account, or the account alone, and neither may hold a colon, for apps would split it there.
 */
export function keyUri(issuer: string, account: string | undefined, secret: string, more = ''): string {
  const [name, whose] = [withoutColons(issuer), withoutColons(account ?? '')]
  const label = [name, whose].filter((part) => part !== '').map(encodeURIComponent)
  const key = withoutEnd(secret, '=')
  return `otpauth://totp/${label.join(':')}?secret=${key}${name && `&issuer=${encodeURIComponent(name)}`}${more}`
}

function withoutColons(text: string): string {
  return text.replaceAll(':', ' ').replaceAll(/\s+/g, ' ').trim()
}

/** A key as its address tells it. */
export interface ReadKey {
  /** Unpadded: apps take no padding. */
  readonly secret: string
  readonly account: string
  readonly digits: number
  /** The same address as the format has it. */
  readonly uri: string
}

/** No picture holds more, and no issuer and account come near it. ISO/IEC 18004, version 40 at level M: 2,331 bytes. */
const longestUri = 2000

/** The key in such an address, where an app can take it and a picture can hold it: unpadded Base32, of a length there is. */
export function usableKey(uri: string | undefined): ReadKey | undefined {
  const read = uri === undefined || uri.length > longestUri ? undefined : readKeyUri(uri)
  return read !== undefined && /^[A-Z2-7]{16,256}$/.test(read.secret) ? read : undefined
}

/** Reads `otpauth://totp/…` of a server's; nothing, where it is none. */
export function readKeyUri(uri: string): ReadKey | undefined {
  const [, label, query] = /^otpauth:\/\/totp\/([^?#]*)\?([^#]+)$/.exec(uri) ?? []
  if (label === undefined || query === undefined) return undefined
  const parameters = new URLSearchParams(query)
  const secret = withoutEnd(parameters.get('secret') ?? '', '=')
  const { issuer, account } = partsOf(label, parameters.get('issuer') ?? undefined)
  const digits = Number(parameters.get('digits') ?? '6')
  if (!Number.isInteger(digits) || digits < 4 || digits > 10) return undefined
  const isWellFormed = !`${issuer}${account}`.includes(':') && parameters.get('secret') === secret
  const others = [...parameters].filter(([name]) => name !== 'secret' && name !== 'issuer')
  const more = others.map(([name, value]) => `&${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('')
  return {
    secret,
    account: account === '' ? '' : shownText(account),
    digits,
    uri: isWellFormed ? uri : keyUri(issuer, account, secret, more),
  }
}

/** The issuer, where one is named twice, tells where it ends, also where it holds a colon that it may not. */
function partsOf(label: string, issuer: string | undefined): { readonly issuer: string; readonly account: string } {
  const whole = decoded(label)
  if (issuer !== undefined && whole.startsWith(`${issuer}:`)) {
    return { issuer, account: whole.slice(issuer.length + 1).trim() }
  }
  const colon = whole.indexOf(':')
  return { issuer: issuer ?? whole.slice(0, Math.max(colon, 0)), account: whole.slice(colon + 1).trim() }
}

function decoded(label: string): string {
  try {
    return decodeURIComponent(label)
  } catch {
    return ''
  }
}

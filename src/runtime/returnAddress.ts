/** Where people may be sent after a sign-in, and where to if not there. */
export interface ReturnAddressOptions {
  /** Origins that may be gone to besides the page's own, as `URL.origin` writes them: `https://app.example.com`. */
  readonly allow?: readonly string[]
  /** Where to go instead. Default `/`. */
  readonly otherwise?: string
  /** What a relative address is relative to, and whose origin is the page's own. Default: the page's address. */
  readonly base?: string
}

const longest = 2000

/**
 * Where to go after sign-in, from an address that anyone may have written (`?returnTo=`): to the page's own origin or to
 * one that is listed, by `https:` or `http:`, without a user name in it; anything else leads to `otherwise`. The widget
 * itself goes nowhere: where `onDone` leads is the host's, and this keeps it from leading to a stranger's page.
 */
export function returnAddress(
  asked: string | null | undefined,
  { allow = [], otherwise = '/', base = location.href }: ReturnAddressOptions = {},
): string {
  const home = new URL(base)
  const url = asked === null || asked === undefined || asked.length > longest ? undefined : parsed(asked, home)
  if (url === undefined || !/^https?:$/.test(url.protocol)) return otherwise
  const isAllowed = url.origin === home.origin || allow.includes(url.origin)
  return isAllowed && url.username === '' && url.password === '' ? url.href : otherwise
}

function parsed(text: string, base: URL): URL | undefined {
  try {
    return new URL(text, base)
  } catch {
    return undefined
  }
}

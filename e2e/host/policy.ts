import { captchaRecords } from '../../src/captcha/records.test-support.ts'
import { records } from '../../src/test-support/records.test-support.ts'
import { readChoices, setupsOf } from './choices.ts'

const setups = setupsOf(Object.values(records))

/** Where a page may fetch from, by directive. */
type Sources = Readonly<Record<string, readonly string[]>>

/** The strictest policy there is for a page with forms and requests of its own: what the widget needs, and no more. */
export const strictest: Sources = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'connect-src': ["'self'"],
  'img-src': ["'self'"],
  'form-action': ["'none'"],
  'base-uri': ["'none'"],
  // A sign-in page in a frame is one that somebody else dresses up.
  'frame-ancestors': ["'none'"],
}

/** No string becomes a script, whoever asks. Under it no page can make a script element, so none has a captcha. */
export const noScriptsFromText: Sources = { 'require-trusted-types-for': ["'script'"], 'trusted-types': ["'none'"] }

/** What a challenge's vendor adds to `strictest`; the table in `stories/docs/captcha.md` is written from it. */
export const vendorSources: Readonly<Record<string, Sources>> = Object.fromEntries(
  Object.entries(captchaRecords).map(([name, { policy }]) => [name, policy.sources]),
)

/** What a page was opened for, as far as it decides where the page may fetch from. */
interface Opened {
  readonly captcha: string | undefined
  /** Where the stand-in for the vendor is; undefined leaves the vendor's own script. */
  readonly standIn: string | undefined
  /** Servers the host has given the widget. */
  readonly servers: readonly string[]
}

/** The `Content-Security-Policy` of a page of this host, by its own address. */
export function policyOf(page: URL): string {
  const { captcha, standIn, servers } = openedFor(page)
  const challenge = (captcha !== undefined && vendorSources[captcha]) || {}
  const policy = new Map(Object.entries(strictest))
  const add = (directive: string, sources: readonly string[]) => {
    const others = sources.filter((source) => source !== page.origin)
    if (others.length > 0) policy.set(directive, [...(policy.get(directive) ?? []), ...others])
  }
  add('connect-src', servers)
  for (const [directive, sources] of Object.entries(challenge))
    add(directive, standIn === undefined ? sources : [standIn])
  const directives = [...policy, ...(captcha === undefined ? Object.entries(noScriptsFromText) : [])]
  return policyWords(Object.fromEntries(directives))
}

/** As the header has it. */
export function policyWords(directives: Sources): string {
  return Object.entries(directives)
    .map(([directive, sources]) => [directive, ...new Set(sources)].join(' '))
    .join('; ')
}

function openedFor(page: URL): Opened {
  const query = page.searchParams
  const second = secondOrigin(page)
  if (page.pathname === '/' || page.pathname === '/index.html') {
    const { own, origin, baseUrl } = readChoices({ search: page.search, hash: '' }, setups)
    const { captcha = 'none' } = own
    const server = origin === 'second' ? second : page.origin
    const real = baseUrl === undefined || !URL.canParse(baseUrl) ? [] : [new URL(baseUrl).origin]
    return { captcha: captcha === 'none' ? undefined : captcha, standIn: server, servers: [server, ...real] }
  }
  // The pages of a part alone: only one has a challenge, and says whose.
  const host = query.get('host')
  const server = host === 'second' ? second : page.origin
  return {
    captcha: query.get('provider') ?? undefined,
    standIn: host === 'vendor' ? undefined : server,
    servers: [server],
  }
}

/** The port after the page's own. */
export function secondOrigin({ protocol, hostname, port }: URL): string {
  return `${protocol}//${hostname}:${Number(port) + 1}`
}

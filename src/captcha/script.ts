import { AuthError } from '../protocol/error.ts'
import { failureOf } from '../protocol/failure.ts'
import { misconfigured } from '../runtime/mistake.ts'
import { withoutEnd } from '../runtime/withoutEnd.ts'

/** A vendor's script and how to find what it leaves behind. Every vendor here calls a global named by `onload`. */
export interface VendorScript<Api> {
  /** Identity: however many widgets ask, one element at a time has this address. Without a query. */
  readonly src: string
  readonly query: Readonly<Record<string, string | undefined>>
  /** Only for vendors that answer with `Access-Control-Allow-Origin`; for others the browser would refuse the script. */
  readonly crossOrigin?: 'anonymous'
  /** What it has left on the page; nothing while it is not there. */
  api(): Api | undefined
}

export interface LoadOptions {
  readonly nonce?: string | undefined
  readonly timeout: number
}

/** One vendor's script on this page. */
interface Presence {
  /** How many widgets want it. */
  claims: number
  element?: HTMLScriptElement | undefined
  loading?: Promise<void> | undefined
  abandon?: (() => void) | undefined
}

const presences = new Map<string, Presence>()

/** A widget's right to a script: while someone has one, the script's element stays; with the last one it goes. */
export interface ScriptClaim<Api> {
  /**
   * The vendor's API, loading its script where nobody has yet. Rejects with `captcha-unavailable`. A failure is not
   * remembered: the next call inserts a new element, which the vendors' own loaders do not do (`@yandex/smart-captcha`
   * 2.9.1 and `react-google-recaptcha` 3.1.0 stay broken until the page is left).
   */
  load(options: LoadOptions): Promise<Api>
  release(): void
}

export function claimScript<Api>(script: VendorScript<Api>): ScriptClaim<Api> {
  const presence = presences.get(script.src) ?? { claims: 0 }
  presences.set(script.src, presence)
  let claimed = 1
  presence.claims += claimed
  return {
    load: (options) => load(script, presence, options),
    release() {
      presence.claims -= claimed
      claimed = 0
      // Not at once: StrictMode lets go and claims again in one breath.
      queueMicrotask(() => {
        if (presence.claims > 0) return
        presence.abandon?.()
        // What it left in `window` cannot be taken back. Its element can, so that a page whose challenge changes vendors
        // has one of them; the next claim puts it back, and it does not run again.
        presence.element?.remove()
      })
    },
  }
}

async function load<Api>(script: VendorScript<Api>, presence: Presence, options: LoadOptions): Promise<Api> {
  if (script.api() === undefined) {
    presence.loading ??= insert(script, presence, options)
    await presence.loading
  } else if (presence.element?.isConnected === false) document.head.append(presence.element)
  const api = script.api()
  if (api === undefined) throw notThere(`${script.src} ran and left nothing to call.`)
  return api
}

function insert(script: VendorScript<unknown>, presence: Presence, { nonce, timeout }: LoadOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    const element = document.createElement('script')
    const onload = freeName()
    let threw = false

    const stop = () => {
      clearTimeout(timer)
      Reflect.deleteProperty(window, onload)
      window.removeEventListener('error', hear)
      presence.loading = undefined
      presence.abandon = undefined
    }
    const fail = (error: AuthError) => {
      stop()
      presence.element = undefined
      discard(element)
      reject(error)
    }
    // A page in place of the script (a portal's, a filter's) is a syntax error, told in the same breath as `load`; of a
    // script from elsewhere, without a name.
    const hear = ({ filename }: ErrorEvent) => {
      if (filename !== '' && filename !== element.src) return
      threw = true
      setTimeout(() => {
        threw = false
      })
    }

    const timer = setTimeout(() => fail(notThere(`${script.src} did not come within ${timeout} ms.`)), timeout)
    Reflect.set(window, onload, () => {
      stop()
      resolve()
    })
    window.addEventListener('error', hear)
    element.addEventListener('error', () =>
      fail(notThere(`${script.src} did not load: offline, blocked, or refused by the Content-Security-Policy.`)),
    )
    element.addEventListener('load', () => {
      if (threw && script.api() === undefined) fail(notThere(`${script.src} is not the script it should be.`))
    })
    presence.element = element
    presence.abandon = () => fail(notThere('Nobody waits for it any more.'))
    try {
      const url = new URL(script.src, document.baseURI)
      for (const [name, value] of Object.entries({ ...script.query, onload })) {
        if (value !== undefined) url.searchParams.set(name, value)
      }
      if (script.crossOrigin !== undefined) element.crossOrigin = script.crossOrigin
      if (nonce !== undefined) element.setAttribute('nonce', nonce)
      element.async = true
      // Throws where `require-trusted-types-for 'script'` is in force and no policy lets this address through.
      element.src = url.href
      document.head.append(element)
    } catch (thrown) {
      queueMicrotask(() => fail(unavailable(thrown)))
    }
  })
}

/** A script whose element has moved to another document never runs, however late it comes: its successor runs alone. */
function discard(element: HTMLScriptElement) {
  document.implementation.createHTMLDocument('').adoptNode(element)
}

let named = 0

/**
 * Never the same name twice: it makes the address another one, and a browser answers a request that is like one still
 * under way from that one, however long it hangs. Two copies of this package may share a page, so names are looked for too.
 */
function freeName(): string {
  do named += 1
  while (`__entryphoneCaptcha${named}` in window)
  return `__entryphoneCaptcha${named}`
}

/** Joins the host's override, or the vendor's own origin, with the vendor's path. */
export function scriptAddress(host: string, path: string): string {
  return withoutEnd(host, '/') + path
}

/** What a vendor's script left on the page, which is as trustworthy as any stranger: look before you call. */
export function pageGlobal(name: string): unknown {
  const found: unknown = Reflect.get(window, name)
  return found
}

export function hasMethods(value: unknown, ...names: readonly string[]): value is object {
  return (
    typeof value === 'object' && value !== null && names.every((name) => typeof Reflect.get(value, name) === 'function')
  )
}

function notThere(cause: string): AuthError {
  return new AuthError('captcha-unavailable', { cause })
}

/** A vendor's own word for it: `300030`, `network-error`. */
const vendorWord = /^[\w-]{1,40}$/

/** What went wrong at the vendor, as far as one can tell: who is wrong about a key says so, whatever the vendor. */
export function unavailable(cause: unknown): AuthError {
  if (cause instanceof AuthError) return cause
  const said = cause instanceof Error ? cause.message : cause
  const isAboutKey = typeof said === 'string' && /\bsite[- ]?key\b/i.test(said)
  // A vendor's sentences may quote its token.
  const isWord = (typeof said === 'string' || typeof said === 'number') && vendorWord.test(String(said))
  const told = isWord ? String(said) : failureOf(cause, 'captcha')
  return isAboutKey ? misconfigured('E62', 'captcha', told) : new AuthError('captcha-unavailable', { cause: told })
}

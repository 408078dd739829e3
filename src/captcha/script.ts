import { AuthError } from '../protocol/error.ts'

/** A vendor's script and how to find what it leaves behind. Every vendor here calls a global named by `onload`. */
export interface VendorScript<Api> {
  /** Identity: however many widgets ask, one element at a time has this address. Without a query. */
  readonly src: string
  readonly query: Readonly<Record<string, string | undefined>>
  /** Only for vendors that answer with `Access-Control-Allow-Origin`; for others the browser would refuse the script. */
  readonly crossOrigin?: 'anonymous'
  api(): Api | undefined
}

export interface LoadOptions {
  readonly nonce?: string | undefined
  readonly timeout: number
}

const loads = new Map<string, Promise<void>>()

/**
 * The vendor's API, loading its script where nobody has yet. Rejects with `captcha-unavailable`. A failure is not
 * remembered: the next call inserts a new element, which the vendors' own loaders do not do (`@yandex/smart-captcha`
 * 2.9.1 and `react-google-recaptcha` 3.1.0 stay broken until the page is left).
 */
export async function loadScript<Api>(script: VendorScript<Api>, options: LoadOptions): Promise<Api> {
  if (script.api() === undefined) {
    let load = loads.get(script.src)
    if (load === undefined) {
      load = insert(script, options).finally(() => loads.delete(script.src))
      loads.set(script.src, load)
    }
    await load
  }
  const api = script.api()
  if (api === undefined) throw unavailable(`${script.src} ran and left nothing to call.`)
  return api
}

function insert(script: VendorScript<unknown>, { nonce, timeout }: LoadOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    const element = document.createElement('script')
    const onload = freeName()
    const forget = () => {
      Reflect.deleteProperty(window, onload)
    }
    const fail = (cause: unknown) => {
      clearTimeout(timer)
      element.remove()
      reject(unavailable(cause))
    }
    // A script that comes after it was given up still calls: it finds a function that only cleans up.
    const timer = setTimeout(() => {
      Reflect.set(window, onload, forget)
      fail(`${script.src} did not come within ${timeout} ms.`)
    }, timeout)
    Reflect.set(window, onload, () => {
      clearTimeout(timer)
      forget()
      resolve()
    })
    element.addEventListener('error', () => {
      forget()
      fail(`${script.src} did not load: offline, blocked, or refused by the Content-Security-Policy.`)
    })
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
      forget()
      fail(thrown)
    }
  })
}

/** Two copies of this package may share a page: names are looked for, not counted. */
function freeName(): string {
  let n = 1
  while (`__entryphoneCaptcha${n}` in window) n += 1
  return `__entryphoneCaptcha${n}`
}

/** Joins the host's override, or the vendor's own origin, with the vendor's path. */
export function scriptAddress(host: string, path: string): string {
  return host.replace(/\/+$/, '') + path
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

export function unavailable(cause: unknown): AuthError {
  return cause instanceof AuthError ? cause : new AuthError('captcha-unavailable', { cause })
}

// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { claimScript, scriptAddress } from './script.ts'
import type { LoadOptions, ScriptClaim, VendorScript } from './script.ts'

const src = 'https://vendor.test/api.js'

function script(overrides: Partial<VendorScript<object>> = {}): VendorScript<object> {
  const api = () => {
    const found: unknown = Reflect.get(window, 'vendor')
    return typeof found === 'object' && found !== null ? found : undefined
  }
  return { src, query: { render: 'explicit', hl: undefined }, api, ...overrides }
}

let claims: ScriptClaim<object>[] = []

function claim(wanted: VendorScript<object> = script()): ScriptClaim<object> {
  const claimed = claimScript(wanted)
  claims.push(claimed)
  return claimed
}

const loadScript = (wanted: VendorScript<object>, options: LoadOptions) => claim(wanted).load(options)

const elements = () => [...document.querySelectorAll('script')]
const onloadOf = (element: HTMLScriptElement) => new URL(element.src).searchParams.get('onload') ?? ''
const ours = () => Object.keys(window).filter((name) => name.startsWith('__entryphone'))

function arrive(element: HTMLScriptElement) {
  Reflect.set(window, 'vendor', {})
  const onload: unknown = Reflect.get(window, onloadOf(element))
  if (typeof onload === 'function') Reflect.apply(onload, window, [])
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(async () => {
  for (const claimed of claims) claimed.release()
  claims = []
  await Promise.resolve()
  vi.useRealTimers()
  Reflect.deleteProperty(window, 'vendor')
  for (const element of elements()) element.remove()
})

describe('loading a script', () => {
  test('all who ask for a script share one element', async () => {
    const first = loadScript(script(), { timeout: 1000 })
    const second = loadScript(script({ query: { hl: 'ru' } }), { timeout: 1000 })
    expect(elements()).toHaveLength(1)
    arrive(elements()[0]!)
    expect(await first).toBe(await second)
    await loadScript(script(), { timeout: 1000 })
    expect(elements()).toHaveLength(1)
  })

  test('an API the host has put there is used as it is', async () => {
    Reflect.set(window, 'vendor', {})
    await loadScript(script({ src: 'https://hosts.test/api.js' }), { timeout: 1000 })
    expect(elements()).toHaveLength(0)
  })

  test('the element carries the nonce, the query and CORS where the vendor speaks it', async () => {
    const loading = loadScript(script({ crossOrigin: 'anonymous' }), { timeout: 1000, nonce: 'n0nce' })
    const element = elements()[0]!
    expect(element.getAttribute('nonce')).toBe('n0nce')
    expect(element.crossOrigin).toBe('anonymous')
    expect(element.src).toBe(`${src}?render=explicit&onload=${onloadOf(element)}`)
    arrive(element)
    await loading
  })

  test('two scripts at once have callbacks of their own, and none is left behind', async () => {
    const first = loadScript(script(), { timeout: 1000 })
    const second = loadScript(script({ src: 'https://other.test/api.js' }), { timeout: 1000 })
    const [one, other] = elements()
    expect(onloadOf(one!)).not.toBe(onloadOf(other!))
    expect(ours()).toHaveLength(2)
    arrive(one!)
    arrive(other!)
    await Promise.all([first, second])
    expect(ours()).toEqual([])
  })

  test('a script that fails is taken away, and the next call inserts a new one', async () => {
    const failing = loadScript(script(), { timeout: 1000 })
    const blocked = elements()[0]!
    blocked.dispatchEvent(new Event('error'))
    await expect(failing).rejects.toMatchObject({ code: 'captcha-unavailable' })
    expect(elements()).toEqual([])
    expect(ours()).toEqual([])

    const again = loadScript(script(), { timeout: 1000 })
    expect(elements()[0]).not.toBe(blocked)
    // A like request that hangs would be waited for instead.
    expect(elements()[0]!.src).not.toBe(blocked.src)
    arrive(elements()[0]!)
    await again
  })

  test('a script that is too slow is given up, and may not run any more when it comes', async () => {
    const slow = loadScript(script(), { timeout: 1000 })
    const late = elements()[0]!
    slow.catch(() => {})
    await vi.advanceTimersByTimeAsync(1000)
    await expect(slow).rejects.toMatchObject({ code: 'captcha-unavailable' })
    expect(ours()).toEqual([])
    // The browser runs no script whose document is not the one it was put into.
    expect(late.ownerDocument).not.toBe(document)
    const again = loadScript(script(), { timeout: 1000 })
    expect(elements()).toHaveLength(1)
    arrive(elements()[0]!)
    await again
  })

  test('a page in place of the script is told at once, whoever serves it', async () => {
    for (const filename of [src, '']) {
      const failing = loadScript(script(), { timeout: 1000 })
      const element = elements()[0]!
      window.dispatchEvent(new ErrorEvent('error', { filename: filename === '' ? '' : element.src }))
      element.dispatchEvent(new Event('load'))
      await expect(failing).rejects.toMatchObject({ code: 'captcha-unavailable' })
      expect(elements()).toEqual([])
    }
  })

  test('an error in another script is not taken for one in this', async () => {
    const loading = loadScript(script(), { timeout: 1000 })
    const element = elements()[0]!
    window.dispatchEvent(new ErrorEvent('error', { filename: 'https://host.test/app.js' }))
    window.dispatchEvent(new ErrorEvent('error'))
    await vi.advanceTimersByTimeAsync(0)
    element.dispatchEvent(new Event('load'))
    arrive(element)
    expect(await loading).toBeDefined()
  })

  test('a script’s element is removed with its last widget, and put back without running again', async () => {
    const [one, other] = [claim(), claim()]
    const loading = one.load({ timeout: 1000 })
    const element = elements()[0]!
    arrive(element)
    await loading
    one.release()
    await Promise.resolve()
    expect(elements()).toEqual([element])
    other.release()
    await Promise.resolve()
    expect(elements()).toEqual([])
    await loadScript(script(), { timeout: 1000 })
    expect(elements()).toEqual([element])
  })

  test('a script that is released and claimed again at once, as StrictMode does, stays', async () => {
    const first = claim()
    const loading = first.load({ timeout: 1000 })
    const element = elements()[0]!
    first.release()
    const second = claim().load({ timeout: 1000 })
    await Promise.resolve()
    expect(elements()).toEqual([element])
    arrive(element)
    expect(await loading).toBe(await second)
  })

  test('a script that nobody waits for any more does not run', async () => {
    const only = claim()
    const loading = only.load({ timeout: 1000 })
    const element = elements()[0]!
    only.release()
    await expect(loading).rejects.toMatchObject({ code: 'captcha-unavailable' })
    expect(element.ownerDocument).not.toBe(document)
    expect(ours()).toEqual([])
    expect(vi.getTimerCount()).toBe(0)
  })

  test('a script that leaves nothing to call is unavailable', async () => {
    const empty = loadScript(script({ api: () => undefined }), { timeout: 1000 })
    arrive(elements()[0]!)
    await expect(empty).rejects.toMatchObject({ code: 'captcha-unavailable' })
  })

  test('a page that refuses the address, as Trusted Types do, makes it unavailable', async () => {
    vi.spyOn(HTMLScriptElement.prototype, 'src', 'set').mockImplementation(() => {
      throw new TypeError('This document requires TrustedScriptURL assignment.')
    })
    await expect(loadScript(script(), { timeout: 1000 })).rejects.toMatchObject({ code: 'captcha-unavailable' })
    expect(ours()).toEqual([])
  })

  test('a host may end in a slash or have a prefix', () => {
    expect(scriptAddress('https://id.test/captcha/', '/1/api.js')).toBe('https://id.test/captcha/1/api.js')
  })
})

// @vitest-environment jsdom
import { act, cleanup, render } from '@testing-library/react'
import { createRef, StrictMode } from 'react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { AuthError } from '../protocol/error.ts'
import type { AuthErrorCode } from '../protocol/error.ts'
import { FakeVendor } from './fakeVendor.test-support.ts'
import { captchaProviders } from './lazy.ts'
import type { CaptchaHandle, CaptchaProviderProps } from './provider.ts'
import type { ChallengePlace } from './record.test-support.ts'
import { captchaRecords } from './records.test-support.ts'
import { writeThem } from './written.test-support.ts'

/** Time passes, and everything that waits for it happens. */
const pass = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds))
const settle = () => pass(60)

const callbacks = () => Object.keys(window).filter((name) => name.startsWith('__entryphone'))

interface Watched {
  outcome: 'waiting' | 'solved' | 'failed' | AuthErrorCode
  token?: string
  reason?: unknown
}

/** How a promise stands; it is never left unhandled. */
function watch(promise: Promise<string>): Watched {
  const watched: Watched = { outcome: 'waiting' }
  promise.then(
    (token) => Object.assign(watched, { outcome: 'solved', token }),
    (reason: unknown) =>
      Object.assign(watched, { outcome: reason instanceof AuthError ? reason.code : 'failed', reason }),
  )
  return watched
}

const providers = await Promise.all(
  Object.entries(captchaRecords).map(async ([name, record]) => {
    const module = await captchaProviders[name]?.()
    if (module === undefined) throw new Error(`src/captcha/lazy.ts does not list ${name}. Run \`${writeThem}\`.`)
    return { name, Provider: module.default, ...record }
  }),
)

const opensOnBody: ChallengePlace = 'on the page’s body'

/** What all providers do, whoever their vendor is. */
describe.each(providers)('$name', ({ name, Provider, script, lifetime, widget: facts, person }) => {
  const closings = person.closeChallenge === undefined ? [] : [person.closeChallenge]
  let vendor: FakeVendor
  let network: 'serves' | 'blocks' | 'hangs'
  let inserted: HTMLScriptElement[]
  let observer: MutationObserver

  const serve = (element: HTMLScriptElement) => {
    const served = facts.fake(person.solve)
    vendor = served.vendor
    Reflect.set(window, script.global, served.api)
    const onload: unknown = Reflect.get(window, new URL(element.src).searchParams.get('onload') ?? '')
    if (typeof onload === 'function') Reflect.apply(onload, window, [])
    element.dispatchEvent(new Event('load'))
  }

  beforeEach(() => {
    vi.useFakeTimers()
    network = 'serves'
    inserted = []
    vendor = new FakeVendor(() => {})
    observer = new MutationObserver((records) => {
      for (const element of records.flatMap((record) => [...record.addedNodes])) {
        if (!(element instanceof HTMLScriptElement)) continue
        inserted.push(element)
        if (network === 'serves') serve(element)
        if (network === 'blocks') element.dispatchEvent(new Event('error'))
      }
    })
    observer.observe(document, { childList: true, subtree: true })
  })

  afterEach(() => {
    cleanup()
    observer.disconnect()
    vi.useRealTimers()
    Reflect.deleteProperty(window, script.global)
    document.head.replaceChildren()
    document.body.replaceChildren()
    // A script that was given up leaves a callback for its late arrival, which these scripts never have.
    for (const name of callbacks()) Reflect.deleteProperty(window, name)
  })

  async function mount(props: Partial<CaptchaProviderProps> = {}) {
    const ref = createRef<CaptchaHandle>()
    const tree = (changed: Partial<CaptchaProviderProps> = props) => (
      <StrictMode>
        <Provider ref={ref} siteKey="site-key" {...changed} />
      </StrictMode>
    )
    const screen = render(tree())
    await settle()
    return {
      ...screen,
      ref,
      solve: (signal = new AbortController().signal) => watch(ref.current!.solve(signal)),
      update: async (changed: Partial<CaptchaProviderProps>) => {
        screen.rerender(tree(changed))
        await settle()
      },
    }
  }

  const only = () => {
    expect(vendor.live).toHaveLength(1)
    return vendor.live[0]!
  }
  const tick = async (widget = only()) => {
    person.solve(widget, widget.newToken())
    await settle()
  }

  describe('the widget', () => {
    test('under StrictMode exactly one is drawn, by exactly one script', async () => {
      await mount()
      only()
      expect(inserted).toHaveLength(1)
      expect(inserted[0]!.src.split('?')[0]).toBe(script.src)
      expect(callbacks()).toEqual([])
    })

    test('two stand side by side, and one leaving does not disturb the other', async () => {
      const first = await mount()
      const second = await mount()
      expect(vendor.live).toHaveLength(2)
      expect(inserted).toHaveLength(1)
      const [one, other] = [first.solve(), second.solve()]
      await tick(vendor.live[1])
      expect(other.outcome).toBe('solved')
      expect(one.outcome).toBe('waiting')
      second.unmount()
      await tick()
      expect(one.outcome).toBe('solved')
    })

    test('two mounted before the script is there are both drawn, also when a third left meanwhile', async () => {
      network = 'hangs'
      const left = await mount()
      await mount()
      await mount({ language: 'ru' })
      left.unmount()
      expect(inserted).toHaveLength(1)
      serve(inserted[0]!)
      await settle()
      expect(vendor.live).toHaveLength(2)
    })

    test('callbacks that are new on every render do not redraw it', async () => {
      const screen = await mount({ onReady: () => {}, onUnavailable: () => {} })
      const widget = only()
      const drawn = vendor.widgets.length
      const solving = screen.solve()
      await screen.update({ onReady: () => {}, onUnavailable: () => {} })
      expect(only()).toBe(widget)
      expect(vendor.widgets).toHaveLength(drawn)
      await tick()
      expect(solving.outcome).toBe('solved')
    })

    test('an option that changes draws it anew, with the same script', async () => {
      const screen = await mount({ language: 'en' })
      const widget = only()
      await screen.update({ language: 'ru' })
      expect(only()).not.toBe(widget)
      expect(facts.language(only())).toBe('ru')
      expect(inserted).toHaveLength(1)
      const solving = screen.solve()
      await tick()
      expect(solving.outcome).toBe('solved')
    })

    test('language, theme and size are the host’s', async () => {
      await mount({ language: 'ru', theme: 'dark', size: 'invisible' })
      const widget = only()
      expect(widget.parameters).toMatchObject({ sitekey: 'site-key', theme: 'dark' })
      expect(facts.language(widget)).toBe('ru')
      expect(facts.isInvisible(widget)).toBe(true)
    })

    test('script host and nonce are the host’s', async () => {
      await mount({ scriptHost: 'http://localhost:5173/captcha/', nonce: 'n0nce' })
      expect(inserted[0]!.src).toContain(`http://localhost:5173/captcha${new URL(script.src).pathname}?`)
      expect(inserted[0]!.getAttribute('nonce')).toBe('n0nce')
      only()
    })

    test('its box is named, says whose it is, and carries no style of its own', async () => {
      const screen = await mount({ label: 'Security check' })
      const box = screen.getByRole('group', { name: 'Security check' })
      expect(box.className).toBe('entryphone-captcha-box')
      expect(box.dataset['provider']).toBe(name)
      expect(box.hasAttribute('style')).toBe(false)
    })

    test('nothing of it is left on the page when it unmounts', async () => {
      const screen = await mount()
      screen.unmount()
      await settle()
      expect(vendor.live).toEqual([])
      expect(vendor.widgets.filter((widget) => widget !== undefined)).toHaveLength(facts.kept)
      expect(document.querySelectorAll('iframe')).toHaveLength(0)
    })

    test('a host that hears it is ready hears it once', async () => {
      const onReady = vi.fn<() => void>()
      await mount({ onReady })
      expect(onReady).toHaveBeenCalledOnce()
    })
  })

  describe('a visible box', () => {
    test('takes focus and waits for the tick', async () => {
      const screen = await mount({ label: 'Security check' })
      const solving = screen.solve()
      expect(document.activeElement).toBe(screen.getByRole('group'))
      await settle()
      expect(solving.outcome).toBe('waiting')
      await tick()
      expect(solving.outcome).toBe('solved')
    })

    test('gives a tick it already holds without asking', async () => {
      const screen = await mount()
      await tick()
      const solving = screen.solve()
      await settle()
      expect(solving.outcome).toBe('solved')
    })

    test('gives every tick once, and is reset with it', async () => {
      const screen = await mount()
      await tick()
      const first = screen.solve()
      await settle()
      expect(only()).toMatchObject({ resets: 1, response: '' })
      const second = screen.solve()
      await settle()
      expect(second.outcome).toBe('waiting')
      await tick()
      expect(second.outcome).toBe('solved')
      expect(second.token).not.toBe(first.token)
    })

    test('does not hand out a token that would run out on its way to the server', async () => {
      const screen = await mount()
      await tick()
      await pass(lifetime - 10_000)
      const solving = screen.solve()
      await settle()
      expect(solving.outcome).toBe('waiting')
      expect(only().response).toBe('')
    })

    test('that expires while nobody waits is cleared and says so', async () => {
      const onUnavailable = vi.fn<(error: AuthError) => void>()
      const onExpired = vi.fn<() => void>()
      const screen = await mount({ onUnavailable, onExpired })
      await tick()
      person.expire(only())
      expect(only().response).toBe('')
      const solving = screen.solve()
      await settle()
      expect(solving.outcome).toBe('waiting')
      expect(onUnavailable).not.toHaveBeenCalled()
      expect(onExpired).toHaveBeenCalledOnce()
    })

    test('that expires while someone waits can be ticked again', async () => {
      const screen = await mount()
      const solving = screen.solve()
      person.expire(only())
      await settle()
      expect(solving.outcome).toBe('waiting')
      await tick()
      expect(solving.outcome).toBe('solved')
    })

    test('that nobody ticks ends the wait as expired', async () => {
      const screen = await mount({ challengeTimeout: 30_000 })
      const solving = screen.solve()
      await pass(30_000)
      expect(solving.outcome).toBe('captcha-expired')
    })
  })

  describe('an invisible one', () => {
    test('runs when asked, not before, and gives a new token each time', async () => {
      const screen = await mount({ size: 'invisible' })
      expect(only().executed).toBe(0)
      const first = screen.solve()
      expect(only().executed).toBe(1)
      await tick()
      const second = screen.solve()
      await settle()
      expect(second.outcome).toBe('waiting')
      await tick()
      expect(first.outcome).toBe('solved')
      expect(second.outcome).toBe('solved')
      expect(second.token).not.toBe(first.token)
    })

    test('asked before the script is there runs when it is', async () => {
      network = 'hangs'
      const screen = await mount({ size: 'invisible' })
      const solving = screen.solve()
      serve(inserted[0]!)
      await settle()
      expect(only().executed).toBe(1)
      await tick()
      expect(solving.outcome).toBe('solved')
    })

    test('that expires while someone waits runs again', async () => {
      const screen = await mount({ size: 'invisible' })
      const solving = screen.solve()
      person.expire(only())
      await settle()
      expect(only().executed).toBe(2)
      await tick()
      expect(solving.outcome).toBe('solved')
    })

    test('that nobody waits for any more is reset, and the next call runs it again', async () => {
      const screen = await mount({ size: 'invisible' })
      const leaving = new AbortController()
      const left = screen.solve(leaving.signal)
      leaving.abort()
      await settle()
      expect(left.reason).toBe(leaving.signal.reason)
      expect(only().resets).toBe(1)
      const solving = screen.solve()
      await tick()
      expect(solving.outcome).toBe('solved')
    })
  })

  describe.each(['visible', 'invisible'] as const)('%s', (size) => {
    test.each(closings)('a challenge that is closed rejects, and can be opened again', async (closeChallenge) => {
      const screen = await mount({ size })
      const solving = screen.solve()
      person.openChallenge(only())
      await settle()
      closeChallenge(only())
      await pass(250)
      expect(solving.outcome).toBe('captcha-closed')
      const again = screen.solve()
      person.openChallenge(only())
      await settle()
      await tick()
      await pass(1000)
      expect(again.outcome).toBe('solved')
      const left = screen.solve()
      person.openChallenge(only())
      await settle()
      closeChallenge(only())
      await pass(250)
      expect(left.outcome).toBe('captcha-closed')
    })

    test('a challenge that breaks down rejects and is told to the host', async () => {
      const onUnavailable = vi.fn<(error: AuthError) => void>()
      const screen = await mount({ size, onUnavailable })
      const solving = screen.solve()
      person.breakDown(only())
      await settle()
      expect(solving.outcome).toBe('captcha-unavailable')
      expect(onUnavailable).toHaveBeenCalledOnce()
      const broken = only()
      const again = screen.solve()
      await settle()
      expect(only()).not.toBe(broken)
      await tick()
      expect(again.outcome).toBe('solved')
    })

    test('a script that is blocked rejects, and the next call really loads it again', async () => {
      network = 'blocks'
      const onUnavailable = vi.fn<(error: AuthError) => void>()
      const screen = await mount({ size, onUnavailable })
      expect(onUnavailable.mock.calls.map(([error]) => error.code)).toEqual(['captcha-unavailable'])
      const refused = screen.solve()
      await settle()
      expect(refused.outcome).toBe('captcha-unavailable')
      expect(inserted).toHaveLength(2)
      network = 'serves'
      const solving = screen.solve()
      await settle()
      expect(inserted).toHaveLength(3)
      expect(new Set(inserted).size).toBe(3)
      expect(document.querySelectorAll('script')).toHaveLength(1)
      await tick()
      expect(solving.outcome).toBe('solved')
    })

    test('a script that does not come rejects whoever waits', async () => {
      network = 'hangs'
      const screen = await mount({ size })
      const solving = screen.solve()
      await pass(15_000)
      expect(solving.outcome).toBe('captcha-unavailable')
    })

    test('a remount after a blocked script loads it again', async () => {
      network = 'blocks'
      const screen = await mount({ size })
      screen.unmount()
      network = 'serves'
      await mount({ size })
      expect(inserted).toHaveLength(2)
      only()
    })

    test('leaving rejects with the signal’s reason, at once when it was left before', async () => {
      const screen = await mount({ size })
      const leaving = new AbortController()
      const solving = screen.solve(leaving.signal)
      leaving.abort(new AuthError('timeout'))
      await settle()
      expect(solving.reason).toBe(leaving.signal.reason)
      const late = screen.solve(leaving.signal)
      await settle()
      expect(late.reason).toBe(leaving.signal.reason)
    })

    test('a newer call ends an older one, and the token goes to the newer', async () => {
      const screen = await mount({ size })
      const older = screen.solve()
      const newer = screen.solve()
      await tick()
      expect(older.outcome).toBe('captcha-closed')
      expect(newer.outcome).toBe('solved')
    })

    test('unmounting while someone waits rejects, and a late token is nobody’s', async () => {
      const screen = await mount({ size })
      const widget = only()
      const handle = screen.ref.current!
      const solving = screen.solve()
      screen.unmount()
      await settle()
      expect(solving.reason).toMatchObject({ name: 'AbortError' })
      person.solve(widget, widget.newToken())
      await settle()
      await expect(handle.solve(new AbortController().signal)).rejects.toMatchObject({ name: 'AbortError' })
    })

    test('unmounting while the script loads rejects, and draws nothing when it comes', async () => {
      network = 'hangs'
      const screen = await mount({ size })
      const solving = screen.solve()
      screen.unmount()
      serve(inserted[0]!)
      await settle()
      expect(solving.reason).toMatchObject({ name: 'AbortError' })
      expect(vendor.widgets).toEqual([])
      expect(document.querySelector('script')).toBeNull()
    })

    test('an option that changes while someone waits closes the challenge they saw', async () => {
      const screen = await mount({ size, language: 'en' })
      const solving = screen.solve()
      await screen.update({ size, language: 'ru' })
      expect(solving.outcome).toBe('captcha-closed')
    })

    test('without a site key it is misconfigured, and nobody is asked', async () => {
      const screen = await mount({ size, siteKey: '' })
      const solving = screen.solve()
      await settle()
      expect(solving.outcome).toBe('misconfigured')
      expect(inserted).toEqual([])
    })

    test('focus comes back to who asked, unless they went elsewhere', async () => {
      const [button, field] = [document.createElement('button'), document.createElement('input')]
      document.body.append(button, field)
      const screen = await mount({ size })
      button.focus()
      screen.solve()
      await tick()
      expect(document.activeElement).toBe(button)
      screen.solve()
      field.focus()
      await tick()
      expect(document.activeElement).toBe(field)
    })
  })

  test(`in a modal dialog, a developer reads ${facts.opens === opensOnBody ? '' : 'no '}advice: its challenge opens ${facts.opens}`, async () => {
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => {})
    render(
      <dialog open>
        <Provider siteKey="site-key" />
      </dialog>,
    )
    await settle()
    only()
    const advice = warned.mock.calls.filter(([said]) => String(said).includes(`E69 (${name})`))
    expect(advice).toHaveLength(facts.opens === opensOnBody ? 1 : 0)
  })

  test('is found by its name', async () => {
    expect((await captchaProviders[name]?.())?.default).toBe(Provider)
  })
})

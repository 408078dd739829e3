// @vitest-environment jsdom
import { act, cleanup, render } from '@testing-library/react'
import { createRef } from 'react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { AuthError } from '../protocol/error.ts'
import { HCaptcha } from './providers/hcaptcha.tsx'
import type { CaptchaHandle, CaptchaProvider, CaptchaProviderProps } from './provider.ts'
import { Recaptcha } from './providers/recaptcha.tsx'
import { SmartCaptcha } from './providers/smartcaptcha.tsx'
import { Turnstile } from './providers/turnstile.tsx'

/** What one vendor does that no other does. What all of them do is in contract.test.tsx. */

const globals = ['hcaptcha', 'smartCaptcha', 'grecaptcha', 'turnstile']
const settle = (milliseconds = 0) => act(() => vi.advanceTimersByTimeAsync(milliseconds))

type Parameters = Readonly<Record<string, unknown>>

function fake(overrides: object = {}) {
  const rendered: Parameters[] = []
  return {
    rendered,
    call: (parameter: string, ...given: unknown[]) => {
      const callback = rendered.at(-1)?.[parameter]
      if (typeof callback === 'function') Reflect.apply(callback, undefined, given)
    },
    api: {
      render(_: HTMLElement, parameters: Parameters) {
        return `w${rendered.push(parameters)}`
      },
      execute() {},
      reset() {},
      remove() {},
      destroy() {},
      subscribe: () => () => {},
      ...overrides,
    },
  }
}

const hcaptchaOnly = { getResponse: () => 'token', getRespKey: () => 'key' }

async function mount(Provider: CaptchaProvider, props: Partial<CaptchaProviderProps> = {}) {
  const ref = createRef<CaptchaHandle>()
  const screen = render(
    <div>
      <p>The host’s page</p>
      <Provider ref={ref} siteKey="site-key" {...props} />
    </div>,
  )
  await settle()
  const solve = () => {
    const solving = ref.current!.solve(new AbortController().signal)
    solving.catch(() => {})
    return solving
  }
  return { ...screen, solve }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
  for (const name of globals) Reflect.deleteProperty(window, name)
  document.head.replaceChildren()
})

describe('hCaptcha', () => {
  test('is asked for without its reCAPTCHA compatibility and without sentry', async () => {
    const screen = await mount(HCaptcha)
    const query = new URL(document.querySelector('script')!.src).searchParams
    expect(Object.fromEntries(query)).toMatchObject({ render: 'explicit', recaptchacompat: 'off', sentry: 'false' })
    screen.unmount()
    await settle(15_000)
  })

  test('opens its challenge in the modal dialog it stands in, and leaves nothing there', async () => {
    const { api, rendered } = fake(hcaptchaOnly)
    Reflect.set(window, 'hcaptcha', api)
    const screen = render(
      <dialog open aria-label="Sign-in">
        <HCaptcha siteKey="site-key" />
      </dialog>,
    )
    await settle()
    const dialog = screen.getByRole('dialog')
    expect(dialog.lastElementChild).toBe(rendered.at(-1)?.['challenge-container'])
    screen.rerender(<dialog open aria-label="Sign-in" />)
    await settle()
    expect(dialog.childElementCount).toBe(0)
  })

  test('opens its challenge where the host says, and on the body where nobody does', async () => {
    const { api, rendered } = fake(hcaptchaOnly)
    Reflect.set(window, 'hcaptcha', api)
    const screen = await mount(HCaptcha, { challengeContainer: 'challenges' })
    expect(rendered.at(-1)).toHaveProperty('challenge-container', 'challenges')
    screen.unmount()
    await mount(HCaptcha)
    expect(rendered.at(-1)).not.toHaveProperty('challenge-container')
  })

  test('is drawn without a script of the wrapper’s own', async () => {
    const { api, rendered } = fake(hcaptchaOnly)
    Reflect.set(window, 'hcaptcha', api)
    await mount(HCaptcha)
    expect(rendered).toEqual([expect.objectContaining({ reCaptchaCompat: false, sentry: false })])
    expect(document.querySelectorAll('script')).toHaveLength(0)
  })

  test('a challenge that runs out ends an invisible wait and leaves a visible one waiting', async () => {
    const { api, call } = fake(hcaptchaOnly)
    Reflect.set(window, 'hcaptcha', api)
    const invisible = await mount(HCaptcha, { size: 'invisible' })
    const lost = invisible.solve()
    call('chalexpired-callback')
    await expect(lost).rejects.toMatchObject({ code: 'captcha-expired' })
    invisible.unmount()

    const visible = await mount(HCaptcha)
    const kept = visible.solve()
    call('chalexpired-callback')
    call('callback', 'token')
    expect(await kept).toBe('token')
  })

  test.each([
    ['challenge-closed', 'captcha-closed'],
    ['challenge-expired', 'captcha-expired'],
    ['rate-limited', 'rate-limited'],
    ['invalid-data', 'misconfigured'],
    ['[hCaptcha] Missing sitekey - https://docs.hcaptcha.com/configuration', 'misconfigured'],
    ['challenge-error', 'captcha-unavailable'],
    ['network-error', 'captcha-unavailable'],
    ['internal-error', 'captcha-unavailable'],
    ['invalid-captcha-id', 'captcha-unavailable'],
  ])('the error %s is %s, as a string and as an Error', async (reported, code) => {
    const { api, call } = fake(hcaptchaOnly)
    Reflect.set(window, 'hcaptcha', api)
    const screen = await mount(HCaptcha, { size: 'invisible' })
    for (const error of [reported, new Error(reported)]) {
      const solving = screen.solve()
      await settle()
      call('error-callback', error)
      await settle(250)
      await expect(solving).rejects.toMatchObject({ code })
    }
  })

  test('a script that throws while it draws does not take the page down', async () => {
    // React reports what a boundary caught.
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const onUnavailable = vi.fn<(error: AuthError) => void>()
    const broken = fake({
      ...hcaptchaOnly,
      render() {
        throw new Error('Invalid site key.')
      },
    })
    Reflect.set(window, 'hcaptcha', broken.api)
    const screen = await mount(HCaptcha, { onUnavailable })
    expect(screen.getByText('The host’s page')).toBeDefined()
    expect(onUnavailable).toHaveBeenCalledOnce()
    const mended = fake(hcaptchaOnly)
    Reflect.set(window, 'hcaptcha', mended.api)
    const solving = screen.solve()
    await settle()
    mended.call('callback', 'token')
    expect(await solving).toBe('token')
  })
})

describe('reCAPTCHA', () => {
  test('does not take hCaptcha’s compatible API under the same global for its own', async () => {
    const { api, rendered } = fake(hcaptchaOnly)
    Reflect.set(window, 'grecaptcha', api)
    const screen = await mount(Recaptcha, { scriptHost: 'https://www.recaptcha.net' })
    expect(rendered).toEqual([])
    expect(document.querySelector('script')?.src).toMatch(/^https:\/\/www\.recaptcha\.net\/recaptcha\/api\.js\?/)
    screen.unmount()
    await settle(15_000)
  })
})

describe('reCAPTCHA’s undocumented promise', () => {
  test('is caught where it rejects: uncaught it would be on the host’s console', async () => {
    const { api } = fake({ execute: () => Promise.reject(null) })
    Reflect.set(window, 'grecaptcha', api)
    const screen = await mount(Recaptcha, { size: 'invisible' })
    await expect(screen.solve()).rejects.toMatchObject({ code: 'captcha-unavailable' })
  })

  test('a site key that Google refuses is `misconfigured`', async () => {
    const { api } = fake({
      render() {
        throw new Error('Invalid site key or not loaded in api.js: site-key')
      },
    })
    Reflect.set(window, 'grecaptcha', api)
    const onUnavailable = vi.fn<(error: AuthError) => void>()
    await mount(Recaptcha, { onUnavailable })
    expect(onUnavailable.mock.calls.map(([error]) => error.code)).toEqual(['misconfigured'])
  })
})

describe('SmartCaptcha', () => {
  test.each([
    ['en-GB', 'en'],
    ['RU', 'ru'],
    ['de', undefined],
  ])('speaks %s as %s', async (language, hl) => {
    const { api, rendered } = fake()
    Reflect.set(window, 'smartCaptcha', api)
    await mount(SmartCaptcha, { language })
    expect(rendered[0]?.['hl']).toBe(hl)
  })
})

describe('Turnstile', () => {
  const drawnWith = async (props: Partial<CaptchaProviderProps>) => {
    const { api, rendered, call } = fake()
    Reflect.set(window, 'turnstile', api)
    return { ...(await mount(Turnstile, props)), parameters: rendered[0], call }
  }

  test.each([
    ['en-GB', 'en-gb'],
    ['RU', 'ru'],
    ['zh-Hans', 'zh'],
    ['sr-Latn-RS', 'sr'],
    [undefined, 'auto'],
  ])('speaks %s as %s', async (language, spoken) => {
    const { parameters } = await drawnWith(language === undefined ? {} : { language })
    expect(parameters?.['language']).toBe(spoken)
  })

  test.each([
    ['visible', { size: 'flexible', execution: 'render', appearance: 'always', retry: 'auto' }],
    ['compact', { size: 'compact', execution: 'render', appearance: 'always', retry: 'auto' }],
    ['invisible', { size: 'flexible', execution: 'execute', appearance: 'interaction-only', retry: 'never' }],
  ] as const)('is drawn %s', async (size, expected) => {
    const { parameters } = await drawnWith({ size })
    expect(parameters).toMatchObject(expected)
  })

  test('keeps no token in the host’s form', async () => {
    const { parameters } = await drawnWith({})
    expect(parameters?.['response-field']).toBe(false)
  })

  test.each([
    ['110100', 'misconfigured'],
    ['110110', 'misconfigured'],
    ['110200', 'misconfigured'],
    ['400020', 'misconfigured'],
    ['400070', 'misconfigured'],
    ['105010', 'misconfigured'],
    ['110500', 'captcha-unavailable'],
    ['110600', 'captcha-expired'],
    ['110620', 'captcha-expired'],
    ['200500', 'captcha-unavailable'],
    ['300030', 'captcha-unavailable'],
    ['600010', 'captcha-unavailable'],
  ])('the error %s is %s', async (reported, code) => {
    const { solve, call } = await drawnWith({ size: 'invisible' })
    const solving = solve()
    call('error-callback', reported)
    await expect(solving).rejects.toMatchObject({ code })
  })

  test('a challenge that runs out ends an invisible wait; a browser it does not support is told', async () => {
    const { solve, call } = await drawnWith({ size: 'invisible' })
    const lost = solve()
    call('timeout-callback')
    await expect(lost).rejects.toMatchObject({ code: 'captcha-expired' })
    const refused = solve()
    await settle()
    call('unsupported-callback')
    await expect(refused).rejects.toMatchObject({ code: 'captcha-unavailable' })
  })

  test('a widget that could not be drawn is unavailable', async () => {
    const onUnavailable = vi.fn<(error: AuthError) => void>()
    Reflect.set(window, 'turnstile', fake({ render: () => undefined }).api)
    await mount(Turnstile, { onUnavailable })
    expect(onUnavailable).toHaveBeenCalledOnce()
  })
})

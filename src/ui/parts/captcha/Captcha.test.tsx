// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { createRef, forwardRef, type RefObject, StrictMode, useImperativeHandle } from 'react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { CaptchaHandle, CaptchaProviderProps } from '../../../captcha/provider.ts'
import { ru } from '../../../locales/languages/ru.ts'
import { AuthError } from '../../../protocol/error.ts'
import type { CaptchaToken } from '../../../protocol/step.ts'
import { captchaToken } from '../../../captcha/token.ts'
import { Captcha } from './Captcha.tsx'

const token = captchaToken('a token')
const challenge = { provider: 'own', siteKey: 'a site key' }
const never = new AbortController().signal

/** A provider a host wrote. */
const Own = forwardRef<CaptchaHandle, CaptchaProviderProps>(function Own(props, ref) {
  useImperativeHandle(ref, () => ({ solve: () => Promise.resolve(token) }), [])
  const { siteKey, language, theme, size } = props
  return <fieldset aria-label={props.label}>{[siteKey, language, theme, size].join(' ')}</fieldset>
})

afterEach(cleanup)

/** A press, and what React draws because of it: the token waits for that. */
async function pressed(ref: RefObject<CaptchaHandle | null>): Promise<CaptchaToken> {
  const solving = ref.current!.solve(never)
  await act(async () => {
    await Promise.resolve()
  })
  return solving
}

test('Captcha alone on a page takes its options from its props, and loads when a token is wanted', async () => {
  const ref = createRef<CaptchaHandle>()
  const load = vi.fn(() => Promise.resolve({ default: Own }))
  render(
    <StrictMode>
      <Captcha
        ref={ref}
        challenge={challenge}
        load={load}
        label="Check"
        language="de"
        theme="dark"
        options={{ size: 'compact' }}
      />
    </StrictMode>,
  )
  expect(load).not.toHaveBeenCalled()
  expect(await pressed(ref)).toBe('a token')
  expect(load).toHaveBeenCalledOnce()
  expect(screen.getByRole('group', { name: 'Check' }).textContent).toBe('a site key de dark compact')
})

test('a provider whose code could not load is asked for again by the next press', async () => {
  const ref = createRef<CaptchaHandle>()
  const load = vi.fn(() => Promise.resolve({ default: Own })).mockRejectedValueOnce(new TypeError('blocked'))
  render(<Captcha ref={ref} challenge={challenge} load={load} label="Check" />)
  await expect(ref.current!.solve(never)).rejects.toMatchObject({ code: 'captcha-unavailable' })
  expect(await pressed(ref)).toBe('a token')
  expect(load).toHaveBeenCalledTimes(2)
})

test('a challenge of a provider that nobody brings is misconfigured', async () => {
  const ref = createRef<CaptchaHandle>()
  render(<Captcha ref={ref} challenge={challenge} />)
  await expect(ref.current!.solve(never)).rejects.toMatchObject({ code: 'misconfigured' })
})

const pending = () => new Promise<{ default: typeof Own }>(() => {})

test('Captcha alone on a page has a name, and speaks the language of its messages', async () => {
  const ref = createRef<CaptchaHandle>()
  const load = () => Promise.resolve({ default: Own })
  const { rerender } = render(<Captcha ref={ref} challenge={challenge} load={load} />)
  await pressed(ref)
  expect(screen.getByRole('group', { name: 'Check that you are not a robot' }).textContent).toBe(
    'a site key  light visible',
  )
  rerender(<Captcha ref={ref} challenge={challenge} load={load} messages={ru} />)
  expect(screen.getByRole('group', { name: 'Подтвердите, что вы не робот' }).textContent).toContain('ru')
})

test('Captcha follows the system’s theme, also when that changes', async () => {
  let changed = () => {}
  let isDark = false
  vi.stubGlobal('matchMedia', () => ({
    get matches() {
      return isDark
    },
    addEventListener: (_: string, listener: () => void) => (changed = listener),
    removeEventListener() {},
  }))
  const ref = createRef<CaptchaHandle>()
  render(<Captcha ref={ref} challenge={challenge} load={() => Promise.resolve({ default: Own })} />)
  await pressed(ref)
  expect(screen.getByRole('group').textContent).toContain('light')
  isDark = true
  act(() => changed())
  expect(screen.getByRole('group').textContent).toContain('dark')
})

test('a challenge that leaves the page while its code loads rejects with an AbortError', async () => {
  const ref = createRef<CaptchaHandle>()
  const { unmount } = render(<Captcha ref={ref} challenge={challenge} load={pending} />)
  const solving = ref.current!.solve(never)
  unmount()
  await expect(solving).rejects.toMatchObject({ name: 'AbortError' })
})

test('a challenge given up while its code loads rejects at once, with the signal’s reason', async () => {
  const ref = createRef<CaptchaHandle>()
  render(<Captcha ref={ref} challenge={challenge} load={pending} />)
  const leaving = new AbortController()
  const solving = ref.current!.solve(leaving.signal)
  leaving.abort()
  await expect(solving).rejects.toBe(leaving.signal.reason)
  const load = vi.fn(pending)
  render(<Captcha ref={ref} challenge={challenge} load={load} />)
  await expect(ref.current!.solve(leaving.signal)).rejects.toBe(leaving.signal.reason)
  expect(load).not.toHaveBeenCalled()
})

test('a challenge that did not load says so in its room, and loads again on request', async () => {
  const load = vi.fn(() => Promise.resolve({ default: Own })).mockRejectedValueOnce(new TypeError('blocked'))
  render(<Captcha challenge={challenge} load={load} wanted />)
  expect(screen.getByText('The check is loading…')).toBeDefined()
  // Nobody has asked for it yet: not read out.
  expect(screen.getByRole('status').textContent).toBe('')
  const again = await screen.findByRole('button', { name: 'Load it again' })
  expect(screen.getByRole('status').textContent).toBe('The check did not load. Ad blockers may stop it.')
  fireEvent.click(again)
  expect(await screen.findByRole('group')).toBeDefined()
  expect(screen.getByRole('status').textContent).toBe('')
  expect(screen.queryByRole('button')).toBeNull()
  expect(load).toHaveBeenCalledTimes(2)
})

test('a challenge that fails a press leaves the reason to the form, and offers to try again', async () => {
  const ref = createRef<CaptchaHandle>()
  const load = () => Promise.reject(new TypeError('blocked'))
  render(<Captcha ref={ref} challenge={challenge} load={load} />)
  await act(() => ref.current!.solve(never).catch(() => {}))
  expect(screen.getByRole('button', { name: 'Load it again' })).toBeDefined()
  expect(screen.getByRole('status').textContent).toBe('')
})

test('an invisible challenge shows no error: the form that asked for it does', async () => {
  render(
    <Captcha
      challenge={challenge}
      load={() => Promise.reject(new TypeError('blocked'))}
      wanted
      options={{ size: 'invisible' }}
    />,
  )
  await act(() => Promise.resolve())
  expect(screen.queryByRole('status')).toBeNull()
  expect(screen.queryByRole('button')).toBeNull()
})

test('what a provider of the host’s own says of its failure is not handed on, but for what it means', async () => {
  const words = 'refused with 482913'
  const Failing = forwardRef<CaptchaHandle, CaptchaProviderProps>(function Failing(_, ref) {
    useImperativeHandle(ref, () => ({ solve: () => Promise.reject(thrown) }), [])
    return null
  })
  let thrown: unknown = words
  const ref = createRef<CaptchaHandle>()
  const fails = async (error: object) => {
    const failed = ref.current!.solve(never).catch((reason: unknown) => reason)
    await act(() => Promise.resolve())
    expect(await failed).toMatchObject(error)
  }
  render(<Captcha ref={ref} challenge={challenge} load={() => Promise.resolve({ default: Failing })} />)
  const failed = { from: 'captcha', thrown: 'string' }
  await fails({ code: 'unexpected', cause: failed })
  thrown = new AuthError('captcha-closed', { cause: words })
  await fails({ code: 'captcha-closed', cause: { from: 'captcha' } })
  cleanup()
  render(<Captcha ref={ref} challenge={challenge} load={() => Promise.reject(words)} />)
  const notLoaded = { from: 'captchaProviders', thrown: 'string' }
  await fails({ code: 'captcha-unavailable', cause: notLoaded })
})

describe('a provider of the host’s own that never answers', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })
  const failing = (ref: RefObject<CaptchaHandle | null>) => ref.current!.solve(never).catch((reason: unknown) => reason)
  const after = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds))

  test('while it loads is given up, and loaded again by the next press', async () => {
    const ref = createRef<CaptchaHandle>()
    const load = vi.fn(pending)
    render(<Captcha ref={ref} challenge={challenge} load={load} options={{ loadTimeout: 5000 }} />)
    for (const times of [1, 2]) {
      const failed = failing(ref)
      await after(5000)
      expect(await failed).toMatchObject({ code: 'captcha-unavailable' })
      expect(load).toHaveBeenCalledTimes(times)
    }
  })

  test('while it solves is an expired challenge', async () => {
    const Silent = forwardRef<CaptchaHandle, CaptchaProviderProps>(function Silent(_, ref) {
      useImperativeHandle(ref, () => ({ solve: () => new Promise<CaptchaToken>(() => {}) }), [])
      return null
    })
    const ref = createRef<CaptchaHandle>()
    render(<Captcha ref={ref} challenge={challenge} load={() => Promise.resolve({ default: Silent })} />)
    const failed = failing(ref)
    await after(0)
    await after(120_000)
    expect(await failed).toMatchObject({ code: 'captcha-expired' })
  })

  test('or throws where it should reject, is unavailable', async () => {
    const ref = createRef<CaptchaHandle>()
    const load = () => {
      throw new TypeError('not a loader')
    }
    render(<Captcha ref={ref} challenge={challenge} load={load} />)
    const failed = failing(ref)
    await after(0)
    expect(await failed).toMatchObject({ code: 'captcha-unavailable' })
  })
})

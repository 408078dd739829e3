// @vitest-environment jsdom
import { act, render } from '@testing-library/react'
import { createRef, forwardRef, StrictMode, useImperativeHandle } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import type { CaptchaHandle } from '../../captcha/provider.ts'
import { en } from '../../locales/languages/en.ts'
import { captchaToken } from '../../captcha/token.ts'
import type { CaptchaPart } from '../parts/captcha/importCaptcha.ts'
import { WidgetContext } from '../WidgetContext.ts'
import { StepChallenge } from './StepChallenge.tsx'

const importCaptcha = vi.fn<() => Promise<CaptchaPart>>()

/** As a vendor makes one. */
const token = captchaToken('a token')
const Drawn = forwardRef<CaptchaHandle>(function Drawn(_, ref) {
  useImperativeHandle(ref, () => ({ solve: () => Promise.resolve(token) }), [])
  return <fieldset aria-label="Drawn" />
})

function show() {
  const ref = createRef<CaptchaHandle>()
  const view = render(
    <StrictMode>
      <WidgetContext.Provider
        value={{
          messages: en,
          announce: () => {},
          captcha: { own: { loadTimeout: 5000 } },
          loadCaptcha: importCaptcha,
        }}
      >
        <StepChallenge ref={ref} challenge={{ provider: 'own', siteKey: 'a site key' }} />
      </WidgetContext.Provider>
    </StrictMode>,
  )
  const leaving = new AbortController()
  const solve = async () => ref.current?.solve(leaving.signal)
  return { ...view, solve, leaving }
}
const after = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds))

afterEach(() => {
  vi.useRealTimers()
  importCaptcha.mockReset()
})

// In this order: once it has come, it is there for good.
test('a challenge whose code never comes is given up when its time is over', async () => {
  vi.useFakeTimers()
  importCaptcha.mockReturnValue(new Promise(() => {}))
  const { solve, container } = show()
  const solved = solve().catch((thrown: unknown) => thrown)
  await after(4999)
  expect(container.querySelector('.entryphone-captcha[data-provider=own] .entryphone-captcha-news')).not.toBeNull()
  await after(1)
  expect(await solved).toMatchObject({ code: 'captcha-unavailable' })
})

test('a press while the code of a challenge loads ends when the person leaves', async () => {
  importCaptcha.mockReturnValue(new Promise(() => {}))
  const { solve, leaving, unmount } = show()
  const given = solve().catch((thrown: unknown) => thrown)
  leaving.abort('given up')
  expect(await given).toBe('given up')
  const { solve: another, unmount: leave } = show()
  const left = another().catch((thrown: unknown) => thrown)
  leave()
  expect(await left).toMatchObject({ name: 'AbortError' })
  unmount()
})

test('a challenge whose code could not be fetched says so to the press, and the next one fetches it again', async () => {
  importCaptcha.mockRejectedValue(new TypeError('blocked'))
  const { solve, container, getByRole } = show()
  await expect(solve()).rejects.toMatchObject({ code: 'captcha-unavailable' })
  expect(container.querySelector('.entryphone-captcha-room')).not.toBeNull()
  importCaptcha.mockResolvedValue(Drawn)
  const solved = solve()
  await act(async () => {
    await Promise.resolve()
  })
  expect(await solved).toBe('a token')
  expect(getByRole('group', { name: 'Drawn' })).toBeTruthy()
})

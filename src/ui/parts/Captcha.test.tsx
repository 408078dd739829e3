// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react'
import { createRef, forwardRef, type RefObject, StrictMode, useImperativeHandle } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import type { CaptchaHandle, CaptchaProviderProps } from '../../captcha/provider.ts'
import type { CaptchaToken } from '../../protocol/step.ts'
import { Captcha } from './Captcha.tsx'

const token = 'a token' as CaptchaToken
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

test('alone on a page it takes what it needs from its props, and loads when a token is wanted', async () => {
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

test('a name nobody answers to is said to be misconfigured', async () => {
  const ref = createRef<CaptchaHandle>()
  render(<Captcha ref={ref} challenge={challenge} />)
  await expect(ref.current!.solve(never)).rejects.toMatchObject({ code: 'misconfigured' })
})

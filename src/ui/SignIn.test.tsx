// @vitest-environment jsdom
import { act, screen, waitFor } from '@testing-library/react'
import { forwardRef, useImperativeHandle } from 'react'
import { expect, test, vi } from 'vitest'
import type { CaptchaHandle, CaptchaProviderProps } from '../captcha/provider.ts'
import { AuthError } from '../protocol/error.ts'
import { captchaToken } from '../captcha/token.ts'
import { sampleSteps } from '../testing/index.ts'
import { showWidget } from '../test-support/showWidget.test-support.tsx'

const { phone, code, done } = sampleSteps

test('focus stays with the page at first, and follows the person from then on', async () => {
  const { user } = showWidget({ start: phone, answers: { 'phone.submit': code, 'code.submit': done } })
  await screen.findByRole('heading', { name: 'Sign in' })
  expect(document.body).toBe(document.activeElement)
  await user.type(screen.getByRole('textbox', { name: 'Phone number' }), '9991234567{Enter}')
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'Code' })).toBe(document.activeElement))
  expect(screen.getByRole('status').textContent).toBe('Enter the code Sent to +7 999 123-45-67')
  await user.click(screen.getByRole('button', { name: 'Change number' }))
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'Phone number' })).toBe(document.activeElement))
})

test('autoFocus puts the focus into the first field at once', async () => {
  showWidget({ start: phone }, { autoFocus: true })
  expect(await screen.findByRole('textbox', { name: 'Phone number' })).toBe(document.activeElement)
})

test('the last screen has its heading and its focus, and hands the host the session once', async () => {
  const onDone = vi.fn()
  const { user } = showWidget({ start: code, answers: { 'code.submit': done } }, { onDone, brand: { name: 'Acme' } })
  await user.type(await screen.findByRole('textbox', { name: 'Code' }), '123456')
  const heading = await screen.findByRole('heading', { name: 'You are signed in' })
  expect(heading).toBe(document.activeElement)
  expect(screen.getByText('Taking you to Acme.')).toBeTruthy()
  expect(onDone).toHaveBeenCalledTimes(1)
  expect(onDone).toHaveBeenCalledWith(done.session)
})

test('a start that fails says why and can be tried again', async () => {
  let tries = 0
  const { user } = showWidget({
    start: () => {
      tries++
      if (tries <= 2) throw new AuthError('network')
      return phone
    },
  })
  await screen.findByText('We cannot reach the server. Please try again.')
  while (screen.queryByRole('button', { name: 'Try again' }) !== null && tries < 5) {
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    await waitFor(() => expect(screen.queryByText('Loading…')).toBeNull())
  }
  expect(await screen.findByRole('textbox', { name: 'Phone number' })).toBeTruthy()
})

test('a second press that comes before the first one shows asks for nothing more', async () => {
  const { backend } = showWidget({ start: 'network' })
  const button = await screen.findByRole('button', { name: 'Try again' })
  const before = backend.calls.length
  act(() => {
    button.click()
    button.click()
  })
  await screen.findByRole('button', { name: 'Try again' })
  expect(backend.calls.length).toBe(before + 1)
})

test('the host chooses the level of the heading', async () => {
  showWidget({ start: phone }, { headingLevel: 1 })
  expect(await screen.findByRole('heading', { level: 1, name: 'Sign in' })).toBeTruthy()
})

test('a challenge loads when someone turns to the form, and each request spends its own token', async () => {
  const load = vi.fn()
  let given = 0
  const Fake = forwardRef<CaptchaHandle, CaptchaProviderProps>(function Fake({ siteKey, nonce }, ref) {
    useImperativeHandle(ref, () => ({ solve: async () => captchaToken(`token-${++given}`) }), [])
    return <p>{`${siteKey} ${nonce}`}</p>
  })
  const provider = async () => {
    load()
    return { default: Fake }
  }
  const { user, made } = showWidget(
    {
      start: { ...phone, captcha: { submit: { provider: 'fake', siteKey: 'site' } } },
      answers: { 'phone.submit': ['captcha-refused', code] },
    },
    { captchaProviders: { fake: provider }, captcha: { fake: { nonce: 'abc' } } },
  )
  const input = await screen.findByRole('textbox', { name: 'Phone number' })
  expect(load).not.toHaveBeenCalled()
  await user.type(input, '9991234567')
  expect(await screen.findByText('site abc')).toBeTruthy()
  await user.keyboard('{Enter}')
  await screen.findByText('The check did not pass. Please try again.')
  await user.click(screen.getByRole('button', { name: 'Continue' }))
  await screen.findByRole('heading', { name: 'Enter the code' })
  expect(made('phone.submit')).toEqual([
    { phone: '+79991234567', captcha: 'token-1' },
    { phone: '+79991234567', captcha: 'token-2' },
  ])
})

test('a message that is still good needs no challenge', async () => {
  const { back } = code
  if (back?.kind !== 'phone' || back.phone === undefined) throw new Error('The sample leads back to a number.')
  const { user, made } = showWidget({
    start: {
      ...back,
      sent: { phone: back.phone, resendAt: Date.now() + 60_000 },
      captcha: { submit: { provider: 'none', siteKey: 'x' } },
    },
    answers: { 'phone.submit': code },
  })
  await user.click(await screen.findByRole('button', { name: 'Continue' }))
  await screen.findByRole('heading', { name: 'Enter the code' })
  expect(made('phone.submit')).toEqual([{ phone: '+79991234567' }])
})

test('a challenge that does not load, or that nobody knows, is an error like any other', async () => {
  const spoiled = { start: { ...phone, captcha: { submit: { provider: 'fake', siteKey: 'x' } } } }
  const { user, unmount } = showWidget(spoiled, {
    captchaProviders: { fake: () => Promise.reject(new Error('blocked')) },
  })
  await user.type(await screen.findByRole('textbox', { name: 'Phone number' }), '9991234567{Enter}')
  expect(await screen.findByText('The check did not load. Ad blockers may stop it.')).toBeTruthy()
  unmount()
  showWidget(spoiled)
  await user.type(await screen.findByRole('textbox', { name: 'Phone number' }), '9991234567{Enter}')
  expect(await screen.findByText('Sign-in is not set up correctly. Tell the site’s owner.')).toBeTruthy()
})

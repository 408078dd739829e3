// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { sampleSteps } from '../testing/index.ts'
import { showWidget } from '../test-support/showWidget.test-support.tsx'

const { code, credentials, done } = sampleSteps
const field = () => screen.findByRole('textbox', { name: /code/i })

/** A browser that reads messages: it keeps to the draft, an aborted wait ends with an AbortError. */
function messages({ pointer = 'coarse' } = {}) {
  vi.stubGlobal('matchMedia', (query: string) => ({ matches: query === `(pointer: ${pointer})` }))
  const waits: { readonly request: CredentialRequestOptions; readonly end: (how: string | Error) => void }[] = []
  vi.stubGlobal('OTPCredential', class {})
  const get = (request: CredentialRequestOptions) =>
    new Promise((resolve, reject) => {
      request.signal?.addEventListener('abort', () => reject(new DOMException('Left.', 'AbortError')))
      waits.push({
        request,
        end: (how) => (typeof how === 'string' ? resolve({ type: 'otp', code: how }) : reject(how)),
      })
    })
  vi.stubGlobal('navigator', { userAgent: navigator.userAgent, language: 'en', credentials: { get } })
  return {
    waits,
    open: () => waits.filter(({ request }) => request.signal?.aborted === false),
    arrive: (text: string) => act(async () => waits.at(-1)?.end(text)),
    refuse: (error: Error) => act(async () => waits.at(-1)?.end(error)),
  }
}

test('the browser is asked for the message when the code step shows, and no sooner', async () => {
  const phone = messages()
  const { user } = showWidget({ start: credentials, answers: { 'credentials.submit': code } })
  await user.type(await screen.findByRole('textbox', { name: 'Email' }), 'ann@example.com')
  await user.type(screen.getByLabelText('Password'), 'secret')
  expect(phone.waits).toEqual([])
  await user.keyboard('{Enter}')
  await field()
  await vi.waitFor(() => expect(phone.open()).toHaveLength(1))
  expect(phone.open()[0]?.request).toMatchObject({ otp: { transport: ['sms'] } })
})

test('the browser is not asked where a mouse is at work, or the page would never be kept for the way back', async () => {
  const computer = messages({ pointer: 'fine' })
  showWidget({ start: code })
  await field()
  expect(computer.waits).toEqual([])
})

test('a message signs in, once, together with autofill and Enter, and the wait ends', async () => {
  const phone = messages()
  const { made } = showWidget({ start: code, answers: { 'code.submit': done } })
  const input = await field()
  await act(async () => {
    phone.waits.at(-1)?.end('123456')
    fireEvent.change(input, { target: { value: '123456' } })
    fireEvent.submit(input)
  })
  await screen.findByRole('heading', { name: 'You are signed in' })
  expect(made('code.submit')).toEqual([{ code: '123456' }])
  expect(phone.open()).toEqual([])
})

test('a message that says more than the code is read like a pasted one; one without a code changes nothing', async () => {
  const phone = messages()
  const { made } = showWidget({ start: code, answers: { 'code.submit': done } })
  await field()
  await phone.arrive('Order 987654, code 123456')
  expect([made('code.submit'), (await field()).getAttribute('value')]).toEqual([[], ''])
})

test('a code typed by hand ends the wait, and a wrong one begins it anew', async () => {
  const phone = messages()
  const { user, made } = showWidget({ start: code, answers: { 'code.submit': ['code-wrong', 'pending'] } })
  await user.type(await field(), '123456')
  const [first] = phone.waits.slice(-2)
  await screen.findByText(/not right/)
  expect(first?.request.signal?.aborted).toBe(true)
  expect(phone.open()).toHaveLength(1)
  await phone.arrive('654321')
  await waitFor(() => expect(made('code.submit')).toEqual([{ code: '123456' }, { code: '654321' }]))
  expect(phone.open()).toEqual([])
})

test('the wait ends with the screen', async () => {
  const phone = messages()
  const { user, unmount } = showWidget({ start: { ...code, back: credentials } })
  await field()
  await user.click(screen.getByRole('button', { name: 'Back' }))
  await screen.findByRole('textbox', { name: 'Email' })
  expect(phone.open()).toEqual([])
  unmount()
  expect(phone.waits.length).toBeGreaterThan(0)
})

test.each([
  ['is not allowed in this frame', new DOMException('Not here.', 'NotAllowedError')],
  ['ran out of time', new DOMException('Too late.', 'InvalidStateError')],
  ['failed in a way of its own', new Error('What?')],
])('a wait that %s is nobody’s news, and is not repeated', async (_, error) => {
  const phone = messages()
  const unheard = vi.fn()
  process.on('unhandledRejection', unheard)
  const { user, made } = showWidget({ start: code, answers: { 'code.submit': done } })
  await field()
  const asked = phone.waits.length
  await phone.refuse(error)
  await act(() => new Promise((resolve) => setTimeout(resolve, 0)))
  expect([phone.waits.length, screen.getByRole('alert').textContent]).toEqual([asked, ''])
  await user.type(await field(), '123456')
  await screen.findByRole('heading', { name: 'You are signed in' })
  expect(made('code.submit')).toHaveLength(1)
  expect(unheard).not.toHaveBeenCalled()
  process.off('unhandledRejection', unheard)
})

test('codes from an app, from paper, or that are not checked now, are not waited for', async () => {
  const phone = messages()
  const { user, unmount } = showWidget({ start: { ...code, factor: 'app' } })
  await field()
  unmount()
  showWidget({ start: { ...code, blockedUntil: Date.now() + 60_000 } }).unmount()
  expect(phone.waits).toEqual([])
  showWidget({ start: { ...code, acceptsBackupCode: true } })
  await field()
  expect(phone.open()).toHaveLength(1)
  await user.click(screen.getByRole('button', { name: 'Use a backup code' }))
  expect(phone.open()).toEqual([])
})

test('a browser that reads no messages is not asked', async () => {
  const get = vi.fn()
  vi.stubGlobal('navigator', { userAgent: navigator.userAgent, language: 'en', credentials: { get } })
  showWidget({ start: code })
  await field()
  expect(get).not.toHaveBeenCalled()
})

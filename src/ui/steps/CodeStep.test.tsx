// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { forwardRef, useImperativeHandle } from 'react'
import type { CaptchaProvider } from '../../captcha/provider.ts'
import { AuthError } from '../../protocol/error.ts'
import { captchaToken } from '../../captcha/token.ts'
import type { Step } from '../../protocol/step.ts'
import { e164 } from '../../test-support/e164.test-support.ts'
import { sampleSteps } from '../../testing/index.ts'
import { showWidget } from '../../test-support/showWidget.test-support.tsx'

const { code, done, credentials } = sampleSteps
const field = () => screen.findByRole('textbox', { name: 'Code' })

afterEach(() => {
  vi.useRealTimers()
})

test.each(['123456', '123 456', 'G-123456', 'Your code is 123456.', '１２３４５６', '١٢٣٤٥٦'])(
  'pasting %j signs in by itself, with one request',
  async (text) => {
    const { user, made } = showWidget({ start: code, answers: { 'code.submit': done } })
    await user.click(await field())
    await user.paste(text)
    await screen.findByRole('heading', { name: 'You are signed in' })
    expect(made('code.submit')).toEqual([{ code: '123456' }])
  },
)

test.each(['123456', '123-456', 'Your code is 123456.'])('a keyboard that fills in %j signs in', async (text) => {
  const { made } = showWidget({ start: code, answers: { 'code.submit': done } })
  fireEvent.change(await field(), { target: { value: text } })
  await screen.findByRole('heading', { name: 'You are signed in' })
  expect(made('code.submit')).toEqual([{ code: '123456' }])
})

test('the last key, Enter and a click at once are one request', async () => {
  const { user, made } = showWidget({ start: code, answers: { 'code.submit': 'pending' } })
  await user.type(await field(), '123456{Enter}')
  await user.dblClick(screen.getByRole('button', { name: 'Confirm' }))
  expect(made('code.submit')).toEqual([{ code: '123456' }])
})

test('a wrong code says why, is selected to be typed over, and is never sent again by itself', async () => {
  const { user, made } = showWidget({ start: code, answers: { 'code.submit': ['code-wrong', 'code-wrong', done] } })
  const input = await field()
  await user.type(input, '123456')
  await waitFor(() => {
    expect(screen.getByRole('alert').textContent).toBe('That code is not right. Check the latest message.')
  })
  expect(input).toHaveProperty('value', '123456')
  expect(input.getAttribute('aria-invalid')).toBe('true')
  expect(input).toBe(document.activeElement)
  expect(input).toHaveProperty('selectionStart', 0)
  expect(input).toHaveProperty('selectionEnd', 6)

  await user.clear(input)
  expect(screen.getByRole('alert').textContent).toBe('')
  await user.type(input, '123456')
  expect(made('code.submit')).toHaveLength(1)
  await user.keyboard('{Enter}')
  await waitFor(() => expect(made('code.submit')).toHaveLength(2))
  await waitFor(() => expect(screen.getByRole('alert').textContent).not.toBe(''))
  await user.clear(input)
  await user.type(input, '654321')
  await screen.findByRole('heading', { name: 'You are signed in' })
  expect(made('code.submit')).toHaveLength(3)
})

test('a code that is too short is not sent, and a sentence says what it lacks', async () => {
  const { user, made } = showWidget({ start: code, answers: { 'code.submit': done } })
  await user.click(await screen.findByRole('button', { name: 'Confirm' }))
  await waitFor(() => expect(screen.getByRole('alert').textContent).toBe('Enter the code.'))
  await user.type(await field(), '12{Enter}')
  await waitFor(() => expect(screen.getByRole('alert').textContent).toBe('The code has 6\u00a0characters.'))
  expect(made('code.submit')).toEqual([])
})

test('a key in the middle of a full code writes over what follows it', async () => {
  const { user } = showWidget({ start: code, answers: { 'code.submit': 'code-wrong' } })
  const input = await field()
  await user.type(input, '123456')
  await screen.findByText(/not right/)
  await user.type(input, '9', { initialSelectionStart: 2, initialSelectionEnd: 2 })
  await waitFor(() => expect(input).toHaveProperty('value', '129456'))
  await user.type(input, 'x', { initialSelectionStart: 2, initialSelectionEnd: 2 })
  expect(input).toHaveProperty('value', '129456')
})

test('the code step has one field, which browsers know to fill in', async () => {
  showWidget({ start: code })
  const input = await field()
  expect(screen.getAllByRole('textbox')).toEqual([input])
  expect(input.getAttribute('autocomplete')).toBe('one-time-code')
  expect(input.getAttribute('inputmode')).toBe('numeric')
  expect(input.getAttribute('dir')).toBe('ltr')
  expect(input.getAttribute('translate')).toBe('no')
  expect(input.hasAttribute('maxlength')).toBe(false)
})

test('where the code went is shown verbatim, left to right', async () => {
  const { phone: _, ...masked } = code
  showWidget({ start: { ...masked, to: '7999***4567' } })
  const shown = (await screen.findByText('7999***4567')).closest('bdi')
  expect(shown?.textContent).toBe('7999***4567')
  expect(shown?.getAttribute('dir')).toBe('ltr')
})

test('the number a code went to is shown as people write it', async () => {
  showWidget({ start: code })
  expect(await screen.findByText('+7 999 123-45-67')).toBeTruthy()
})

test('"Send again" waits for its time, which is announced once, and keeps the focus', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  const { made } = showWidget({
    start: { ...code, resendAt: Date.now() + 3000 },
    answers: { 'code.resend': () => ({ ...code, notice: 'sent', resendAt: Date.now() + 60_000 }) },
  })
  const button = await screen.findByRole('button', { name: 'Send again' })
  expect(button.getAttribute('aria-disabled')).toBe('true')
  fireEvent.click(button)
  expect(made('code.resend')).toEqual([])

  await act(() => vi.advanceTimersByTimeAsync(3000))
  expect(button.getAttribute('aria-disabled')).toBeNull()
  expect(screen.getByRole('status').textContent).toBe('You can ask for a new code now.')
  button.focus()
  fireEvent.click(button)
  await act(() => vi.advanceTimersByTimeAsync(100))
  expect(made('code.resend')).toHaveLength(1)
  expect(
    screen.getByText('A code was requested. It can take a minute.', { selector: '.entryphone-note *' }),
  ).toBeTruthy()
  expect(screen.getByRole('status').textContent).toBe('A code was requested. It can take a minute.')
  expect(screen.getByRole('button', { name: 'Send again' })).toBe(document.activeElement)
  expect(screen.getByText('in 1:00')).toBeTruthy()
})

test('the newer of two errors is the one on screen', async () => {
  const { user } = showWidget({ start: code, answers: { 'code.submit': 'code-wrong', 'code.resend': 'sms-limit' } })
  await user.type(await field(), '123456')
  await screen.findByText(/not right/)
  await user.click(screen.getByRole('button', { name: 'Send again' }))
  await screen.findByText('We cannot text you again for now.')
  await user.type(await field(), '654321')
  expect(await screen.findByText(/not right/)).toBeTruthy()
  expect(screen.queryByText('We cannot text you again for now.')).toBeNull()
})

test('while codes are not checked, nothing is sent and the screen says how long', async () => {
  const { user, made } = showWidget({ start: { ...code, blockedUntil: Date.now() + 90_000 } })
  await user.type(await field(), '123456{Enter}')
  expect(screen.getByText(/Please wait about 1:(30|29)\./)).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Confirm' }).getAttribute('aria-disabled')).toBe('true')
  expect(made('code.submit')).toEqual([])
})

test('a backup code is typed as it is and sent by the button', async () => {
  const { user, made } = showWidget({
    start: { ...code, factor: 'app', acceptsBackupCode: true, back: credentials },
    answers: { 'code.submit': [new AuthError('code-wrong'), done] },
  })
  await user.click(await screen.findByRole('button', { name: 'Use a backup code' }))
  await user.type(screen.getByRole('textbox', { name: 'Backup code' }), 'aB3_x9')
  expect(made('code.submit')).toEqual([])
  await user.keyboard('{Enter}')
  await screen.findByText('That code is not right, or it was used before.')
  expect(made('code.submit')).toEqual([{ code: 'aB3_x9' }])
})

test('a code typed while another message is being sent waits for it, and is sent once', async () => {
  let arrive: (step: Step) => void = () => {}
  const { user, made } = showWidget({
    start: { ...code, resendAt: 0 },
    answers: {
      'code.resend': () => new Promise<Step>((resolve) => (arrive = resolve)),
      'code.submit': done,
    },
  })
  await user.type(await field(), '12')
  await user.click(screen.getByRole('button', { name: 'Send again' }))
  expect(await field()).toHaveProperty('value', '')
  await user.type(await field(), '123456{Enter}')
  expect(made('code.submit')).toEqual([])
  await act(async () => arrive({ ...code, notice: 'sent' }))
  await screen.findByRole('heading', { name: 'You are signed in' })
  expect([made('code.resend').length, made('code.submit')]).toEqual([1, [{ code: '123456' }]])
})

test('while a code is being checked, neither another message nor another kind of code can be asked for', async () => {
  let answer: (step: Step) => void = () => {}
  const { user, made } = showWidget({
    start: { ...code, resendAt: 0, acceptsBackupCode: true },
    answers: { 'code.submit': () => new Promise<Step>((resolve) => (answer = resolve)) },
  })
  await user.type(await field(), '123456')
  await user.click(screen.getByRole('button', { name: 'Send again' }))
  await user.click(screen.getByRole('button', { name: 'Use a backup code' }))
  expect(await field()).toHaveProperty('value', '123456')
  expect(made('code.resend')).toEqual([])
  await act(async () => answer(done))
  await screen.findByRole('heading', { name: 'You are signed in' })
})

test('a message that cannot be sent takes nothing from the code that waited for it', async () => {
  let fail: (error: AuthError) => void = () => {}
  const { user, made } = showWidget({
    start: { ...code, resendAt: 0 },
    answers: {
      'code.resend': () => new Promise<Step>((_, reject) => (fail = reject)),
      'code.submit': 'code-wrong',
    },
  })
  await user.click(await screen.findByRole('button', { name: 'Send again' }))
  await user.type(await field(), '123456')
  await act(async () => fail(new AuthError('sms-unavailable')))
  await screen.findByText(/That code is not right/)
  expect(made('code.submit')).toHaveLength(1)
  await user.keyboard('{Enter}')
  await waitFor(() => expect(made('code.submit')).toHaveLength(2))
})

test('no code is sent by itself twice, whatever came between; a press always sends', async () => {
  const { user, made } = showWidget({ start: code, answers: { 'code.submit': 'code-wrong' } })
  const tries = async (count: number) => {
    await waitFor(() => expect(made('code.submit')).toHaveLength(count))
    await waitFor(() => expect(screen.getByRole('alert').textContent).not.toBe(''))
  }
  await user.type(await field(), '111111')
  await tries(1)
  await user.type(await field(), '222222', { initialSelectionStart: 0, initialSelectionEnd: 6 })
  await tries(2)
  await user.type(await field(), '111111', { initialSelectionStart: 0, initialSelectionEnd: 6 })
  expect(await field()).toHaveProperty('value', '111111')
  fireEvent.change(await field(), { target: { value: '222222' } })
  expect(made('code.submit')).toHaveLength(2)
  await user.click(screen.getByRole('button', { name: 'Confirm' }))
  await tries(3)
  await user.click(screen.getByRole('button', { name: 'Confirm' }))
  await tries(4)
  expect(made('code.submit')).toEqual(['111111', '222222', '222222', '222222'].map((entered) => ({ code: entered })))
})

test('a full code pasted over a wrong one is a new code', async () => {
  const { user, made } = showWidget({ start: code, answers: { 'code.submit': ['code-wrong', done] } })
  await user.type(await field(), '111111')
  await screen.findByText(/not right/)
  await user.paste('Your code is 222222.')
  await screen.findByRole('heading', { name: 'You are signed in' })
  expect(made('code.submit')).toEqual([{ code: '111111' }, { code: '222222' }])
})

test('after a captcha has appeared, a press sends the same code, with its token', async () => {
  const Ticked: CaptchaProvider = forwardRef(function Ticked(_, ref) {
    useImperativeHandle(ref, () => ({ solve: () => Promise.resolve(captchaToken('token')) }))
    return <p>One check</p>
  })
  const asking: Step = { ...code, notice: 'captcha-needed', captcha: { submit: { provider: 'ticked', siteKey: 'k' } } }
  const { user, made } = showWidget(
    { start: code, answers: { 'code.submit': [asking, 'code-wrong', done] } },
    { captchaProviders: { ticked: () => Promise.resolve({ default: Ticked }) } },
  )
  await user.type(await field(), '123456')
  await screen.findByText('One check')
  expect(made('code.submit')).toHaveLength(1)
  expect(await field()).toHaveProperty('value', '123456')
  await user.click(screen.getByRole('button', { name: 'Confirm' }))
  await screen.findByText(/not right/)
  await user.click(screen.getByRole('button', { name: 'Confirm' }))
  await screen.findByRole('heading', { name: 'You are signed in' })
  const withToken = { code: '123456', captcha: 'token' }
  expect(made('code.submit')).toEqual([{ code: '123456' }, withToken, withToken])
})

test('a code entered while none is checked stays, and a press sends it when the wait is over', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  const { made } = showWidget({
    start: { ...code, blockedUntil: Date.now() + 3000 },
    answers: { 'code.submit': done },
  })
  const input = await field()
  fireEvent.change(input, { target: { value: '123456' } })
  await act(() => vi.advanceTimersByTimeAsync(4000))
  // Not by itself: the wait was for minutes, and nobody may be here to see what becomes of the try.
  expect([made('code.submit'), input]).toEqual([[], expect.objectContaining({ value: '123456' })])
  fireEvent.click(screen.getByRole('button', { name: 'Confirm' }))
  await screen.findByRole('heading', { name: 'You are signed in' })
  expect(made('code.submit')).toEqual([{ code: '123456' }])
})

test('turning to a backup code puts the focus into its field, and so does turning back', async () => {
  const { user } = showWidget({ start: { ...code, factor: 'app', acceptsBackupCode: true } })
  await user.type(await field(), '12')
  await user.click(screen.getByRole('button', { name: 'Use a backup code' }))
  const backup = screen.getByRole('textbox', { name: 'Backup code' })
  expect(document.activeElement).toBe(backup)
  expect([backup.getAttribute('autocomplete'), backup.getAttribute('autocapitalize')]).toEqual(['off', 'none'])
  expect(backup).toHaveProperty('value', '')
  await user.click(screen.getByRole('button', { name: 'Use the authenticator app' }))
  expect(document.activeElement).toBe(await field())
})

test('"Lost your phone?" opens what the host says of it', async () => {
  const { user } = showWidget({ start: code }, { lostPhone: 'Call the help desk.' })
  const word = await screen.findByText('Lost your phone?')
  const group = screen.getByText('Call the help desk.').closest('details')
  expect(group?.open).toBe(false)
  await user.click(word)
  expect(group?.open).toBe(true)
})

test.each([
  ['+41791234500', '+41 79 123 45 00'],
  ['+12015550123', '+1 201-555-0123'],
  ['+77012345678', '+7 701 234-56-78'],
])(
  'a number that a server tells as %s is written as its country writes it, and is the field’s on the way back',
  async (number, written) => {
    const phone = e164(number)
    const back = { ...sampleSteps.phone, phone, countries: ['CH', 'US', 'RU', 'KZ'] }
    const { user } = showWidget({ start: { ...code, phone, back } })
    expect(await screen.findByText(written)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Change number' }))
    const field = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Phone number' })
    const prefix = document.querySelector('.entryphone-prefix')?.textContent
    expect(`${prefix} ${field.value}`).toBe(written)
  },
)

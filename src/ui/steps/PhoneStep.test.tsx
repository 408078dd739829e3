// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { ru } from '../../locales/languages/ru.ts'
import { now } from '../../runtime/clock.ts'
import { AuthError } from '../../protocol/error.ts'
import { sampleSteps } from '../../testing/index.ts'
import { showWidget } from '../../test-support/showWidget.test-support.tsx'

const { phone, code } = sampleSteps
afterEach(() => {
  vi.useRealTimers()
})
const field = () => screen.findByRole('textbox', { name: 'Phone number' })

test.each(['8 (999) 123-45-67', '+7 999 123-45-67', '79991234567', '9991234567'])(
  'what someone in Russia types, %j, is sent as one number',
  async (typed) => {
    const { user, made } = showWidget({ start: phone, answers: { 'phone.submit': code } })
    await user.type(await field(), `${typed}{Enter}`)
    await screen.findByRole('heading', { name: 'Enter the code' })
    expect(made('phone.submit')).toEqual([{ phone: '+79991234567' }])
  },
)

test.each([
  ['', 'Enter your phone number.'],
  ['999 123-45-6', 'This number is too short. A digit may be missing.'],
  ['999 123-45-678', 'This number is too long. Check the digits.'],
  ['+375 29 123-45-67', 'We cannot text numbers in this country.'],
  ['+7 999 123-45-67 доб. 12', 'Texts reach no extension. Enter a direct number.'],
])('%j is refused in words and nothing is sent', async (typed, sentence) => {
  const { user, made } = showWidget({ start: phone, answers: { 'phone.submit': code } })
  const input = await field()
  if (typed !== '') await user.type(input, typed)
  await user.click(screen.getByRole('button', { name: 'Continue' }))
  await waitFor(() => expect(screen.getByRole('alert').textContent).toBe(sentence))
  expect(input.getAttribute('aria-invalid')).toBe('true')
  expect(input).toBe(document.activeElement)
  expect(made('phone.submit')).toEqual([])
  await user.type(input, '1')
  expect(screen.getByRole('alert').textContent).toBe('')
})

test('which numbers are taken is said before anything is typed', async () => {
  showWidget({ start: phone }, { messages: ru })
  expect(await screen.findByText('Только номера +7: Россия и Казахстан.')).toBeTruthy()
})

test('one calling code is fixed; several are a list that can be searched', async () => {
  const { unmount } = showWidget({ start: phone })
  await field()
  expect(screen.queryByRole('button', { name: /Country/ })).toBeNull()
  unmount()
  const { countries: _, ...anywhere } = phone
  const { user, made } = showWidget({ start: anywhere, answers: { 'phone.submit': code } }, { country: 'RU' })
  await user.click(await screen.findByRole('button', { name: 'Country: Russia +7' }))
  await user.type(await screen.findByRole('combobox'), 'bela{Enter}')
  expect(document.activeElement).toBe(await field())
  await user.type(await field(), '29 123-45-67{Enter}')
  await screen.findByRole('heading', { name: 'Enter the code' })
  expect(made('phone.submit')).toEqual([{ phone: '+375291234567' }])
})

test('a number filled in from elsewhere on the page is written beside its calling code', async () => {
  const { countries: _, ...anywhere } = phone
  showWidget({ start: anywhere }, { country: 'RU' })
  const input = await field()
  fireEvent.change(input, { target: { value: '+7 (999) 123-45-67' } })
  await waitFor(() => expect(input).toHaveProperty('value', '999 123-45-67'))
  fireEvent.change(input, { target: { value: '+375291234567' } })
  await waitFor(() => expect(input).toHaveProperty('value', '29 123-45-67'))
  expect(screen.getByRole('button', { name: 'Country: Belarus +375' })).toBeTruthy()
})

test('what is typed stays as typed until the field is left', async () => {
  const { user } = showWidget({ start: phone })
  const input = await field()
  await user.type(input, '8 999 123-45-67')
  expect(input).toHaveProperty('value', '8 999 123-45-67')
  await user.tab()
  await waitFor(() => expect(input).toHaveProperty('value', '999 123-45-67'))
})

test('a phone step with a number shows it', async () => {
  const { back } = code
  showWidget({ start: back?.kind === 'phone' ? back : phone })
  expect(await field()).toHaveProperty('value', '999 123-45-67')
})

test('an error of the backend is read out, keeps the number, and is gone with the next key', async () => {
  const refused = new AuthError('phone-refused', { retryAt: now() + 90_000 })
  const { user, made } = showWidget({ start: phone, answers: { 'phone.submit': refused } })
  const input = await field()
  await user.type(input, '9991234567{Enter}')
  await waitFor(() => expect(screen.getByRole('alert').textContent).not.toBe(''))
  expect(screen.getByText(/Try again in 1:(30|29)\./)).toBeTruthy()
  await user.type(input, '{Backspace}')
  expect(screen.getByRole('alert').textContent).toBe('')
  await user.type(input, '1{Enter}')
  await waitFor(() => expect(made('phone.submit')).toHaveLength(2))
})

test('a rate limit stays until it is over, whatever is typed, and is announced once', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  const user = userEvent.setup({ advanceTimers: (time) => vi.advanceTimersByTime(time) })
  const limit = new AuthError('rate-limited', { retryAt: now() + 90_000 })
  const { made } = showWidget({ start: phone, answers: { 'phone.submit': [limit, code] } })
  const input = await field()
  await user.type(input, '9991234567{Enter}')
  await waitFor(() => expect(screen.getByRole('alert').textContent).toBe('Too many tries. Please wait a little.'))
  const button = screen.getByRole('button', { name: 'Continue' })
  expect(screen.getByRole('status').textContent?.trim()).toBe('Try again in 2\u00a0minutes.')
  await user.type(input, '{Backspace}8{Enter}')
  await user.click(button)
  expect(screen.getByRole('alert').textContent).toBe('Too many tries. Please wait a little.')
  expect(button.getAttribute('aria-disabled')).toBe('true')
  expect(button.hasAttribute('disabled')).toBe(false)
  expect(made('phone.submit')).toHaveLength(1)
  expect(screen.getByRole('status').textContent?.trim()).toBe('Try again in 2\u00a0minutes.')

  await act(() => vi.advanceTimersByTimeAsync(90_000))
  expect(button.getAttribute('aria-disabled')).toBeNull()
  await user.click(button)
  await screen.findByRole('heading', { name: 'Enter the code' })
  expect(made('phone.submit')).toHaveLength(2)
})

test('a double click and Enter make one request', async () => {
  const { user, made } = showWidget({ start: phone, answers: { 'phone.submit': 'pending' } })
  await user.type(await field(), '9991234567')
  const button = screen.getByRole('button', { name: 'Continue' })
  await user.dblClick(button)
  await user.type(await field(), '{Enter}')
  await waitFor(() => expect(button.getAttribute('aria-busy')).toBe('true'))
  expect(made('phone.submit')).toHaveLength(1)
})

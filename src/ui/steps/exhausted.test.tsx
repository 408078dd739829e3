// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { CodeStep, Step } from '../../protocol/step.ts'
import { sampleSteps } from '../../testing/index.ts'
import { showWidget } from '../../test-support/showWidget.test-support.tsx'

const { code, done } = sampleSteps
const exhausted: CodeStep = { ...code, notice: 'attempts-exhausted', resendAt: 0 }
const fresh = (): CodeStep => ({ ...code, notice: 'sent', resendAt: Date.now() + 60_000 })
const field = () => screen.findByRole('textbox', { name: 'Code' })
const confirm = () => screen.getByRole('button', { name: 'Confirm' })
const again = () => screen.getByRole('button', { name: 'Send again' })
const sentence = 'Too many wrong codes. Ask for a new one.'

afterEach(() => {
  vi.useRealTimers()
})

test('too many wrong codes empty the field, say so in one sentence, and leave one way on', async () => {
  const { user, made } = showWidget({
    start: { ...code, resendAt: 0 },
    answers: { 'code.submit': [exhausted, done], 'code.resend': fresh },
  })
  await user.type(await field(), '111111')
  await screen.findByText(sentence, { selector: '.entryphone-note *' })
  expect(screen.getByRole('status').textContent).toBe(sentence)
  expect(await field()).toHaveProperty('value', '')
  expect(confirm().getAttribute('aria-disabled')).toBe('true')
  expect([again().getAttribute('aria-disabled'), again().dataset['look']]).toEqual([null, 'main'])

  await user.click(again())
  await screen.findByText('A code was requested. It can take a minute.', { selector: '.entryphone-note *' })
  expect(confirm().getAttribute('aria-disabled')).toBeNull()
  expect(again().dataset['look']).toBe('link')
  await user.type(await field(), '222222')
  await screen.findByRole('heading', { name: 'You are signed in' })
  expect(made('code.submit')).toEqual([{ code: '111111' }, { code: '222222' }])
})

test.each(['typed', 'pasted', 'filled in', 'confirmed'])('a dead code that is %s again goes nowhere', async (way) => {
  const { user, made } = showWidget({ start: exhausted, answers: { 'code.submit': done } })
  const input = await field()
  if (way === 'typed') await user.type(input, '123456{Enter}')
  if (way === 'pasted') {
    await user.click(input)
    await user.paste('123456')
  }
  if (way === 'filled in') fireEvent.change(input, { target: { value: '123456' } })
  if (way === 'confirmed') {
    await user.type(input, '123456')
    await user.click(confirm())
  }
  expect(made('code.submit')).toEqual([])
  expect(screen.getByText(sentence)).toBeTruthy()
})

test('a code typed while the new message is under way waits for a press, once it was sent', async () => {
  let arrive: (step: Step) => void = () => {}
  const { user, made } = showWidget({
    start: exhausted,
    answers: { 'code.resend': () => new Promise<Step>((resolve) => (arrive = resolve)), 'code.submit': done },
  })
  await field()
  await user.click(again())
  await user.type(await field(), '222222{Enter}')
  expect(made('code.submit')).toEqual([])
  await act(async () => arrive(fresh()))
  await waitFor(() => expect(confirm().getAttribute('aria-disabled')).toBeNull())
  expect(await field()).toHaveProperty('value', '222222')
  expect(made('code.submit')).toEqual([])
  await user.click(confirm())
  await screen.findByRole('heading', { name: 'You are signed in' })
  expect(made('code.submit')).toEqual([{ code: '222222' }])
})

test('a message that is refused leaves the code dead', async () => {
  const { user, made } = showWidget({
    start: exhausted,
    answers: { 'code.resend': 'sms-unavailable', 'code.submit': done },
  })
  await field()
  await user.click(again())
  await screen.findByText('Messages cannot be sent right now. Try again later.')
  await user.type(await field(), '123456{Enter}')
  await user.click(confirm())
  expect(made('code.submit')).toEqual([])
  expect(again().dataset['look']).toBe('main')
})

test('a message whose answer was lost may have come, so its code is taken', async () => {
  const { user, made } = showWidget({ start: exhausted, answers: { 'code.resend': 'network', 'code.submit': done } })
  await field()
  await user.click(again())
  await screen.findByText(/We cannot reach the server/)
  await user.type(await field(), '222222')
  await screen.findByRole('heading', { name: 'You are signed in' })
  expect(made('code.submit')).toEqual([{ code: '222222' }])
})

test('where another message has to wait, the clock says how long, and then the button is the main one', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  showWidget({ start: { ...exhausted, resendAt: Date.now() + 3000 } })
  await field()
  expect([again().getAttribute('aria-disabled'), confirm().getAttribute('aria-disabled')]).toEqual(['true', 'true'])
  expect(screen.getByText(/in 0:0[23]/)).toBeTruthy()
  await act(() => vi.advanceTimersByTimeAsync(3000))
  expect([again().getAttribute('aria-disabled'), again().dataset['look']]).toEqual([null, 'main'])
})

test('a backup code is another code, and is taken', async () => {
  const { user, made } = showWidget({
    start: { ...exhausted, acceptsBackupCode: true },
    answers: { 'code.submit': done },
  })
  await user.click(await screen.findByRole('button', { name: 'Use a backup code' }))
  await user.type(screen.getByRole('textbox', { name: 'Backup code' }), 'aB3_x9{Enter}')
  await screen.findByRole('heading', { name: 'You are signed in' })
  expect(made('code.submit')).toEqual([{ code: 'aB3_x9' }])
})

test('where codes are checked again after a while, another message is not the only way on', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  const { made } = showWidget({
    start: { ...exhausted, blockedUntil: Date.now() + 3000 },
    answers: { 'code.submit': done },
  })
  const input = await field()
  expect(again().dataset['look']).toBe('link')
  await act(() => vi.advanceTimersByTimeAsync(4000))
  expect(screen.getByText('Too many wrong codes. You can try again now.')).toBeTruthy()
  fireEvent.change(input, { target: { value: '123456' } })
  await screen.findByRole('heading', { name: 'You are signed in' })
  expect(made('code.submit')).toEqual([{ code: '123456' }])
})

describe.each(['expired', 'code-needed-again'] as const)('a code that is gone otherwise (%s)', (notice) => {
  test('empties the field, and a newer code is taken', async () => {
    const { user, made } = showWidget({
      start: { ...code, resendAt: 0 },
      answers: { 'code.submit': [{ ...code, notice, resendAt: 0 }, done] },
    })
    await user.type(await field(), '111111')
    await waitFor(async () => expect(await field()).toHaveProperty('value', ''))
    // Another tab may have had it sent.
    await user.type(await field(), '222222')
    await screen.findByRole('heading', { name: 'You are signed in' })
    expect(made('code.submit')).toEqual([{ code: '111111' }, { code: '222222' }])
  })
})

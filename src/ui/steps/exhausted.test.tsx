// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { AuthError } from '../../protocol/error.ts'
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

describe.each([
  ['attempts-exhausted', 'Too many wrong codes.'],
  ['code-needed-again', 'That code no longer works.'],
  ['expired', 'This code has run out.'],
] as const)('a code that is dead (%s)', (notice, why) => {
  const dead = (more: Partial<CodeStep> = {}): CodeStep => ({ ...code, notice, resendAt: 0, ...more })

  test('waits in one sentence with the time in it, with empty slots, until another may be asked for', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    const until = Date.now() + 3000
    const { made } = showWidget({
      start: { ...code, resendAt: 0 },
      answers: { 'code.submit': [() => dead({ resendAt: until, expiresAt: Date.now() + 300_000 }), done] },
    })
    fireEvent.change(await field(), { target: { value: '111111' } })
    const line = await screen.findByText(new RegExp(`^${why} Ask for a new one in 0:0[123]\\.$`))
    expect(line.closest('[data-kind=error]')).not.toBeNull()
    const input = await field()
    expect([input.getAttribute('aria-disabled'), input.hasAttribute('readonly')]).toEqual(['true', true])
    expect(input).toHaveProperty('value', '')
    expect(document.querySelector('.entryphone-slot[data-active]')).toBeNull()
    expect([confirm(), again()].map((button) => button.getAttribute('aria-disabled'))).toEqual(['true', 'true'])
    // The sentence has the clock, so nothing else has one.
    expect(screen.queryAllByRole('timer')).toEqual([])
    expect(document.body.textContent?.match(/\d:\d\d/g)).toHaveLength(1)
    fireEvent.change(input, { target: { value: '222222' } })
    fireEvent.click(confirm())
    expect(made('code.submit')).toEqual([{ code: '111111' }])

    await act(() => vi.advanceTimersByTimeAsync(3000))
    expect(screen.getByText(`${why} Ask for a new one.`)).toBeTruthy()
    expect([again().getAttribute('aria-disabled'), again().dataset['look']]).toEqual([null, 'main'])
    expect(confirm().getAttribute('aria-disabled')).toBe('true')
  })

  test('is another one once another message was sent', async () => {
    const { user, made } = showWidget({ start: dead(), answers: { 'code.resend': fresh, 'code.submit': done } })
    await field()
    await user.click(again())
    await waitFor(async () => expect((await field()).hasAttribute('readonly')).toBe(false))
    expect(again().dataset['look']).toBe('link')
    await user.type(await field(), '222222')
    await screen.findByRole('heading', { name: 'You are signed in' })
    expect(made('code.submit')).toEqual([{ code: '222222' }])
  })
})

describe('a code that is refused because it has gone', () => {
  test('is dead as well, and said so once', async () => {
    const { user, made } = showWidget({
      start: { ...code, resendAt: 0 },
      answers: { 'code.submit': ['code-expired', done], 'code.resend': ['sms-unavailable', fresh] },
    })
    await user.type(await field(), '111111')
    await screen.findByText('This code has run out. Ask for a new one.', { selector: '.entryphone-note *' })
    expect(screen.getByRole('status').textContent).toBe('This code has run out. Ask for a new one.')
    expect(await field()).toHaveProperty('value', '')
    await user.type(await field(), '111111{Enter}')
    expect(confirm().getAttribute('aria-disabled')).toBe('true')
    expect(again().dataset['look']).toBe('main')
    expect(made('code.submit')).toHaveLength(1)

    // What could not be sent makes it no better.
    await user.click(again())
    await screen.findByText('Messages cannot be sent right now. Try again later.')
    await user.type(await field(), '111111{Enter}')
    expect(made('code.submit')).toHaveLength(1)
    expect(again().dataset['look']).toBe('main')

    await user.click(again())
    await screen.findByText('A code was requested. It can take a minute.', { selector: '.entryphone-note *' })
    await user.type(await field(), '222222')
    await screen.findByRole('heading', { name: 'You are signed in' })
  })

  test('of an app is none: the next one is on its screen', async () => {
    const { user, made } = showWidget({
      start: { ...code, factor: 'app' },
      answers: { 'code.submit': ['code-expired', done] },
    })
    await user.type(await field(), '111111')
    await screen.findByText('This code has run out. Ask for a new one.')
    await user.clear(await field())
    await user.type(await field(), '222222')
    await screen.findByRole('heading', { name: 'You are signed in' })
    expect(made('code.submit')).toHaveLength(2)
  })
})

describe('one clock', () => {
  const clocks = () => document.body.textContent?.match(/\d:\d\d/g) ?? []

  test('while codes are blocked', async () => {
    const at = (seconds: number) => Date.now() + seconds * 1000
    showWidget({
      start: {
        ...code,
        notice: 'attempts-exhausted',
        blockedUntil: at(597),
        resendAt: at(23),
        expiresAt: at(593),
      },
    })
    await field()
    await screen.findByText(/^Too many tries\. Please wait about 9:5\d\.$/)
    expect(clocks()).toHaveLength(1)
    // Another message would be checked no sooner.
    expect(again().getAttribute('aria-disabled')).toBe('true')
  })

  test.each(['rate-limited', 'sms-limit'] as const)(
    'while a message is refused until later (%s)',
    async (errorCode) => {
      const { user } = showWidget({
        start: { ...code, resendAt: 0 },
        answers: { 'code.resend': new AuthError(errorCode, { retryAt: Date.now() + 95_000 }) },
      })
      await field()
      await user.click(again())
      await screen.findByText(/Try again in 1:3\d\./)
      expect(clocks()).toHaveLength(1)
      expect(again().getAttribute('aria-disabled')).toBe('true')
    },
  )
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

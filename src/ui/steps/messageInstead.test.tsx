// @vitest-environment jsdom
import { act, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import type { CodeStep, Step } from '../../protocol/step.ts'
import { sampleSteps } from '../../testing/index.ts'
import { showWidget } from '../../test-support/showWidget.test-support.tsx'

const { code, done, credentials } = sampleSteps
const { phone: _, ...unaddressed } = code
const app: CodeStep = { ...unaddressed, factor: 'app', resendAt: 0, acceptsBackupCode: true, back: credentials }
const minute = 60_000
/** As a backend answers: the app waits as long as the message does. */
const message = (): CodeStep => {
  const resendAt = Date.now() + minute
  return { ...app, factor: 'sms', to: '+7 *** 67', resendAt, back: { ...app, resendAt } }
}
const field = () => screen.findByRole('textbox', { name: 'Code' })
const instead = () => screen.findByRole('button', { name: 'Send me a message instead' })

afterEach(() => {
  vi.useRealTimers()
})

test('whoever has the app not at hand asks for a message instead, and the code in it signs in', async () => {
  const { user, made } = showWidget({ start: app, answers: { 'code.resend': message, 'code.submit': done } })
  await user.click(await instead())
  expect(await screen.findByText('+7 *** 67')).toBeTruthy()
  expect(screen.queryByRole('button', { name: /instead/ })).toBeNull()
  expect(screen.getByRole('button', { name: 'Send again' }).getAttribute('aria-disabled')).toBe('true')
  await user.type(await field(), '123456')
  await screen.findByRole('heading', { name: 'You are signed in' })
  expect([made('code.resend'), made('code.submit')]).toEqual([[{}], [{ code: '123456' }]])
})

test('where the message may be asked for at once, no clock stands beside it', async () => {
  const { container } = showWidget({ start: app })
  await instead()
  expect(screen.queryByRole('timer')).toBeNull()
  expect(container.querySelector('.entryphone-wait')).toBeNull()
})

test('an app step without resendAt offers no message', async () => {
  const { resendAt: __, ...alone } = app
  showWidget({ start: alone })
  await field()
  expect(screen.queryByRole('button', { name: /instead/ })).toBeNull()
})

test('the message step says where it is, the focus is in its field, and what was typed for the app is gone', async () => {
  const { user } = showWidget({ start: app, answers: { 'code.resend': message } })
  await user.type(await field(), '123')
  await user.click(await instead())
  await screen.findByText('+7 *** 67')
  await waitFor(async () => expect(document.activeElement).toBe(await field()))
  expect(await field()).toHaveProperty('value', '')
  expect(screen.getByRole('status').textContent).toBe('Enter the code Sent to +7 *** 67')
})

test('back from the message leads to the app, in words, and the pause goes on there', async () => {
  const { user, made } = showWidget({ start: app, answers: { 'code.resend': message } })
  await user.click(await instead())
  await screen.findByText('+7 *** 67')
  await user.type(await field(), '12')
  await user.click(screen.getByRole('button', { name: 'Back to the app' }))
  await screen.findByText('Open your authenticator app to see it.')
  expect(screen.getByRole('button', { name: 'Back' })).toBeTruthy()
  expect(document.activeElement).toBe(await field())
  expect(await field()).toHaveProperty('value', '')
  expect((await instead()).getAttribute('aria-disabled')).toBe('true')
  await user.click(await instead())
  expect(made('code.resend')).toHaveLength(1)
})

test('where the backend forgets the pause on the way back, the app waits all the same', async () => {
  const forgetful = () => ({ ...message(), back: app })
  const { user, made } = showWidget({ start: app, answers: { 'code.resend': forgetful } })
  await user.click(await instead())
  await screen.findByText('+7 *** 67')
  await user.click(screen.getByRole('button', { name: 'Back to the app' }))
  await user.click(await instead())
  expect((await instead()).getAttribute('aria-disabled')).toBe('true')
  expect(made('code.resend')).toHaveLength(1)
})

test('a message whose answer was lost may have gone out, so the next one waits', async () => {
  const { user, made } = showWidget({ start: app, answers: { 'code.resend': 'network' } })
  await user.click(await instead())
  await screen.findByText(/We cannot reach the server/)
  expect((await instead()).getAttribute('aria-disabled')).toBe('true')
  await user.click(await instead())
  expect(made('code.resend')).toHaveLength(1)
})

test('a message that was refused leaves the app as it was', async () => {
  const { user } = showWidget({ start: app, answers: { 'code.resend': 'sms-unavailable', 'code.submit': done } })
  await user.click(await instead())
  await screen.findByText('Messages cannot be sent right now. Try again later.')
  expect((await instead()).getAttribute('aria-disabled')).toBeNull()
  await user.type(await field(), '123456')
  await screen.findByRole('heading', { name: 'You are signed in' })
})

test('a code of the app, typed while a message is under way, is not sent to the message', async () => {
  let arrive: (step: Step) => void = () => {}
  const { user, made } = showWidget({
    start: app,
    answers: { 'code.resend': () => new Promise<Step>((resolve) => (arrive = resolve)), 'code.submit': done },
  })
  await user.click(await instead())
  await user.type(await field(), '123456{Enter}')
  await act(async () => arrive(message()))
  await screen.findByText('+7 *** 67')
  expect(await field()).toHaveProperty('value', '')
  expect(made('code.submit')).toEqual([])
})

test('a backup code on the message step is left for the code in the message, in words', async () => {
  const { user } = showWidget({ start: app, answers: { 'code.resend': message } })
  await user.click(await instead())
  await screen.findByText('+7 *** 67')
  await user.click(screen.getByRole('button', { name: 'Use a backup code' }))
  expect(screen.queryByRole('button', { name: 'Use the authenticator app' })).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Use the code we sent' }))
  expect(document.activeElement).toBe(await field())
})

test('whoever asks for a message in place of a backup code is asked for the code in it', async () => {
  const { user } = showWidget({ start: app, answers: { 'code.resend': message } })
  await user.click(await screen.findByRole('button', { name: 'Use a backup code' }))
  await user.click(await instead())
  expect(await screen.findByText('+7 *** 67')).toBeTruthy()
  expect(document.activeElement).toBe(await field())
})

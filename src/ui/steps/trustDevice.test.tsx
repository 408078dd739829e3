// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import type { CodeStep } from '../../protocol/step.ts'
import { en } from '../../locales/languages/en.ts'
import { sampleSteps } from '../../testing/index.ts'
import { showWidget } from '../../test-support/showWidget.test-support.tsx'

const { code, done, credentials } = sampleSteps
const offering: CodeStep = { ...code, trustDevice: false, resendAt: 0, acceptsBackupCode: true }
const app: CodeStep = { ...offering, factor: 'app', back: credentials }
const field = () => screen.findByRole('textbox', { name: 'Code' })
const box = () => screen.findByRole<HTMLInputElement>('checkbox', { name: 'Trust this browser' })

afterEach(() => sessionStorage.clear())

test.each([false, true])(
  'the box stands at first as the step says (%s), and goes with the code',
  async (trustDevice) => {
    const { user, made } = showWidget({ start: { ...offering, trustDevice }, answers: { 'code.submit': done } })
    expect((await box()).checked).toBe(trustDevice)
    await user.type(await field(), '123456')
    await screen.findByRole('heading', { name: 'You are signed in' })
    expect(made('code.submit')).toEqual([{ code: '123456', trustDevice }])
  },
)

test('a step that offers no box sends none', async () => {
  const { user, made } = showWidget({ start: code, answers: { 'code.submit': done } })
  await user.type(await field(), '123456')
  await screen.findByRole('heading', { name: 'You are signed in' })
  expect(screen.queryByRole('checkbox')).toBeNull()
  expect(made('code.submit')).toEqual([{ code: '123456' }])
})

test('the keyboard comes to the box from a code that is not whole yet, and back to it', async () => {
  const { user, made } = showWidget({ start: offering, answers: { 'code.submit': done } })
  await user.type(await field(), '12345')
  await user.tab()
  expect(document.activeElement).toBe(await box())
  await user.keyboard(' ')
  await user.tab({ shift: true })
  await user.keyboard('{End}6')
  await screen.findByRole('heading', { name: 'You are signed in' })
  expect(made('code.submit')).toEqual([{ code: '123456', trustDevice: true }])
})

test('what it means is said with it, in at most twelve words', async () => {
  showWidget({ start: offering })
  const hint = document.getElementById((await box()).getAttribute('aria-describedby') ?? '')
  expect(hint?.textContent).toBe(en.code.trustDeviceHint)
  expect(`${en.code.trustDevice} ${en.code.trustDeviceHint}`.split(' ').length).toBeLessThanOrEqual(12)
})

test('a wrong code leaves it as it was ticked', async () => {
  const { user, made } = showWidget({ start: offering, answers: { 'code.submit': ['code-wrong', done] } })
  await user.click(await box())
  await user.type(await field(), '111111')
  await screen.findByText(/not right/)
  expect((await box()).checked).toBe(true)
  await user.type(await field(), '222222', { initialSelectionStart: 0, initialSelectionEnd: 6 })
  await screen.findByRole('heading', { name: 'You are signed in' })
  expect(made('code.submit').at(-1)).toEqual({ code: '222222', trustDevice: true })
})

test('it goes with a backup code', async () => {
  const { user, made } = showWidget({ start: app, answers: { 'code.submit': done } })
  await user.click(await box())
  await user.click(screen.getByRole('button', { name: 'Use a backup code' }))
  expect((await box()).checked).toBe(true)
  await user.type(screen.getByRole('textbox', { name: 'Backup code' }), 'aB3_x9{Enter}')
  await screen.findByRole('heading', { name: 'You are signed in' })
  expect(made('code.submit')).toEqual([{ code: 'aB3_x9', trustDevice: true }])
})

test('it stays as it was ticked where a message comes instead, and on the way back', async () => {
  const sms: CodeStep = { ...offering, resendAt: Date.now() + 60_000, back: app }
  const { user, made } = showWidget({ start: app, answers: { 'code.resend': sms, 'code.submit': 'code-wrong' } })
  await user.click(await box())
  await user.click(screen.getByRole('button', { name: 'Send me a message instead' }))
  await screen.findByText(/Sent to/, { selector: 'span' })
  expect((await box()).checked).toBe(true)
  await user.type(await field(), '123456')
  await screen.findByText(/not right/)
  await user.click(screen.getByRole('button', { name: 'Back to the app' }))
  expect((await box()).checked).toBe(true)
  expect(made('code.submit')).toEqual([{ code: '123456', trustDevice: true }])
})

test('it can be changed while no code may be sent, and not while one is checked', async () => {
  const { user, made } = showWidget({ start: offering, answers: { 'code.submit': 'pending' } })
  await user.type(await field(), '123456')
  await waitFor(async () => expect(await field()).toHaveProperty('readOnly', true))
  await user.click(await box())
  expect((await box()).checked).toBe(false)
  expect(made('code.submit')).toHaveLength(1)
})

test('what is kept for a reload is that the box is offered, and not how it was ticked', async () => {
  // It comes with the first step that is kept.
  await import('../../flow/persistence/storable.ts')
  const first = showWidget({ start: offering, answers: {} }, { remember: true })
  await first.user.click(await box())
  await waitFor(() => expect(sessionStorage.getItem('entryphone:scripted')).toContain('"trustDevice":false'))
  expect(sessionStorage.getItem('entryphone:scripted')).not.toContain('"trustDevice":true')
})

// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react'
import { forwardRef, useImperativeHandle } from 'react'
import { expect, test } from 'vitest'
import type { CaptchaProvider } from '../../captcha/provider.ts'
import { captchaToken } from '../../captcha/token.ts'
import { en } from '../../locales/languages/en.ts'
import { type CredentialsStep, factorChanges } from '../../protocol/step.ts'
import { sampleSteps } from '../../testing/index.ts'
import { showWidget } from '../../test-support/showWidget.test-support.tsx'

const { done, phone } = sampleSteps
const asking: CredentialsStep = { kind: 'credentials', variant: 'password', context: {} }
const field = () => screen.findByLabelText('Password')

test('the password alone is asked for and sent, with the name it belongs to', async () => {
  const { user, made } = showWidget({
    start: { ...asking, username: 'ann@example.com' },
    answers: { 'credentials.submit': done },
  })
  const password = await field()
  expect(screen.queryByRole('textbox')).toBeNull()
  await user.type(password, ' secret {Enter}')
  await screen.findByRole('heading', { name: 'You are signed in' })
  expect(made('credentials.submit')).toEqual([{ username: 'ann@example.com', password: ' secret ' }])
})

test('without a name it is sent all the same', async () => {
  const { user, made } = showWidget({ start: asking, answers: { 'credentials.submit': done } })
  await user.type(await field(), 'secret{Enter}')
  await screen.findByRole('heading', { name: 'You are signed in' })
  expect(made('credentials.submit')).toEqual([{ username: '', password: 'secret' }])
})

test('password managers find whose it is, and people are not shown a field for it', async () => {
  const { container } = showWidget({ start: { ...asking, username: 'ann@example.com' } })
  expect((await field()).getAttribute('autocomplete')).toBe('current-password')
  const username = container.querySelector<HTMLInputElement>('input[autocomplete=username]')
  expect([username?.value, username?.hidden, username?.readOnly]).toEqual(['ann@example.com', true, true])
})

test.each(factorChanges)('why it is asked for is said in the words of %s', async (about) => {
  showWidget({ start: { ...asking, about } })
  const { heading, sentence, submit } = en.confirm[about]
  await screen.findByRole('heading', { name: heading })
  expect(screen.getByText(`${sentence} ${en.credentials.passwordSentence}`)).toBeTruthy()
  expect(screen.getByRole('button', { name: submit })).toBeTruthy()
})

test('where nothing says why, the password confirms who it is', async () => {
  showWidget({ start: asking })
  await screen.findByRole('heading', { name: 'Confirm it is you' })
  expect(screen.getByText('Enter your password to go on.')).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Continue' })).toBeTruthy()
})

test('none is asked for in words, and a wrong one is said, selected, and gone with the next key', async () => {
  const { user, made } = showWidget({ start: asking, answers: { 'credentials.submit': 'credentials-wrong' } })
  const password = await field()
  await user.click(screen.getByRole('button', { name: 'Continue' }))
  await waitFor(() => expect(screen.getByRole('alert').textContent).toBe('Enter your password.'))
  expect(made('credentials.submit')).toEqual([])
  await user.type(password, 'secret{Enter}')
  await screen.findByText('Wrong password.')
  expect(document.activeElement).toBe(password)
  expect(password.getAttribute('aria-invalid')).toBe('true')
  await user.keyboard('x')
  expect(screen.getByRole('alert').textContent).toBe('')
})

test('a forgotten one takes the name along, where that is offered', async () => {
  const { user, made } = showWidget({
    start: { ...asking, username: '+79991234567', forgot: true },
    answers: { 'credentials.forgot': phone },
  })
  await user.click(await screen.findByRole('button', { name: 'Forgot your password?' }))
  await screen.findByRole('heading', { name: 'Sign in' })
  expect(made('credentials.forgot')).toEqual([{ username: '+79991234567' }])
})

test('a challenge goes with it', async () => {
  const Ticked: CaptchaProvider = forwardRef(function Ticked(_, ref) {
    useImperativeHandle(ref, () => ({ solve: () => Promise.resolve(captchaToken('token')) }))
    return <p>One check</p>
  })
  const { user, made } = showWidget(
    {
      start: { ...asking, captcha: { submit: { provider: 'ticked', siteKey: 'k' } } },
      answers: { 'credentials.submit': done },
    },
    { captchaProviders: { ticked: () => Promise.resolve({ default: Ticked }) } },
  )
  await user.type(await field(), 'secret{Enter}')
  await screen.findByRole('heading', { name: 'You are signed in' })
  expect(made('credentials.submit')).toEqual([{ username: '', password: 'secret', captcha: 'token' }])
})

test('nothing of it is kept over a reload', async () => {
  const { user } = showWidget(
    { start: { ...asking, username: 'ann@example.com' }, answers: { 'credentials.submit': 'credentials-wrong' } },
    { remember: true },
  )
  await user.type(await field(), 'secret{Enter}')
  await screen.findByText('Wrong password.')
  expect(sessionStorage).toHaveLength(0)
})

test('neither the password nor whose it is is told to the host', async () => {
  const told: unknown[] = []
  const { user } = showWidget(
    {
      start: { ...asking, username: 'ann@example.com' },
      answers: { 'credentials.submit': ['credentials-wrong', done] },
    },
    { onEvent: (event) => told.push(event) },
  )
  await user.type(await field(), 'secret-2026{Enter}')
  await screen.findByText('Wrong password.')
  await user.keyboard('{Enter}')
  await screen.findByRole('heading', { name: 'You are signed in' })
  expect(told).toContainEqual(expect.objectContaining({ type: 'failed', error: 'credentials-wrong' }))
  expect(JSON.stringify(told)).not.toMatch(/secret-2026|ann@/)
})

test('an address that is not confirmed yet is said so', async () => {
  const { user } = showWidget({
    start: sampleSteps.credentials,
    answers: { 'credentials.submit': 'email-not-verified' },
  })
  await user.type(await screen.findByRole('textbox', { name: 'Email' }), 'ann@example.com')
  await user.type(await field(), 'secret{Enter}')
  expect(await screen.findByText('Confirm your email address first.')).toBeTruthy()
})

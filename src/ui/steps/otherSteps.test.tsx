// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { sampleSteps } from '../../testing/index.ts'
import { showWidget } from '../showWidget.test-support.tsx'

const { credentials, enrol, details, done } = sampleSteps
const backupCodes = sampleSteps['backup-codes']

test('a name and a password are sent, and wrong ones are said at the password', async () => {
  const { user, made } = showWidget({
    start: { ...credentials, staySignedIn: false },
    answers: { 'credentials.submit': ['credentials-wrong', done] },
  })
  await user.type(await screen.findByRole('textbox', { name: 'Email' }), ' ann@example.com')
  const password = screen.getByLabelText('Password')
  await user.type(password, ' secret ')
  await user.click(screen.getByRole('checkbox', { name: 'Stay signed in' }))
  await user.keyboard('{Enter}')
  await screen.findByText('Wrong name or password.')
  expect(password).toBe(document.activeElement)
  expect(password.getAttribute('aria-invalid')).toBe('true')
  await user.keyboard('{Enter}')
  await screen.findByRole('heading', { name: 'You are signed in' })
  const sent = { username: 'ann@example.com', password: ' secret ', staySignedIn: true }
  expect(made('credentials.submit')).toEqual([sent, sent])
})

test('what is missing is said, field by field, and nothing is sent', async () => {
  const { user, made } = showWidget({ start: credentials }, { usernameKind: 'text' })
  const button = await screen.findByRole('button', { name: 'Continue' })
  await user.click(button)
  await waitFor(() => expect(screen.getByRole('alert').textContent).toBe('Enter your user name.'))
  await user.type(screen.getByRole('textbox', { name: 'User name' }), 'ann')
  await user.click(button)
  await waitFor(() => expect(screen.getByRole('alert').textContent).toBe('Enter your password.'))
  expect(made('credentials.submit')).toEqual([])
})

test('a password can be looked at', async () => {
  const { user } = showWidget({ start: credentials })
  const password = await screen.findByLabelText('Password')
  expect(password.getAttribute('type')).toBe('password')
  await user.click(screen.getByRole('button', { name: 'Show: Password' }))
  expect(password.getAttribute('type')).toBe('text')
  expect(password.getAttribute('autocomplete')).toBe('current-password')
})

test('where the host holds the credential, one button is all', async () => {
  const { user, made } = showWidget({
    start: { ...credentials, asks: 'continue' },
    answers: { 'credentials.submit': done },
  })
  await user.click(await screen.findByRole('button', { name: 'Continue' }))
  await screen.findByRole('heading', { name: 'You are signed in' })
  expect(made('credentials.submit')).toEqual([{ username: '', password: '' }])
})

test('an authenticator is set up with a key to copy, a link to open, and a first code', async () => {
  const { user, made } = showWidget({ start: enrol, answers: { 'enrol.submit': ['code-wrong', done] } })
  await user.click(await screen.findByRole('button', { name: 'Copy key' }))
  expect(await navigator.clipboard.readText()).toBe('KEZEM43CIUYWYU2Y')
  expect(await screen.findByRole('button', { name: 'Copied' })).toBeTruthy()
  expect(screen.getByRole('status').textContent).toBe('Copied')
  expect(screen.getByRole('link', { name: 'Open in your app' }).getAttribute('href')).toBe(enrol.uri)
  await user.type(screen.getByRole('textbox', { name: 'Code from the app' }), '123456')
  await screen.findByText('That code is not right. Enter the one on screen now.')
  await user.clear(screen.getByRole('textbox', { name: 'Code from the app' }))
  await user.type(screen.getByRole('textbox', { name: 'Code from the app' }), '654321')
  await screen.findByRole('heading', { name: 'You are signed in' })
  expect(made('enrol.submit')).toEqual([{ code: '123456' }, { code: '654321' }])
})

test('a link that does not lead to an authenticator is not offered', async () => {
  showWidget({ start: { ...enrol, uri: 'javascript:alert(1)' } })
  await screen.findByRole('button', { name: 'Copy key' })
  expect(screen.queryByRole('link')).toBeNull()
})

test('details are held to their bounds', async () => {
  const fields = [...details.fields, { name: 'secret', kind: 'new-password', minimumLength: 6 } as const]
  const { user, made } = showWidget({ start: { ...details, fields }, answers: { 'details.submit': done } })
  const name = await screen.findByRole('textbox', { name: 'Your name' })
  const password = screen.getByLabelText('New password')
  await user.type(name, 'Ann')
  await user.type(password, '12345 ')
  await user.keyboard('{Enter}')
  await waitFor(() => expect(screen.getAllByRole('alert')[0]?.textContent).toBe('At least 5 characters.'))
  expect(name).toBe(document.activeElement)
  await user.type(name, ' Lee ')
  await user.keyboard('{Enter}')
  await screen.findByRole('heading', { name: 'You are signed in' })
  expect(made('details.submit')).toEqual([{ values: { name: 'Ann Lee', secret: '12345 ' } }])
})

test('backup codes are shown, copied and left behind', async () => {
  const { user, made } = showWidget({ start: backupCodes, answers: { 'backup-codes.submit': done } })
  for (const code of backupCodes.codes) expect(await screen.findByText(code)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Copy codes' }))
  expect(await navigator.clipboard.readText()).toBe(backupCodes.codes.join('\n'))
  await user.click(screen.getByRole('button', { name: 'I have saved them' }))
  await screen.findByRole('heading', { name: 'You are signed in' })
  expect(made('backup-codes.submit')).toEqual([{}])
  expect(screen.queryByText(backupCodes.codes[0] ?? '')).toBeNull()
})

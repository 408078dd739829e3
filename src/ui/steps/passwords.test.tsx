// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import type { Step } from '../../protocol/step.ts'
import { sampleSteps } from '../../testing/index.ts'
import { showWidget } from '../../test-support/showWidget.test-support.tsx'

const { credentials, details, phone, code, enrol, done } = sampleSteps
const newPassword: Step = { ...details, fields: [{ name: 'password', kind: 'new-password', minimumLength: 6 }] }

describe.each([
  ['Password', { ...credentials, username: 'ann@example.com' } as Step, 'credentials.submit', 'Continue'],
  ['Password', { ...credentials, variant: 'password' } as Step, 'credentials.submit', 'Continue'],
  ['New password', newPassword, 'details.submit', 'Continue'],
] as const)('%s', (label, start, action, press) => {
  const show = () => showWidget({ start, answers: { [action]: ['network', done] } })
  const field = () => screen.findByLabelText<HTMLInputElement>(label)

  test('that is shown hides again as it is sent, however that is done', async () => {
    const { user } = show()
    const password = await field()
    await user.type(password, 'secret-1')
    await user.click(screen.getByRole('button', { name: `Show: ${label}` }))
    expect(password.type).toBe('text')
    await user.click(screen.getByRole('button', { name: press }))
    await waitFor(() => expect(password.type).toBe('password'))
    expect(screen.getByRole('button', { name: `Show: ${label}` })).toBeTruthy()
    await screen.findByText(/We cannot reach the server/)
    await user.click(screen.getByRole('button', { name: `Show: ${label}` }))
    await user.type(password, '{Enter}')
    await waitFor(() => expect(password.type).toBe('password'))
  })

  test('says that Caps Lock is on while it is, once', async () => {
    show()
    const password = await field()
    fireEvent.keyDown(password, { key: 'A', modifierCapsLock: true })
    expect(screen.getByText('Caps Lock is on.', { selector: '.entryphone-note *' })).toBeTruthy()
    expect(screen.getByRole('status').textContent).toBe('Caps Lock is on.')
    expect(
      password
        .getAttribute('aria-describedby')
        ?.split(' ')
        .map((id) => document.getElementById(id)?.textContent),
    ).toContain('Caps Lock is on.')
    fireEvent.keyUp(password, { key: 'CapsLock', modifierCapsLock: false })
    expect(screen.queryByText('Caps Lock is on.', { selector: '.entryphone-note *' })).toBeNull()
    fireEvent.keyDown(password, { key: 'A', modifierCapsLock: true })
    fireEvent.blur(password)
    expect(screen.queryByText('Caps Lock is on.', { selector: '.entryphone-note *' })).toBeNull()
  })
})

test.each([
  ['credentials', credentials as Step, ['Email', 'Password']],
  ['a number and a password', { ...credentials, variant: 'phone-and-password' } as Step, ['Phone number', 'Password']],
  ['phone', phone, ['Phone number']],
  ['code', code, ['Code']],
  ['enrol', enrol, ['Code from the app']],
  ['details', details, ['Your name']],
  ['a new password', newPassword, ['New password']],
])('what has to be given on %s is required', async (_, start, labels) => {
  showWidget({ start })
  for (const label of labels) expect((await screen.findByLabelText<HTMLInputElement>(label)).required).toBe(true)
})

test('a password manager finds what it fills, keeps and changes, and how long a new one has to be', async () => {
  const { container, unmount } = showWidget({ start: credentials })
  await screen.findByLabelText('Password')
  const kinds = () =>
    [...container.querySelectorAll('input:not([type=checkbox])')].map((input) => [
      input.getAttribute('autocomplete'),
      input.getAttribute('type'),
    ])
  expect(kinds()).toEqual([
    ['username', 'email'],
    ['current-password', 'password'],
  ])
  unmount()
  const again = showWidget({
    start: {
      ...details,
      username: 'ann@example.com',
      fields: [{ name: 'password', kind: 'new-password', minimumLength: 6, maximumLength: 30 }],
    },
  })
  const field = await screen.findByLabelText<HTMLInputElement>('New password')
  const user = again.container.querySelector<HTMLInputElement>('input[autocomplete=username]')
  expect([user?.value, field.autocomplete, field.minLength, field.maxLength]).toEqual([
    'ann@example.com',
    'new-password',
    6,
    30,
  ])
  expect(user?.form).toBe(field.form)
})

test('a new password alone is asked for in its own words', async () => {
  showWidget({ start: newPassword })
  await screen.findByRole('heading', { name: 'Set a new password' })
  expect(screen.getByText('You will sign in with it from now on.')).toBeTruthy()
  expect(screen.queryByText('A few details to finish.')).toBeNull()
})

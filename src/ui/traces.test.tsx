// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import type { Step } from '../protocol/step.ts'
import { sampleSteps } from '../testing/steps.ts'
import { showWidget } from '../test-support/showWidget.test-support.tsx'

afterEach(cleanup)

const { credentials, code, details, enrol, done } = sampleSteps
const backupCodes = sampleSteps['backup-codes']
const password: Step = { ...details, fields: [{ name: 'password', kind: 'new-password' }] }
const secrets = ['Passw0rd!', '482913', 'secret-2025', '175306', enrol.secret, ...backupCodes.codes, done.session.token]

/** Whatever goes to a storage, a cookie, the history or another tab, at any moment. */
function watched(): readonly unknown[] {
  const left: unknown[] = []
  const watch = (owner: object, name: string) => {
    const original: unknown = Reflect.get(owner, name)
    if (typeof original !== 'function') return
    vi.spyOn(owner as Record<string, () => unknown>, name).mockImplementation(function (this: unknown, ...given) {
      left.push([name, ...given])
      return Reflect.apply(original, this, given)
    })
  }
  watch(Storage.prototype, 'setItem')
  watch(History.prototype, 'pushState')
  watch(History.prototype, 'replaceState')
  watch(BroadcastChannel.prototype, 'postMessage')
  watch(document, 'cookie')
  return left
}

test('nothing that is typed or shown during a sign-in is stored or logged at any moment', async () => {
  const left = watched()
  const onEvent = vi.fn()
  const { user } = showWidget(
    {
      start: credentials,
      answers: {
        'credentials.submit': ['credentials-wrong', code],
        'code.submit': ['code-wrong', password],
        'details.submit': [enrol],
        'enrol.submit': [backupCodes],
        'backup-codes.submit': [done],
      },
    },
    { remember: true, onDone: () => {}, onEvent },
  )
  await user.type(await screen.findByLabelText('Email'), 'ann@example.com')
  await user.type(screen.getByLabelText('Password'), 'Passw0rd!{Enter}')
  await screen.findByText('Wrong email or password.')
  await user.keyboard('{Enter}')
  await user.type(await screen.findByLabelText('Code'), '482913')
  await screen.findByText(/code is not right|wrong/i)
  await user.click(screen.getByRole('button', { name: 'Confirm' }))
  await user.type(await screen.findByLabelText('New password'), 'secret-2025{Enter}')
  await user.type(await screen.findByLabelText('Code from the app'), '175306')
  await user.click(await screen.findByRole('button', { name: 'I have saved them' }))
  await screen.findByRole('heading', { name: 'You are signed in' })
  const stored = [Object.entries(sessionStorage), Object.entries(localStorage), document.cookie, location.href]
  const text = JSON.stringify([left, stored, onEvent.mock.calls])
  expect(text).toContain('entryphone:')
  expect(secrets.filter((secret) => secret !== undefined && text.includes(secret))).toEqual([])
})

// @vitest-environment jsdom
import { act, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { AuthError } from '../protocol/error.ts'
import type { ActingKind, Step } from '../protocol/step.ts'
import { sampleSteps } from '../testing/steps.ts'
import { bareTextIn, translatePage } from '../test-support/bareText.test-support.ts'
import { PhoneEntry } from './parts/phone/PhoneEntry.tsx'
import { TwoFactorForm } from './parts/code/TwoFactorForm.tsx'
import { takeAction } from '../test-support/person.test-support.ts'
import { showWidget } from '../test-support/showWidget.test-support.tsx'

/**
 * What a browser that translates the page does to it: each text node gives way to an element, also those that come
 * later. Every other test of the widget runs so with `TRANSLATED=1`.
 */
let untranslate = () => {}
const translated = (...given: Parameters<typeof showWidget>) => {
  untranslate = translatePage()
  return showWidget(...given)
}

afterEach(() => {
  untranslate()
  vi.useRealTimers()
})

const { credentials, phone, code, enrol, details, confirm, done } = sampleSteps
const acting: { readonly [K in ActingKind]: Step } = {
  credentials: { ...credentials, staySignedIn: true, forgot: true },
  phone,
  code: { ...code, expiresAt: Date.now() + 90_000 },
  enrol,
  details,
  'backup-codes': sampleSteps['backup-codes'],
  confirm,
}

for (const [kind, step] of Object.entries(acting) as [ActingKind, Step][]) {
  test(`on a translated page the ${kind} step shows an error, a time, news and the next step`, async () => {
    const limited = () => {
      throw new AuthError('rate-limited', { retryAt: Date.now() + 900 })
    }
    // Of a code it would be the end.
    const notice = kind === 'code' ? 'code-wrong' : 'expired'
    const { user, container, made } = translated(
      { start: step, answers: { [`${kind}.submit`]: ['network', limited, { ...step, notice }, done] } },
      { help: 'https://acme.example/help', lostPhone: 'Ask at the desk.', brand: { name: 'Acme' } },
    )
    const turn = async (entered: string) => takeAction(user, kind, 'submit', { code: entered })
    await turn('111111')
    await screen.findByText('We cannot reach the server. Please try again.')
    await turn('222222')
    await screen.findByText(/Try again in 0:0\d/)
    expect(container.querySelectorAll('.entryphone font').length).toBeGreaterThan(3)
    // The clock runs out: its words go, and the button is free.
    await waitFor(() => expect(screen.queryByText(/Try again in 0:/)).toBeNull(), { timeout: 3000 })
    await turn('333333')
    await waitFor(() => expect(made(`${kind}.submit`)).toHaveLength(3))
    await turn('444444')
    await screen.findByRole('heading', { name: 'You are signed in' })
  })
}

test('on a translated page someone turns to a backup code and back while the clocks run', async () => {
  const { user } = translated({
    start: {
      ...code,
      factor: 'app',
      acceptsBackupCode: true,
      resendAt: Date.now() + 2000,
      expiresAt: Date.now() + 2500,
    },
  })
  await user.click(await screen.findByRole('button', { name: 'Use a backup code' }))
  await screen.findByLabelText('Backup code')
  await user.click(screen.getByRole('button', { name: 'Use the authenticator app' }))
  await screen.findByLabelText('Code')
  expect(await screen.findByText(/expired/i, undefined, { timeout: 5000 })).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Send again' })?.getAttribute('aria-disabled')).toBeFalsy()
})

test('on a translated page a country is searched for and chosen', async () => {
  const { user } = translated({ start: { kind: 'phone', purpose: 'sign-in', context: {} } })
  await user.click(await screen.findByRole('button', { name: /^Country/ }))
  await user.type(await screen.findByRole('combobox'), 'germ')
  await user.click(await screen.findByRole('option', { name: 'Germany +49' }))
  expect(screen.getByRole('button', { name: /^Country/ }).textContent).toBe('+49')
})

test('parts alone are translated too, and their host keeps its page', async () => {
  untranslate = translatePage()
  const user = userEvent.setup()
  const shape = { length: 6, characters: 'digits', caseSensitive: false } as const
  const refuse = () => Promise.reject(new AuthError('code-wrong'))
  const Host = ({ invalid }: { readonly invalid: boolean }) => (
    <div className="entryphone">
      <PhoneEntry label="Phone" country="DE" invalid={invalid} />
      <PhoneEntry label="Fixed" country="RU" countries={invalid ? ['RU', 'KZ'] : ['DE']} invalid={invalid} />
      <TwoFactorForm
        factor="sms"
        to={invalid ? '+49 ***' : undefined}
        shape={shape}
        onSubmit={refuse}
        acceptsBackupCode
      />
    </div>
  )
  const { rerender, unmount } = render(<Host invalid={false} />)
  await user.type(screen.getByLabelText('Code'), '111111')
  await screen.findByText('That code is not right. Check the latest message.')
  rerender(<Host invalid />)
  await user.click(screen.getByRole('button', { name: 'Use a backup code' }))
  await user.click(screen.getByRole('button', { name: 'Use the code we sent' }))
  rerender(<Host invalid={false} />)
  expect(screen.getByLabelText('Code')).toBeTruthy()
  expect(() => unmount()).not.toThrow()
})

test('on a translated page a start that failed is asked for again', async () => {
  const { user } = translated({ start: 'network' })
  await user.click(await screen.findByRole('button', { name: 'Try again' }))
  expect(await screen.findByRole('button', { name: 'Try again' })).toBeTruthy()
})

test('the check of every test finds words that are no element of their own', async () => {
  const { container } = showWidget({ start: phone })
  await screen.findByRole('textbox')
  expect(bareTextIn(container)).toEqual([])
  const prefix = container.querySelector('.entryphone-sentence')
  const loose = document.createTextNode('loose')
  // As React marks the nodes that it keeps.
  Object.assign(loose, { __reactFiber$test: {} })
  act(() => prefix?.append(loose))
  expect(bareTextIn(container)).toHaveLength(1)
  loose.remove()
})

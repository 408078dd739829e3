// @vitest-environment jsdom
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { StrictMode } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { ru } from '../../../locales/languages/ru.ts'
import { AuthError } from '../../../protocol/error.ts'
import { TwoFactorForm, type TwoFactorFormProps } from './TwoFactorForm.tsx'
import { deferred } from '../../../test-support/deferred.test-support.ts'

const shape = { length: 6, characters: 'digits', caseSensitive: false } as const

/** By itself: no provider, no query client. */
function show(props: Partial<TwoFactorFormProps> = {}) {
  const onSubmit = vi.fn<TwoFactorFormProps['onSubmit']>()
  const view = render(<TwoFactorForm factor="sms" shape={shape} onSubmit={onSubmit} {...props} />, {
    wrapper: StrictMode,
  })
  return { ...view, onSubmit, user: userEvent.setup() }
}
const field = (name = 'Code') => screen.getByRole<HTMLInputElement>('textbox', { name })
const confirm = () => screen.getByRole('button', { name: 'Confirm' })

/** A promise in the test's hands. */
/** One that ends inside of React's `act`. */
function deferredInAct() {
  const { promise, resolve, reject } = deferred()
  return { promise, resolve: () => act(async () => resolve()), reject: (why: unknown) => act(async () => reject(why)) }
}

afterEach(() => {
  vi.useRealTimers()
})

test('a developer is advised against none of the props it has', () => {
  const warned = vi.spyOn(console, 'warn')
  show({ to: '7999***4567', notice: 'Sent again.', error: 'Wrong.', resendAt: Date.now() + 30_000, onResend: vi.fn() })
  expect(warned).not.toHaveBeenCalled()
})

test('TwoFactorForm stands alone, in English, and says where the code went, verbatim and left to right', () => {
  const { container } = show({ to: '7999***4567' })
  const to = screen.getByText('7999***4567').closest('bdi')
  expect([to?.textContent, to?.dir, to?.parentElement?.textContent]).toEqual([
    '7999***4567',
    'ltr',
    'Sent to 7999***4567',
  ])
  expect(container.querySelector('[lang=en]')).not.toBeNull()
  expect(container.querySelectorAll('form')).toHaveLength(1)
})

test('TwoFactorForm stands alone in another language', () => {
  show({ messages: ru, factor: 'app' })
  expect(field('Код')).toBeTruthy()
  expect(screen.getByText('Код покажет ваш аутентификатор.').closest('[lang]')?.getAttribute('lang')).toBe('ru')
})

test.each([
  ['an AuthError', new AuthError('code-wrong'), 'That code is not right. Check the latest message.', true],
  ['a sentence', 'Not this one.', 'Not this one.', true],
  ['an error that is no news of the code', new AuthError('offline'), 'You are offline. Check your connection.', false],
  ['anything else', new TypeError('secret detail'), 'That did not work. Please try again.', false],
])(
  'a promise that rejects with %s says so under the field, and a press tries again',
  async (_, why, says, isAboutCode) => {
    const tries = [deferredInAct(), deferredInAct()]
    const onSubmit = vi.fn(() => tries[onSubmit.mock.calls.length - 1]?.promise)
    const { user } = show({ onSubmit })
    await user.type(field(), '123456')
    fireEvent.submit(field())
    await user.dblClick(confirm())
    expect(onSubmit.mock.calls).toEqual([['123456', 'code']])
    expect([confirm().getAttribute('aria-busy'), field().readOnly]).toEqual(['true', true])

    await tries[0]?.reject(why)
    expect(screen.getByRole('alert').textContent).toBe(says)
    expect([confirm().getAttribute('aria-busy'), field().readOnly]).toEqual([null, false])
    expect(field().getAttribute('aria-invalid')).toBe(isAboutCode ? 'true' : null)
    if (isAboutCode) {
      expect(document.activeElement).toBe(field())
      expect([field().selectionStart, field().selectionEnd]).toEqual([0, 6])
    }
    await user.click(confirm())
    expect(onSubmit).toHaveBeenCalledTimes(2)
    expect(screen.getByRole('alert').textContent).toBe('')
    await tries[1]?.resolve()
    expect(confirm().getAttribute('aria-busy')).toBeNull()
  },
)

test('presses that come faster than React draws are one request', async () => {
  const running = deferredInAct()
  const onSubmit = vi.fn(() => running.promise)
  const { user } = show({ factor: 'app', acceptsBackupCode: true, onSubmit })
  await user.click(screen.getByRole('button', { name: 'Use a backup code' }))
  await user.type(field('Backup code'), 'aB3_x9')
  act(() => {
    confirm().click()
    confirm().click()
  })
  expect(onSubmit).toHaveBeenCalledTimes(1)
})

test('a host without promises shows what goes on by isPending and error', async () => {
  const onEdit = vi.fn()
  const { user, onSubmit, rerender } = show({ onEdit })
  const again = (props: Partial<TwoFactorFormProps>) =>
    rerender(<TwoFactorForm factor="sms" shape={shape} onSubmit={onSubmit} onEdit={onEdit} {...props} />)
  await user.type(field(), '123456')
  again({ isPending: true })
  await user.click(confirm())
  expect(onSubmit).toHaveBeenCalledTimes(1)
  again({ error: 'Not this one.' })
  expect(screen.getByRole('alert').textContent).toBe('Not this one.')
  expect(onEdit).not.toHaveBeenCalled()
  await user.keyboard('6')
  expect(onEdit).toHaveBeenCalledTimes(1)
})

test('a limit says when it ends, and no button works until then', async () => {
  const onSubmit = vi.fn(() => Promise.reject(new AuthError('rate-limited', { retryAt: Date.now() + 90_000 })))
  const onResend = vi.fn()
  const { user } = show({ onSubmit, onResend, resendAt: 0, acceptsBackupCode: true })
  await user.type(field(), '123456')
  expect(await screen.findByText(/Try again in 1:(30|29)\./)).toBeTruthy()
  await user.clear(field())
  await user.type(field(), '654321{Enter}')
  await user.click(screen.getByRole('button', { name: 'Confirm' }))
  await user.click(screen.getByRole('button', { name: 'Send again' }))
  await user.click(screen.getByRole('button', { name: 'Use a backup code' }))
  await user.keyboard('aB3_x9{Enter}')
  expect([onSubmit.mock.calls.length, onResend.mock.calls.length]).toEqual([1, 0])
  expect(screen.getByText(/^Try again in 1:/)).toBeTruthy()
})

test('another message waits for its time, is asked for once, empties the field, and is announced', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  const sending = deferredInAct()
  const onResend = vi.fn(() => sending.promise)
  show({ resendAt: Date.now() + 3000, expiresAt: Date.now() + 300_000, onResend })
  fireEvent.change(field(), { target: { value: '12' } })
  const button = screen.getByRole('button', { name: 'Send again' })
  fireEvent.click(button)
  expect(onResend).not.toHaveBeenCalled()
  expect(screen.getByText(/5:00|4:59/)).toBeTruthy()
  await act(() => vi.advanceTimersByTimeAsync(3000))
  expect(screen.getByRole('status').textContent).toBe('You can ask for a new code now.')
  fireEvent.click(button)
  fireEvent.click(button)
  expect([onResend.mock.calls.length, field().value]).toEqual([1, ''])
  await sending.resolve()
  expect(screen.getByRole('status').textContent).toBe('A code was requested. It can take a minute.')
  expect(
    screen.getByText('A code was requested. It can take a minute.', { selector: '.entryphone-note *' }),
  ).toBeTruthy()
})

test('a message that could not be sent says why', async () => {
  const { user } = show({ resendAt: 0, onResend: () => Promise.reject(new AuthError('sms-limit')) })
  await user.click(screen.getByRole('button', { name: 'Send again' }))
  await waitFor(() => expect(screen.getByRole('alert').textContent).toBe('We cannot text you again for now.'))
  expect(field().getAttribute('aria-invalid')).toBeNull()
})

test('a code entered while another message is being sent waits for it', async () => {
  const sending = deferredInAct()
  const { user, onSubmit } = show({ resendAt: 0, onResend: () => sending.promise })
  await user.click(screen.getByRole('button', { name: 'Send again' }))
  await user.type(field(), '123456{Enter}')
  expect(onSubmit).not.toHaveBeenCalled()
  expect(confirm().getAttribute('aria-busy')).toBe('true')
  await sending.resolve()
  expect(onSubmit.mock.calls).toEqual([['123456', 'code']])
})

test('a backup code is of any signs, its case is kept, and it does not send itself', async () => {
  const { user, onSubmit } = show({ factor: 'app', acceptsBackupCode: true })
  await user.type(field(), '12')
  await user.click(screen.getByRole('button', { name: 'Use a backup code' }))
  expect(document.activeElement).toBe(field('Backup code'))
  expect(screen.getByText('Use a backup code you saved. Each works once.')).toBeTruthy()
  await user.keyboard('aB3_x9')
  expect(onSubmit).not.toHaveBeenCalled()
  await user.keyboard('{Enter}')
  expect(onSubmit.mock.calls).toEqual([['aB3_x9', 'backup-code']])
  await user.click(screen.getByRole('button', { name: 'Use the authenticator app' }))
  expect(field().value).toBe('')
})

test.each([
  ['sms', false, 'That code is not right. Check the latest message.'],
  ['app', false, 'That code is not right. Enter the one on screen now.'],
  ['app', true, 'That code is not right, or it was used before.'],
] as const)('a wrong code of %s, from paper: %s, is told in its own words', async (factor, isBackup, says) => {
  const { user } = show({
    factor,
    acceptsBackupCode: true,
    onSubmit: () => Promise.reject(new AuthError('code-wrong')),
  })
  if (isBackup) await user.click(screen.getByRole('button', { name: 'Use a backup code' }))
  await user.type(screen.getByRole('textbox'), '123456{Enter}')
  await waitFor(() => expect(screen.getByRole('alert').textContent).toBe(says))
})

test('while codes are not checked, the form says how long and sends nothing', async () => {
  const { user, onSubmit } = show({ blockedUntil: Date.now() + 90_000 })
  await user.type(field(), '123456{Enter}')
  expect(screen.getByText(/Please wait about 1:(30|29)\./)).toBeTruthy()
  expect(screen.getByRole('status').textContent?.trim()).toBe('Too many tries. Please wait about 2\u00a0minutes.')
  expect(onSubmit).not.toHaveBeenCalled()
})

test('other ways to confirm are a list of buttons', async () => {
  const onChoose = vi.fn()
  const { user } = show({ otherMethods: [{ id: 'key', label: 'Use a security key', onChoose }] })
  expect(screen.getByRole('list', { name: 'Other ways to confirm' })).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Use a security key' }))
  expect(onChoose).toHaveBeenCalledTimes(1)
})

test('what to do when the phone is lost is the host’s to say', async () => {
  const { user, rerender, onSubmit } = show({ lostPhone: <a href="mailto:it@example.com">Write to IT</a> })
  const details = screen.getByText('Write to IT').closest('details')
  expect(details?.open).toBe(false)
  await user.click(screen.getByText('Lost your phone?'))
  expect(details?.open).toBe(true)
  rerender(<TwoFactorForm factor="sms" shape={shape} onSubmit={onSubmit} />)
  expect(screen.queryByText('Lost your phone?')).toBeNull()
})

test('children of TwoFactorForm stand between the field and the button', () => {
  show({ children: <p>A check</p> })
  const after = (first: Element, second: Element) =>
    (first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  expect(after(field(), screen.getByText('A check'))).toBe(true)
  expect(after(screen.getByText('A check'), confirm())).toBe(true)
})

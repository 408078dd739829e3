// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { en } from '../../locales/languages/en.ts'
import { AuthError } from '../../protocol/error.ts'
import { sampleSteps } from '../../testing/index.ts'
import { showWidget } from '../../test-support/showWidget.test-support.tsx'

const { credentials, enrol, details, done } = sampleSteps
const backupCodes = sampleSteps['backup-codes']

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

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
  await screen.findByText('Wrong email or password.')
  expect(password).toBe(document.activeElement)
  expect(password.getAttribute('aria-invalid')).toBe('true')
  await user.keyboard('{Enter}')
  await screen.findByRole('heading', { name: 'You are signed in' })
  const sent = { username: 'ann@example.com', password: ' secret ', staySignedIn: true }
  expect(made('credentials.submit')).toEqual([sent, sent])
})

/** What is said of a field: nothing, or the sentence that describes it. */
const saidOf = (field: HTMLElement) =>
  (field.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent)
    .join('')

test.each(['email', 'text'] as const)(
  'missing credentials are said each at its own field, of which the first has the focus (%s)',
  async (usernameKind) => {
    const { user, made } = showWidget({ start: credentials }, { usernameKind })
    const button = await screen.findByRole('button', { name: 'Continue' })
    const name = screen.getByRole('textbox', { name: usernameKind === 'email' ? 'Email' : 'User name' })
    const password = screen.getByLabelText('Password')
    const missing = usernameKind === 'email' ? 'Enter your email.' : 'Enter your user name.'
    await user.click(button)
    await waitFor(() => expect([saidOf(name), saidOf(password)]).toEqual([missing, 'Enter your password.']))
    expect([name, password].map((field) => field.getAttribute('aria-invalid'))).toEqual(['true', 'true'])
    expect(document.activeElement).toBe(name)
    // Typing mends the one that is typed into.
    await user.type(name, 'ann')
    expect([saidOf(name), saidOf(password)]).toEqual(['', 'Enter your password.'])
    expect(name.getAttribute('aria-invalid')).toBeNull()
    await user.click(button)
    await waitFor(() => expect(document.activeElement).toBe(password))
    expect([saidOf(name), saidOf(password)]).toEqual(['', 'Enter your password.'])
    expect(made('credentials.submit')).toEqual([])
  },
)

test.each([
  ['email', 'Wrong email or password.'],
  ['text', 'Wrong user name or password.'],
] as const)('wrong credentials are called what their labels say (%s)', async (usernameKind, sentence) => {
  const { user } = showWidget(
    { start: credentials, answers: { 'credentials.submit': 'credentials-wrong' } },
    { usernameKind },
  )
  const name = await screen.findByRole('textbox')
  await user.type(name, 'ann@example.com')
  await user.type(screen.getByLabelText('Password'), 'secret{Enter}')
  await screen.findByText(sentence)
  // Of the two together: it describes both.
  expect([saidOf(name), saidOf(screen.getByLabelText('Password'))]).toEqual([sentence, sentence])
})

test('what is wrong with a number is said at the number, beside a password too', async () => {
  const start = { ...credentials, variant: 'phone-and-password', countries: ['RU', 'KZ'] } as const
  const { user } = showWidget({ start, answers: { 'credentials.submit': 'phone-refused' } })
  const number = await screen.findByRole('textbox', { name: 'Phone number' })
  const password = screen.getByLabelText('Password')
  await user.type(number, '999')
  await user.type(password, 'secret{Enter}')
  await waitFor(() => expect(saidOf(number)).toBe('This number is too short. A digit may be missing.'))
  expect(saidOf(password)).toBe('')
  await user.clear(number)
  await user.type(number, '8 999 123-45-67')
  await user.click(screen.getByRole('button', { name: 'Continue' }))
  await waitFor(() => expect(saidOf(number)).toBe('This number was not accepted. Check the digits.'))
  expect([number, password].map((field) => field.getAttribute('aria-invalid'))).toEqual(['true', null])
})

test('a number and a password are sent, wrong ones are told, and a forgotten password takes the number along', async () => {
  const start = { ...credentials, variant: 'phone-and-password', countries: ['RU', 'KZ'], forgot: true } as const
  const { user, made } = showWidget({
    start,
    answers: { 'credentials.submit': 'credentials-wrong', 'credentials.forgot': sampleSteps.phone },
  })
  const button = await screen.findByRole('button', { name: 'Continue' })
  await user.click(button)
  await screen.findByText('Enter your phone number.')
  expect(made('credentials.submit')).toEqual([])
  await user.type(screen.getByRole('textbox', { name: 'Phone number' }), '8 999 123-45-67')
  await user.type(screen.getByLabelText('Password'), ' secret ')
  await user.click(button)
  await screen.findByText('Wrong number or password.')
  expect(made('credentials.submit')).toEqual([{ username: '+79991234567', password: ' secret ' }])
  await user.click(screen.getByRole('button', { name: 'Forgot your password?' }))
  await screen.findByText('We will text you a code to confirm it is you.')
  expect(made('credentials.forgot')).toEqual([{ username: '+79991234567' }])
})

test('details that were refused look refused, field and sentence, until they are changed', async () => {
  const { user } = showWidget({
    start: { ...details, notice: 'details-refused', fields: [{ name: 'name', kind: 'text', value: 'Secret-2024' }] },
  })
  const name = await screen.findByRole('textbox', { name: 'Your name' })
  const line = screen.getByText('These details were not accepted. Please check them.')
  expect(line.closest('.entryphone-line')?.getAttribute('data-kind')).toBe('error')
  expect(name.getAttribute('aria-invalid')).toBe('true')
  await user.type(name, 'x')
  expect(name.getAttribute('aria-invalid')).toBeNull()
})

test.each([
  ['sent', 'notice'],
  ['earlier-code-works', 'notice'],
  ['code-wrong', 'error'],
  ['sms-limit', 'error'],
] as const)('the notice %s looks like what it is', async (notice, kind) => {
  showWidget({ start: { ...sampleSteps.code, notice } })
  const line = await screen.findByText(en.notices[notice], { selector: '.entryphone-note *' })
  expect(line.closest('.entryphone-line')?.getAttribute('data-kind')).toBe(kind)
})

test('"Show" shows the password', async () => {
  const { user } = showWidget({ start: credentials })
  const password = await screen.findByLabelText('Password')
  expect(password.getAttribute('type')).toBe('password')
  await user.click(screen.getByRole('button', { name: 'Show: Password' }))
  expect(password.getAttribute('type')).toBe('text')
  expect(password.getAttribute('autocomplete')).toBe('current-password')
})

test('a host that holds the credential leaves one button to press', async () => {
  const { user, made } = showWidget({
    start: { ...credentials, variant: 'continue' },
    answers: { 'credentials.submit': done },
  })
  await user.click(await screen.findByRole('button', { name: 'Continue' }))
  await screen.findByRole('heading', { name: 'You are signed in' })
  expect(made('credentials.submit')).toEqual([{ username: '', password: '' }])
})

test('a sign-in link that no longer works is not called a wrong password', async () => {
  const { user } = showWidget({
    start: { ...credentials, variant: 'continue' },
    answers: { 'credentials.submit': 'credentials-wrong' },
  })
  await user.click(await screen.findByRole('button', { name: 'Continue' }))
  expect(await screen.findByText('This way to sign in no longer works. Ask for a new link.')).toBeTruthy()
})

test('an authenticator is set up with a picture to scan, a key to copy, a link to open, and a first code', async () => {
  const { user, made } = showWidget({ start: enrol, answers: { 'enrol.submit': ['code-wrong', done] } })
  expect(await screen.findByRole('img', { name: 'QR code to scan with your authenticator app' })).toBeTruthy()
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

test('the key is copied by keyboard alone; where nothing can be copied, it is selected and says so', async () => {
  const { user } = showWidget({ start: enrol })
  const button = await screen.findByRole('button', { name: 'Copy key' })
  const write = vi
    .spyOn(navigator.clipboard, 'writeText')
    .mockRejectedValueOnce(new DOMException('', 'NotAllowedError'))
  button.focus()
  await user.keyboard('{Enter}')
  const sentence = 'Could not copy. Select the text instead.'
  await waitFor(() => expect(screen.getAllByText(sentence)).toHaveLength(2))
  expect(getSelection()?.toString().replaceAll(/\s/g, '')).toBe('KEZEM43CIUYWYU2Y')
  expect(button).toBe(document.activeElement)
  await user.keyboard(' ')
  expect(await screen.findByRole('button', { name: 'Copied' })).toBeTruthy()
  expect(screen.queryByText(sentence)).toBeNull()
  expect(write.mock.calls).toEqual([['KEZEM43CIUYWYU2Y'], ['KEZEM43CIUYWYU2Y']])
})

test('a clipboard that never answers is given up, and the key is selected', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  showWidget({ start: enrol })
  const button = await screen.findByRole('button', { name: 'Copy key' })
  vi.spyOn(navigator.clipboard, 'writeText').mockReturnValueOnce(new Promise(() => {}))
  fireEvent.click(button)
  await act(() => vi.advanceTimersByTimeAsync(2900))
  expect(screen.queryByText('Could not copy. Select the text instead.')).toBeNull()
  await act(() => vi.advanceTimersByTimeAsync(200))
  expect(screen.getAllByText('Could not copy. Select the text instead.')).toHaveLength(2)
  expect(getSelection()?.toString().replaceAll(/\s/g, '')).toBe('KEZEM43CIUYWYU2Y')
  vi.useRealTimers()
})

test('too many wrong first codes say when the next one is looked at', async () => {
  const retryAt = Date.now() + 60_000
  const { user } = showWidget({
    start: enrol,
    answers: { 'enrol.submit': new AuthError('rate-limited', { retryAt }) },
  })
  await user.type(await screen.findByRole('textbox', { name: 'Code from the app' }), '123456')
  expect(await screen.findByText(/^Try again in (1:00|0:59)\.$/)).toBeTruthy()
})

test('a link that does not lead to an authenticator is not offered, nor drawn', async () => {
  showWidget({ start: { ...enrol, uri: 'javascript:alert(1)' } })
  await screen.findByRole('button', { name: 'Copy key' })
  expect(screen.queryByRole('link')).toBeNull()
  expect(screen.queryByRole('img')).toBeNull()
})

test('details that are too short are not sent, and say what they need', async () => {
  const fields = [...details.fields, { name: 'secret', kind: 'new-password', minimumLength: 6 } as const]
  const { user, made } = showWidget({ start: { ...details, fields }, answers: { 'details.submit': done } })
  const name = await screen.findByRole('textbox', { name: 'Your name' })
  const password = screen.getByLabelText('New password')
  await user.type(name, 'Ann')
  await user.type(password, '12345 ')
  await user.keyboard('{Enter}')
  await waitFor(() => expect(screen.getAllByRole('alert')[0]?.textContent).toBe('At least 5\u00a0characters.'))
  expect(name).toBe(document.activeElement)
  await user.type(name, ' Lee ')
  await user.keyboard('{Enter}')
  await screen.findByRole('heading', { name: 'You are signed in' })
  expect(made('details.submit')).toEqual([{ values: { name: 'Ann Lee', secret: '12345 ' } }])
})

test('what is missing is asked for by the name of its field', async () => {
  const fields = [
    { name: 'name', kind: 'text' },
    { name: 'email', kind: 'text' },
    { name: 'initial_username', kind: 'text' },
    { name: 'initial_password', kind: 'new-password' },
    { name: 'department', kind: 'text' },
  ] as const
  const { user, made } = showWidget({ start: { ...details, fields } })
  await user.click(await screen.findByRole('button', { name: 'Continue' }))
  const said = () => fields.map((_, index) => screen.getAllByRole('alert')[index]?.textContent)
  await waitFor(() =>
    expect(said()).toEqual([
      'Enter your name.',
      'Enter your email.',
      'Enter your user name.',
      'Enter a new password.',
      'This is still empty.',
    ]),
  )
  expect(made('details.submit')).toEqual([])
})

test('details show what was given before, and tell password managers whom a new password is for', async () => {
  const fields = [
    { name: 'name', kind: 'text', value: 'Ann Example' },
    { name: 'password', kind: 'new-password', minimumLength: 6 },
  ] as const
  const { container } = showWidget({ start: { ...details, fields, username: '+79991234567' } })
  expect((await screen.findByRole<HTMLInputElement>('textbox', { name: 'Your name' })).value).toBe('Ann Example')
  const username = container.querySelector<HTMLInputElement>('input[autocomplete=username]')
  expect(username?.value).toBe('+79991234567')
  expect(username?.hidden).toBe(true)
})

describe('backup codes', () => {
  test('are shown, can be copied, and are gone with their screen', async () => {
    const { user, made } = showWidget({ start: backupCodes, answers: { 'backup-codes.submit': done } })
    for (const code of backupCodes.codes) expect(await screen.findByText(code)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Copy' }))
    expect(await navigator.clipboard.readText()).toBe(backupCodes.codes.join('\n'))
    await user.click(screen.getByRole('button', { name: 'I have saved them' }))
    await screen.findByRole('heading', { name: 'You are signed in' })
    expect(made('backup-codes.submit')).toEqual([{}])
    expect(screen.queryByText(backupCodes.codes[0] ?? '')).toBeNull()
  })

  test('are saved as a text file, whose blob address is revoked soon after', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    const files: Blob[] = []
    const addresses = { createObjectURL: vi.fn((file: Blob) => `blob:${files.push(file)}`), revokeObjectURL: vi.fn() }
    vi.stubGlobal('URL', Object.assign(class extends URL {}, addresses))
    const saved: { readonly name: string; readonly address: string }[] = []
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function save(
      this: HTMLAnchorElement,
    ) {
      saved.push({ name: this.download, address: this.href })
    })
    showWidget({ start: backupCodes }, { brand: { name: 'Acme' } })
    fireEvent.click(await screen.findByRole('button', { name: 'Download' }))
    expect(saved).toEqual([{ name: 'backup-codes.txt', address: 'blob:1' }])
    expect(await textOf(files[0])).toBe(
      [
        'Acme: Save your backup codes',
        'Each signs you in once if you lose your phone. They are not shown again.',
        '',
        ...backupCodes.codes,
        '',
      ].join('\n'),
    )
    expect(addresses.revokeObjectURL).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1000)
    expect(addresses.revokeObjectURL).toHaveBeenCalledWith('blob:1')
    click.mockRestore()
  })

  test.each([
    ['where nothing can be printed', () => vi.stubGlobal('print', undefined)],
    ['where printing fails', () => failInFrames()],
  ])('%s, that is said, and no page of theirs stands anywhere', async (_where, arrange) => {
    arrange()
    const { user } = showWidget({ start: backupCodes })
    await user.click(await screen.findByRole('button', { name: 'Print' }))
    await screen.findByText('This browser cannot print. Copy or download the codes.')
    expect(document.querySelector('iframe')).toBeNull()
  })

  /** As a frame has it that is not allowed to, and as web views have it. */
  function failInFrames() {
    const append = document.body.append.bind(document.body)
    vi.spyOn(document.body, 'append').mockImplementation((...nodes) => {
      append(...nodes)
      for (const frame of document.querySelectorAll('iframe')) {
        const fails = () => {
          throw new DOMException('It may not.', 'SecurityError')
        }
        Object.assign(frame.contentWindow ?? {}, { print: fails })
      }
    })
  }

  test('are printed from a hidden page, which is removed with the screen at the latest', async () => {
    const printed: string[] = []
    const insert = vi.spyOn(document.body, 'append').mockImplementation(function put(this: HTMLElement, ...nodes) {
      for (const node of nodes) {
        if (!(node instanceof HTMLIFrameElement)) throw new Error('only a frame is put into the page')
        this.appendChild(node)
        const view = node.contentWindow
        if (view === null) throw new Error('the frame has no window')
        view.focus = () => {}
        view.print = () => void printed.push(node.contentDocument?.body.textContent ?? '')
      }
    })
    const { user, unmount } = showWidget({ start: backupCodes })
    await user.click(await screen.findByRole('button', { name: 'Print' }))
    await user.click(screen.getByRole('button', { name: 'Print' }))
    expect(printed).toHaveLength(2)
    for (const code of backupCodes.codes) expect(printed[0]).toContain(code)
    expect(printed[0]).not.toContain('I have saved them')
    expect(document.querySelectorAll('iframe')).toHaveLength(1)
    unmount()
    expect(document.querySelectorAll('iframe')).toHaveLength(0)
    insert.mockRestore()
  })
})

/** jsdom's Blob tells its text to a FileReader alone. */
function textOf(file: Blob | undefined): Promise<unknown> {
  const reader = new FileReader()
  return new Promise((resolve) => {
    reader.addEventListener('load', () => resolve(reader.result))
    reader.readAsText(file ?? new Blob())
  })
}

test('a confirm step names its number, and changes nothing before its button is pressed', async () => {
  const { user, made } = showWidget({
    start: sampleSteps.confirm,
    answers: { 'confirm.submit': ['network', { ...done, outcome: 'add-sms' }] },
  })
  await screen.findByRole('heading', { name: 'Codes by text message' })
  expect(screen.getByText(/^\+41/).closest('[dir]')?.getAttribute('dir')).toBe('ltr')
  expect(made('confirm.submit')).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Turn on' }))
  await screen.findByText('We cannot reach the server. Please try again.')
  await user.click(screen.getByRole('button', { name: 'Turn on' }))
  await screen.findByRole('heading', { name: 'Text codes are on' })
  expect(made('confirm.submit')).toEqual([{}, {}])
})

test('a set-up that another tab ended says so where it begins again', async () => {
  showWidget({ start: { kind: 'confirm', about: 'add-app', context: {}, notice: 'start-again' } })
  await screen.findByText('This was ended in another window. Please start again.')
  expect(screen.queryByText(/^\+/)).toBeNull()
})

test.each([
  ['confirm', { kind: 'confirm', about: 'add-app', context: {}, notice: 'interrupted' }],
  // Nothing is typed in here, so no password is asked for again.
  ['credentials', { kind: 'credentials', variant: 'continue', context: {}, notice: 'expired' }],
] as const)('a %s step after a reload that lost something says so', async (_, start) => {
  showWidget({ start })
  expect(await screen.findByText('The page was reloaded. For your safety, please start again.')).toBeDefined()
})

describe('where the token can do nothing before another sign-in', () => {
  const { 'sign-in-again': signInAgain } = sampleSteps

  test('the step says so, keeps what there is in the app, and hands on to the host', async () => {
    const onSignInAgain = vi.fn()
    const onDone = vi.fn()
    const { user } = showWidget({ start: { ...signInAgain, keepApp: true } }, { onSignInAgain, onDone })
    await screen.findByRole('heading', { name: 'Sign in again' })
    expect(screen.getByText('Your authenticator may be on. Keep it, and sign in again with its code.')).toBeDefined()
    expect(onSignInAgain).not.toHaveBeenCalled()
    await user.click(screen.getByRole('button', { name: 'Sign in again' }))
    expect(onSignInAgain.mock.calls).toEqual([['second-factor']])
    expect(onDone).not.toHaveBeenCalled()
  })

  test('without onSignInAgain there is no button, and the host hears of the step by its event', async () => {
    const onEvent = vi.fn()
    showWidget({ start: sampleSteps.confirm, answers: { 'confirm.submit': signInAgain } }, { onEvent })
    fireEvent.click(await screen.findByRole('button', { name: 'Turn on' }))
    await screen.findByText('This needs your second step. Sign in with it, then come back.')
    expect(screen.queryByRole('button', { name: 'Sign in again' })).toBeNull()
    expect(onEvent).toHaveBeenLastCalledWith(expect.objectContaining({ type: 'answered', to: 'sign-in-again' }))
  })

  test('the done step says it too, and so does the session the host gets', async () => {
    const onDone = vi.fn()
    const session = { signInAgain: 'second-factor' } as const
    showWidget({ start: { kind: 'done', outcome: 'add-app', session, ...session } }, { onDone })
    await screen.findByRole('heading', { name: 'Your authenticator is on' })
    expect(screen.getByText('Please sign in again, now with your second step.')).toBeDefined()
    expect(screen.queryByText(/Taking you/)).toBeNull()
    expect(onDone.mock.calls).toEqual([[session]])
  })
})

// @vitest-environment jsdom
import { onlineManager, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { StrictMode, useState } from 'react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { AuthError } from '../protocol/error.ts'
import type { Backend } from '../protocol/backend.ts'
import type { CaptchaToken, Session, Step } from '../protocol/step.ts'
import { type Script, type ScriptedBackend, scriptedBackend } from '../testing/scriptedBackend.ts'
import { sampleSteps } from '../testing/steps.ts'
import type { Flow } from './createFlow.ts'
import { FlowProvider } from './FlowProvider.tsx'
import type { MutationClient } from './mutations.ts'
import { useFlowContext } from './FlowContext.ts'
import { useAction } from './useAction.ts'
import { useFlow } from './useFlow.ts'
import { e164 } from '../test-support/e164.test-support.ts'
import { captchaToken } from '../captcha/token.ts'
import { deferred } from '../test-support/deferred.test-support.ts'
import { settle } from '../test-support/settle.test-support.ts'

const { phone, code, done, credentials } = sampleSteps
const number = e164('+79991234567')
const token = captchaToken('captcha-token-secret')

/** A promise settled from outside, to hold an answer back. */
const renders: string[] = []
let flow: Flow | undefined
let solveResend = deferred<CaptchaToken>()

function Screens() {
  const { step, start } = useFlow()
  flow = useFlowContext().flow
  if (start.error) return <p role="alert">{start.error.code}</p>
  if (step?.kind === 'phone') return <PhoneScreen />
  if (step?.kind === 'code') return <CodeScreen />
  return <p>{step?.kind ?? 'starting'}</p>
}

function PhoneScreen() {
  const send = useAction('phone', 'submit')
  renders.push(`phone ${send.isPending ? 'busy' : 'idle'}`)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        send.submit({ phone: number })
      }}
    >
      <input aria-label="Phone" />
      <button type="submit">Continue</button>
      {send.error && <p role="alert">{send.error.code}</p>}
    </form>
  )
}

function CodeScreen() {
  const { back } = useFlow()
  const submit = useAction('code', 'submit')
  const resend = useAction('code', 'resend')
  renders.push(`code ${submit.isPending ? 'busy' : 'idle'}`)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        submit.submit({ code: '123456' })
      }}
    >
      <input aria-label="Code" />
      <button type="submit">Confirm</button>
      <button type="button" onClick={() => resend.submit({})}>
        Send again
      </button>
      <button type="button" onClick={() => resend.submit(async () => ({ captcha: await solveResend.promise }))}>
        Send again with captcha
      </button>
      <button type="button" onClick={back}>
        Back
      </button>
      <output>{resend.isPending ? 'resending' : 'quiet'}</output>
      {(submit.error ?? resend.error) && <p role="alert">{(submit.error ?? resend.error)?.code}</p>}
    </form>
  )
}

function show(
  script: Script,
  { onDone, strict = true }: { onDone?: (session: Session) => void; strict?: boolean } = {},
) {
  const backend = scriptedBackend(script)
  const page = <Page backend={backend} onDone={onDone} />
  return { backend, ...render(strict ? <StrictMode>{page}</StrictMode> : page), user: userEvent.setup() }
}

/** With a host's own client above, as in most apps, whose defaults must not matter. */
function Page({ backend, onDone }: { backend: Backend; onDone?: ((session: Session) => void) | undefined }) {
  const [client] = useState(() => new QueryClient())
  const [shown, setShown] = useState(true)
  return (
    <QueryClientProvider client={client}>
      {shown && (
        <FlowProvider backend={backend} onDone={onDone}>
          <Screens />
        </FlowProvider>
      )}
      <button type="button" onClick={() => setShown(false)}>
        Close
      </button>
    </QueryClientProvider>
  )
}

const callsOf = (backend: ScriptedBackend, action: string) => backend.calls.filter((call) => call.action === action)

/** What takes an action is fetched at the first press, so a request is not on the wire as soon as it is asked for. */
const isAsked = (backend: ScriptedBackend, action: string) =>
  waitFor(() => expect(callsOf(backend, action)).toHaveLength(1))

afterEach(() => {
  sessionStorage.clear()
  renders.length = 0
  solveResend = deferred()
  onlineManager.setOnline(true)
})

describe('the seam', () => {
  test('under StrictMode the backend is asked once where it starts, and nothing is sent', async () => {
    const { backend } = show({ start: phone })
    await screen.findByRole('button', { name: 'Continue' })
    await settle()
    expect(backend.calls.map((call) => call.action)).toEqual(['start'])
  })

  test('a double click plus Enter makes one request', async () => {
    const answer = deferred<Step>()
    const { backend, user } = show({ start: phone, answers: { 'phone.submit': () => answer.promise } })
    const button = await screen.findByRole('button', { name: 'Continue' })
    await user.dblClick(button)
    await user.type(screen.getByLabelText('Phone'), '{Enter}')
    answer.resolve(code)
    await screen.findByRole('button', { name: 'Confirm' })
    expect(callsOf(backend, 'phone.submit')).toHaveLength(1)
  })

  test('a press while a request is on the wire makes none once that is refused', async () => {
    const answer = deferred<Step>()
    const { backend, user } = show({ start: phone, answers: { 'phone.submit': () => answer.promise } })
    await user.click(await screen.findByRole('button', { name: 'Continue' }))
    await isAsked(backend, 'phone.submit')
    await user.click(screen.getByRole('button', { name: 'Continue' }))
    answer.reject(new AuthError('server'))
    expect((await screen.findByRole('alert')).textContent).toBe('server')
    await settle()
    expect(callsOf(backend, 'phone.submit')).toHaveLength(1)
  })

  test('two presses inside one task make one request', async () => {
    const { backend } = show({ start: phone, answers: { 'phone.submit': code } })
    const button = await screen.findByRole('button', { name: 'Continue' })
    act(() => {
      button.click()
      button.click()
    })
    await screen.findByRole('button', { name: 'Confirm' })
    expect(callsOf(backend, 'phone.submit')).toHaveLength(1)
  })

  test('a code waits for a resend that is on the wire, then goes with what it brought', async () => {
    const resent = deferred<Step>()
    const later = { ...code, context: { sent: 2 } }
    const { backend, user } = show({
      start: code,
      answers: { 'code.resend': () => resent.promise, 'code.submit': done },
    })
    await user.click(await screen.findByRole('button', { name: 'Send again' }))
    await user.click(screen.getByRole('button', { name: 'Confirm' }))
    await user.click(screen.getByRole('button', { name: 'Confirm' }))
    await settle()
    expect(callsOf(backend, 'code.submit')).toHaveLength(0)
    resent.resolve(later)
    await screen.findByText('done')
    expect(callsOf(backend, 'code.submit').map((call) => call.step)).toEqual([later])
    expect(callsOf(backend, 'code.resend')).toHaveLength(1)
  })

  test('a code ends a resend that still waits for its captcha', async () => {
    const { backend, user } = show({ start: code, answers: { 'code.resend': code, 'code.submit': done } })
    await user.click(await screen.findByRole('button', { name: 'Send again with captcha' }))
    await user.click(screen.getByRole('button', { name: 'Confirm' }))
    await screen.findByText('done')
    solveResend.resolve(token)
    await settle()
    expect(callsOf(backend, 'code.resend')).toHaveLength(0)
    expect(callsOf(backend, 'code.submit')).toHaveLength(1)
  })

  test('a resend does not overtake a code that is being checked', async () => {
    const { backend, user } = show({ start: code, answers: { 'code.submit': 'pending', 'code.resend': code } })
    await user.click(await screen.findByRole('button', { name: 'Confirm' }))
    await user.click(screen.getByRole('button', { name: 'Send again' }))
    await settle()
    expect(callsOf(backend, 'code.resend')).toHaveLength(0)
  })

  test('an answer that comes after going back moves nobody', async () => {
    const late = deferred<Step>()
    const { backend, user } = show({ start: code, answers: { 'code.submit': () => late.promise } })
    await user.click(await screen.findByRole('button', { name: 'Confirm' }))
    await isAsked(backend, 'code.submit')
    await user.click(screen.getByRole('button', { name: 'Back' }))
    await screen.findByRole('button', { name: 'Continue' })
    late.resolve(done)
    await settle()
    expect(screen.getByRole('button', { name: 'Continue' })).toBeTruthy()
  })

  test('going back frees the lock: the next screen can send at once', async () => {
    const { backend, user } = show({ start: code, answers: { 'code.submit': 'pending', 'phone.submit': code } })
    await user.click(await screen.findByRole('button', { name: 'Confirm' }))
    await user.click(screen.getByRole('button', { name: 'Back' }))
    await user.click(await screen.findByRole('button', { name: 'Continue' }))
    await screen.findByRole('button', { name: 'Confirm' })
    expect(callsOf(backend, 'code.submit')[0]?.signal.aborted).toBe(true)
    expect(callsOf(backend, 'phone.submit')).toHaveLength(1)
  })

  test('closing the widget aborts the request, lets the secrets go and tells nobody', async () => {
    const late = deferred<Step>()
    const onDone = vi.fn()
    const { backend, user } = show({ start: code, answers: { 'code.submit': () => late.promise } }, { onDone })
    await user.click(await screen.findByRole('button', { name: 'Confirm' }))
    await isAsked(backend, 'code.submit')
    await user.click(screen.getByRole('button', { name: 'Close' }))
    late.resolve(done)
    await settle()
    expect(callsOf(backend, 'code.submit')[0]?.signal.aborted).toBe(true)
    expect(backend.forgotten).toEqual([code])
    expect(onDone).not.toHaveBeenCalled()
  })

  test('every move costs one call of the backend', async () => {
    const { backend, user } = show({
      start: phone,
      answers: { 'phone.submit': code, 'code.resend': code, 'code.submit': done },
    })
    await user.click(await screen.findByRole('button', { name: 'Continue' }))
    await user.click(await screen.findByRole('button', { name: 'Send again' }))
    await settle()
    await user.click(screen.getByRole('button', { name: 'Confirm' }))
    await screen.findByText('done')
    expect(backend.calls.map((call) => call.action)).toEqual(['start', 'phone.submit', 'code.resend', 'code.submit'])
  })

  test('there is no frame between the answer and the move in which another press fits', async () => {
    const answer = deferred<Step>()
    const { user } = show({ start: phone, answers: { 'phone.submit': () => answer.promise } }, { strict: false })
    await user.click(await screen.findByRole('button', { name: 'Continue' }))
    await waitFor(() => expect(renders).toContain('phone busy'))
    answer.resolve(code)
    await screen.findByRole('button', { name: 'Confirm' })
    const busy = renders.indexOf('phone busy')
    expect(busy).toBeGreaterThan(-1)
    expect(renders.slice(busy)).not.toContain('phone idle')
  })

  test('a resend that answers with the same kind moves before it stops being busy', async () => {
    const { backend, user } = show({ start: code, answers: { 'code.resend': { ...code, notice: 'sent' } } })
    await user.click(await screen.findByRole('button', { name: 'Send again' }))
    await waitFor(() => expect(screen.getByText('quiet')).toBeTruthy())
    expect(flow?.getState()).toMatchObject({ kind: 'code', notice: 'sent' })
    expect(callsOf(backend, 'code.resend')).toHaveLength(1)
  })

  test('a call that rejects stays, says why, and the next try clears it', async () => {
    const { user } = show({ start: code, answers: { 'code.submit': ['code-wrong', 'pending'] } })
    await user.click(await screen.findByRole('button', { name: 'Confirm' }))
    expect((await screen.findByRole('alert')).textContent).toBe('code-wrong')
    await user.click(screen.getByRole('button', { name: 'Confirm' }))
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
  })

  test('an error is gone with its screen', async () => {
    const { user } = show({ start: code, answers: { 'code.submit': 'code-wrong', 'phone.submit': code } })
    await user.click(await screen.findByRole('button', { name: 'Confirm' }))
    await screen.findByRole('alert')
    await user.click(screen.getByRole('button', { name: 'Back' }))
    await user.click(await screen.findByRole('button', { name: 'Continue' }))
    await screen.findByRole('button', { name: 'Confirm' })
    expect(screen.queryByRole('alert')).toBeNull()
  })

  test('an answer outside the declared routes is an error, not a move', async () => {
    const { user } = show({
      start: phone,
      answers: { 'phone.submit': done },
      routes: { start: ['phone'], phone: { submit: ['code'] } },
    })
    await user.click(await screen.findByRole('button', { name: 'Continue' }))
    expect((await screen.findByRole('alert')).textContent).toBe('unexpected')
    expect(flow?.getState()?.kind).toBe('phone')
  })

  test('whatever a backend throws becomes an error a person can read', async () => {
    const { user } = show({
      start: phone,
      answers: {
        'phone.submit': () => {
          throw new RangeError('a bug')
        },
      },
    })
    await user.click(await screen.findByRole('button', { name: 'Continue' }))
    expect((await screen.findByRole('alert')).textContent).toBe('unexpected')
  })

  test('a start that cannot be read says why, and again asks again', async () => {
    const { backend } = show({ start: new AuthError('network') })
    expect((await screen.findByRole('alert')).textContent).toBe('network')
    expect(backend.calls).toHaveLength(1)
  })

  test('a start that is already done tells the host exactly once', async () => {
    const onDone = vi.fn()
    const { rerender, backend } = show({ start: done }, { onDone })
    await screen.findByText('done')
    rerender(
      <StrictMode>
        <Page backend={backend} onDone={onDone} />
      </StrictMode>,
    )
    await settle()
    expect(onDone.mock.calls).toEqual([[done.session]])
  })

  test('done lets the secrets of the attempt go', async () => {
    const { backend, user } = show({ start: credentials, answers: {} })
    await screen.findByText('credentials')
    act(() => flow?.send({ type: 'answered', from: 'credentials', action: 'submit', step: done }))
    expect(backend.forgotten).toEqual([credentials])
    await user.click(screen.getByRole('button', { name: 'Close' }))
  })

  test('nothing of a code, a captcha token or a session stays in any query cache', async () => {
    const host = new QueryClient()
    const backend = scriptedBackend({
      start: code,
      answers: { 'code.submit': ['code-wrong', done], 'code.resend': code },
    })
    const user = userEvent.setup()
    render(
      <QueryClientProvider client={host}>
        <FlowProvider backend={backend}>
          <Screens />
        </FlowProvider>
      </QueryClientProvider>,
    )
    solveResend.resolve(token)
    await user.click(await screen.findByRole('button', { name: 'Send again with captcha' }))
    await settle()
    await user.click(screen.getByRole('button', { name: 'Confirm' }))
    await screen.findByRole('alert')
    expect(cached(host, flow?.client)).not.toMatch(/123456|captcha-token-secret|token-of-the-session/)
    await user.click(screen.getByRole('button', { name: 'Confirm' }))
    await screen.findByText('done')
    expect(cached(host, flow?.client)).not.toMatch(/123456|captcha-token-secret|token-of-the-session/)
    expect(host.getMutationCache().getAll()).toEqual([])
  })

  test('a session a start brings is in no query cache either', async () => {
    show({ start: done })
    await screen.findByText('done')
    expect(cached(flow?.client)).not.toContain('token-of-the-session')
  })

  test('a code sent while offline fails now instead of going out later', async () => {
    const { backend, user } = show({ start: code, answers: { 'code.submit': 'offline' } })
    await screen.findByRole('button', { name: 'Confirm' })
    act(() => onlineManager.setOnline(false))
    await user.click(screen.getByRole('button', { name: 'Confirm' }))
    expect((await screen.findByRole('alert')).textContent).toBe('offline')
    act(() => onlineManager.setOnline(true))
    await settle()
    expect(callsOf(backend, 'code.submit')).toHaveLength(1)
  })

  test('useFlow outside of a provider says what to do', () => {
    const quiet = vi.spyOn(console, 'error').mockImplementation(() => {})
    expect(() => render(<Screens />)).toThrow(
      'Entryphone E01: `useFlow` or `useAction` is called in a component that has no flow above it. Put a `<SignIn>`',
    )
    quiet.mockRestore()
  })
})

/** Everything a query client remembers, as text: variables and closures' sources, results, errors, keys. */
function cached(...clients: readonly (QueryClient | MutationClient | undefined)[]): string {
  return JSON.stringify(
    clients.map((client) => [
      client !== undefined &&
        'getQueryCache' in client &&
        client
          .getQueryCache()
          .getAll()
          .map((query) => [query.queryKey, query.state]),
      client
        ?.getMutationCache()
        .getAll()
        .map((mutation) => [mutation.options.mutationKey, mutation.state]),
    ]),
    (_, value: unknown) =>
      typeof value === 'function'
        ? String(value)
        : value instanceof Error
          ? `${value.name}: ${value.message}, because of ${JSON.stringify(value.cause)}`
          : value,
  )
}

// @vitest-environment jsdom
import { focusManager, onlineManager } from '@tanstack/react-query'
import { act, render, waitFor } from '@testing-library/react'
import { type ReactNode, StrictMode } from 'react'
import { afterEach, describe, expect, test } from 'vitest'
import type { Backend } from '../protocol/backend.ts'
import { AuthError } from '../protocol/error.ts'
import type { Actions, CaptchaToken, Step } from '../protocol/step.ts'
import { type Script, scriptedBackend } from '../testing/scriptedBackend.ts'
import { sampleSteps } from '../testing/steps.ts'
import type { Flow } from './createFlow.ts'
import { useFlowContext } from './FlowContext.ts'
import { FlowProvider } from './FlowProvider.tsx'
import { type ActionView, useAction } from './useAction.ts'
import { type FlowView, useFlow } from './useFlow.ts'
import { captchaToken } from '../captcha/token.ts'
import { deferred } from '../test-support/deferred.test-support.ts'
import { settle } from '../test-support/settle.test-support.ts'

const { phone, code, enrol, done } = sampleSteps

/** What a host's own screens get to hold, taken from the last render. */
interface Seen {
  flow: Flow
  view: FlowView
  submit: ActionView<Actions['code']['submit']>
  resend: ActionView<Actions['code']['resend']>
  other: ActionView<Actions['enrol']['submit']>
}
let seen: Seen | undefined
const now = (): Seen => {
  if (seen === undefined) throw new Error('Nothing is on screen.')
  return seen
}

function Probe() {
  const { flow } = useFlowContext()
  const view = useFlow()
  const submit = useAction('code', 'submit')
  const resend = useAction('code', 'resend')
  const other = useAction('enrol', 'submit')
  seen = { flow, view, submit, resend, other }
  return <p>{view.start.error?.code ?? view.step?.kind ?? 'nowhere'}</p>
}

const page = (backend: Backend, children: ReactNode, remember?: boolean) => (
  <StrictMode>
    <FlowProvider backend={backend} remember={remember}>
      {children}
    </FlowProvider>
  </StrictMode>
)

async function show(script: Script, remember = false) {
  const backend = scriptedBackend(script)
  const shown = render(page(backend, <Probe />, remember))
  await started()
  return { ...shown, backend, names: () => backend.calls.map(({ action }) => action) }
}

const started = () => waitFor(() => expect(now().view.step ?? now().view.start.error).toBeDefined())
/** For what must not come: long enough for what was asked for to show. */
afterEach(() => {
  seen = undefined
  sessionStorage.clear()
  onlineManager.setOnline(true)
  focusManager.setFocused(undefined)
})

describe('the lock', () => {
  test('lets a second press of the same action, and a resend over a resend, do nothing', async () => {
    const { names } = await show({ start: code, answers: { 'code.submit': 'pending', 'code.resend': 'pending' } })
    await act(async () => now().resend.submit({}))
    await act(async () => now().resend.submit({}))
    await waitFor(() => expect(names()).toContain('code.resend'))
    await settle()
    expect(names()).toEqual(['start', 'code.resend'])
    act(() => now().flow.lock.abort())
    act(() => {
      now().submit.submit({ code: '123456' })
      expect(() => now().submit.submit({ code: '123456' })).not.toThrow()
    })
    await waitFor(() => expect(names()).toContain('code.submit'))
    await settle()
    expect(names()).toEqual(['start', 'code.resend', 'code.submit'])
  })

  test('keeps no second resend waiting for the first to be over: one press, one message', async () => {
    const resent = deferred<Step>()
    const { names } = await show({ start: code, answers: { 'code.resend': () => resent.promise } })
    await act(async () => now().resend.submit({}))
    await act(async () => now().resend.submit({}))
    await act(async () => resent.resolve({ ...code, resendAt: 5 }))
    await waitFor(() => expect(now().resend.isPending).toBe(false))
    await settle()
    expect(names()).toEqual(['start', 'code.resend'])
    // The first is heard of, and nothing is left that waits.
    expect(now().view.step).toMatchObject({ resendAt: 5 })
    expect(now().flow.lock.running).toBeUndefined()
  })

  test('belongs to the code that waits for a resend, also when the resend is over', async () => {
    const resent = deferred<Step>()
    const answers = { 'code.resend': () => resent.promise, 'code.submit': 'pending' } as const
    const { names } = await show({ start: code, answers })
    await act(async () => now().resend.submit({}))
    await act(async () => now().submit.submit({ code: '123456' }))
    expect(names()).toEqual(['start', 'code.resend'])
    await act(async () => resent.resolve({ ...code, resendAt: 5 }))
    await waitFor(() => expect(names()).toContain('code.submit'))
    await act(async () => now().submit.submit({ code: '123456' }))
    await act(async () => now().resend.submit({}))
    expect(names()).toEqual(['start', 'code.resend', 'code.submit'])
    expect(now().submit.isPending).toBe(true)
  })

  test('passes to a code from a resend that still waits for its captcha, which is then never sent', async () => {
    const captcha = deferred<{ captcha: CaptchaToken }>()
    const answers = { 'code.resend': code, 'code.submit': 'pending' } as const
    const { names } = await show({ start: code, answers })
    await act(async () => now().resend.submit(() => captcha.promise))
    await act(async () => now().submit.submit({ code: '123456' }))
    await act(async () => captcha.resolve({ captcha: captchaToken('solved') }))
    await settle()
    expect(names()).toEqual(['start', 'code.submit'])
  })

  test('is open again when the call is over, whose signal nobody aborts', async () => {
    const { backend } = await show({ start: code, answers: { 'code.submit': ['offline', done] } })
    await act(async () => now().submit.submit({ code: '123456' }))
    await waitFor(() => expect(now().submit.error).toBeDefined())
    await act(async () => now().submit.submit({ code: '123456' }))
    await waitFor(() => expect(now().view.step).toEqual(done))
    expect(now().flow.lock.running).toBeUndefined()
    expect(backend.calls.map(({ signal }) => signal.aborted)).toEqual([false, false, false])
  })
})

describe('an action', () => {
  test('is known to the widget’s own client by backend, step and name, and by nothing else', async () => {
    await show({ start: code, answers: { 'code.submit': 'pending' } })
    await act(async () => now().submit.submit({ code: '123456' }))
    const [mutation, ...more] = now().flow.client.getMutationCache().getAll()
    expect(more).toEqual([])
    expect(mutation?.options.mutationKey).toEqual(['entryphone', 'scripted', 'code', 'submit'])
    expect(JSON.stringify(mutation?.state)).not.toContain('123456')
  })

  test('whose screen a host takes away is ended, and the lock is open', async () => {
    const { backend, rerender } = await show({ start: code, answers: { 'code.submit': 'pending' } })
    await act(async () => now().submit.submit({ code: '123456' }))
    const { flow } = now()
    expect(flow.lock.running).toBeDefined()
    await waitFor(() => expect(backend.calls).toHaveLength(2))
    rerender(page(backend, <p>gone</p>, false))
    await waitFor(() => expect(backend.calls.at(-1)?.signal.aborted).toBe(true))
    expect(flow.lock.running).toBeUndefined()
  })

  test('that moves someone on keeps what its answer holds', async () => {
    const next = { ...code, context: { vault: 'next' } }
    const { backend } = await show({ start: code, answers: { 'code.submit': next, 'code.resend': ['offline', next] } })
    await act(async () => now().submit.submit({ code: '123456' }))
    await waitFor(() => expect(now().view.step).toEqual(next))
    await settle()
    expect(backend.forgotten.filter((step) => step !== code)).toEqual([])
    await act(async () => now().resend.submit({}))
    await waitFor(() => expect(now().resend.error?.code).toBe('offline'))
    expect(backend.forgotten.filter((step) => step !== code)).toEqual([])
  })

  test('whose answer may not follow lets go of what that one holds', async () => {
    const astray = { ...enrol, context: { vault: 'astray' } }
    const { backend } = await show({
      start: code,
      answers: { 'code.submit': astray },
      routes: { start: ['code', 'done'], code: { submit: ['done'] } },
    })
    await act(async () => now().submit.submit({ code: '123456' }))
    await waitFor(() => expect(now().submit.error?.code).toBe('unexpected'))
    expect(backend.forgotten).toContainEqual(astray)
  })

  test('that a host has kept of a screen that is gone asks nothing, and keeps nobody from going on', async () => {
    const { names, rerender, backend } = await show({ start: code, answers: { 'code.submit': [done] } })
    const { submit } = now()
    rerender(page(backend, null))
    await act(async () => submit.submit({ code: '111111' }))
    await settle()
    expect(names()).toEqual(['start'])
    rerender(page(backend, <Probe />))
    await act(async () => now().submit.submit({ code: '222222' }))
    await waitFor(() => expect(now().view.step).toEqual(done))
    expect(names()).toEqual(['start', 'code.submit'])
  })

  test('of a step that is not on screen asks nothing, and is no error', async () => {
    const { names } = await show({ start: phone })
    await act(async () => now().submit.submit({ code: '123456' }))
    await settle()
    expect(names()).toEqual(['start'])
    expect([now().submit.error, now().flow.lock.running]).toEqual([undefined, undefined])
  })

  test('a backend does not have says so to the host', async () => {
    const bare: Backend = { name: 'bare', routes: { start: ['enrol'] }, start: async () => enrol }
    render(page(bare, <Probe />))
    await started()
    await act(async () => now().other.submit({ code: '123456' }))
    await waitFor(() => expect(now().other.error).toMatchObject({ code: 'unexpected', cause: { number: 'E08' } }))
    expect(String(now().other.error?.cause)).toContain('(bare: enrol.submit)')
  })

  test('that failed is forgotten when told; one that runs is not', async () => {
    const late = deferred<Step>()
    await show({ start: code, answers: { 'code.submit': ['offline', () => late.promise] } })
    await act(async () => now().submit.submit({ code: '123456' }))
    await waitFor(() => expect(now().submit.error).toBeInstanceOf(AuthError))
    act(() => now().submit.reset())
    await waitFor(() => expect(now().submit.error).toBeUndefined())
    await act(async () => now().submit.submit({ code: '123456' }))
    await waitFor(() => expect(now().submit.isPending).toBe(true))
    act(() => now().submit.reset())
    await settle()
    expect(now().submit.isPending).toBe(true)
    await act(async () => late.resolve(done))
    await waitFor(() => expect(now().view.step).toEqual(done))
  })
})

describe('a start', () => {
  test('that failed is not repeated when the page gets the focus, or the network comes back', async () => {
    const { names } = await show({ start: 'server' })
    expect(now().view.start.error).toMatchObject({ code: 'server' })
    act(() => focusManager.setFocused(false))
    act(() => focusManager.setFocused(true))
    act(() => onlineManager.setOnline(false))
    act(() => onlineManager.setOnline(true))
    await settle()
    expect(names()).toEqual(['start'])
  })

  test('outside of the declared routes is an error', async () => {
    await show({ start: code, routes: { start: ['phone'] } })
    expect(now().view.start.error).toMatchObject({ code: 'unexpected' })
    expect(now().view.step).toBeUndefined()
  })
})

describe('a reload', () => {
  /** What the backend was given to begin with, start by start. */
  function remembering() {
    const resumed: unknown[] = []
    // Of today: the year 1970 may lie before the clock's beginning by the millisecond that two clocks are apart.
    const backend = scriptedBackend({ start: { ...code, resendAt: Date.now() } })
    const start: Backend['start'] = (options) => {
      resumed.push(options.resumed)
      return backend.start(options)
    }
    return { resumed, backend: { ...backend, start } }
  }

  test('brings back the step by default, once; starting over begins anew', async () => {
    const { resumed, backend } = remembering()
    const first = render(page(backend, <Probe />))
    await waitFor(() => expect(sessionStorage).toHaveLength(1))
    first.unmount()
    render(page(backend, <Probe />))
    await waitFor(() => expect(resumed).toHaveLength(2))
    await started()
    act(() => now().view.start.again())
    await waitFor(() => expect(resumed).toHaveLength(3))
    expect(resumed).toMatchObject([undefined, { kind: 'code', phone: code.phone, context: code.context }, undefined])
  })

  test('brings back nothing where the host wants nothing kept', async () => {
    const { resumed, backend } = remembering()
    const first = render(page(backend, <Probe />, false))
    await started()
    await settle()
    expect(sessionStorage).toHaveLength(0)
    first.unmount()
    sessionStorage.setItem('entryphone:scripted', JSON.stringify({ at: Date.now(), step: code }))
    render(page(backend, <Probe />, false))
    await waitFor(() => expect(resumed).toHaveLength(2))
    expect(resumed).toEqual([undefined, undefined])
  })
})

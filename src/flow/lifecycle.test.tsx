// @vitest-environment jsdom
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Activity, StrictMode } from 'react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Step } from '../protocol/step.ts'
import { type Script, scriptedBackend } from '../testing/scriptedBackend.ts'
import { sampleSteps } from '../testing/steps.ts'
import { FlowProvider } from './FlowProvider.tsx'
import { useAction } from './useAction.ts'
import { useFlow } from './useFlow.ts'
import { deferred } from '../test-support/deferred.test-support.ts'
import { settle } from '../test-support/settle.test-support.ts'

const { phone, code, done, credentials } = sampleSteps

function Screens() {
  const { step, start } = useFlow()
  return (
    <>
      <p>{step?.kind ?? 'nowhere'}</p>
      <p>{start.isPending ? 'starting' : 'started'}</p>
      {start.error && (
        <p role="alert" data-cause={String(start.error.cause)}>
          {start.error.code}
        </p>
      )}
      <button type="button" onClick={start.again}>
        Start over
      </button>
      {step?.kind === 'code' && <CodeScreen />}
    </>
  )
}

function CodeScreen() {
  const submit = useAction('code', 'submit')
  const resend = useAction('code', 'resend')
  return (
    <>
      <input aria-label="Code" />
      <button type="button" onClick={() => submit.submit({ code: '123456' })}>
        Confirm
      </button>
      <button type="button" onClick={() => resend.submit({})}>
        Send again
      </button>
      {(submit.isPending || resend.isPending) && <p>busy</p>}
    </>
  )
}

/** A promise settled from outside, to hold an answer back. */
function show(script: Script) {
  const backend = scriptedBackend(script)
  const view = render(
    <StrictMode>
      <FlowProvider backend={backend}>
        <Screens />
      </FlowProvider>
    </StrictMode>,
  )
  return { backend, user: userEvent.setup(), ...view }
}

afterEach(() => {
  sessionStorage.clear()
  vi.unstubAllGlobals()
})

describe('another backend', () => {
  test('is another flow: the first is ended, its secrets let go, and nothing typed is carried over', async () => {
    const { backend, user, rerender } = show({ name: 'first', start: code, answers: { 'code.submit': 'pending' } })
    await user.type(await screen.findByLabelText('Code'), '123')
    await user.click(screen.getByRole('button', { name: 'Confirm' }))
    await vi.waitFor(() => expect(backend.calls.at(-1)?.action).toBe('code.submit'))
    const second = scriptedBackend({ name: 'second', start: code, answers: { 'code.submit': done } })
    rerender(
      <StrictMode>
        <FlowProvider backend={second}>
          <Screens />
        </FlowProvider>
      </StrictMode>,
    )
    await screen.findByText('started')
    await settle()
    expect(backend.forgotten).toEqual([code])
    expect(backend.calls.filter((call) => call.action === 'code.submit')[0]?.signal.aborted).toBe(true)
    expect(screen.getByLabelText<HTMLInputElement>('Code').value).toBe('')
    expect(screen.queryByText('busy')).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Confirm' }))
    await screen.findByText('done')
    expect(second.calls.map((call) => call.action)).toEqual(['start', 'code.submit'])
  })

  test('does not wait for the start of the first', async () => {
    const late = deferred<Step>()
    const { backend, rerender } = show({ name: 'first', start: () => late.promise })
    rerender(
      <StrictMode>
        <FlowProvider backend={scriptedBackend({ name: 'second', start: phone })}>
          <Screens />
        </FlowProvider>
      </StrictMode>,
    )
    await screen.findByText('phone')
    await screen.findByText('started')
    late.resolve(credentials)
    await settle()
    expect(backend.calls[0]?.signal.aborted).toBe(true)
    expect(screen.getByText('phone')).toBeTruthy()
  })
})

describe('starting over', () => {
  test('while a start is under way ends that start: its answer moves nobody', async () => {
    const starts = [deferred<Step>(), deferred<Step>()] as const
    let turn = 0
    const { user, backend } = show({ start: () => (starts[turn++] ?? starts[1]).promise })
    await user.click(screen.getByRole('button', { name: 'Start over' }))
    starts[1].resolve(phone)
    await screen.findByText('phone')
    starts[0].resolve(credentials)
    await settle()
    expect(screen.getByText('phone')).toBeTruthy()
    expect(backend.calls.map((call) => call.signal.aborted)).toEqual([true, false])
  })

  test('ends what is on the wire and what waits behind it', async () => {
    const resent = deferred<Step>()
    const { user, backend } = show({
      start: code,
      answers: { 'code.resend': () => resent.promise, 'code.submit': done },
    })
    await user.click(await screen.findByRole('button', { name: 'Send again' }))
    await user.click(screen.getByRole('button', { name: 'Confirm' }))
    await user.click(screen.getByRole('button', { name: 'Start over' }))
    resent.resolve({ ...code, notice: 'sent', context: { late: true } })
    await settle()
    expect(backend.calls.map((call) => call.action)).toEqual(['start', 'code.resend', 'start'])
    expect(backend.calls[1]?.signal.aborted).toBe(true)
    expect(screen.getByText('code')).toBeTruthy()
    expect(screen.queryByText('busy')).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Confirm' }))
    await screen.findByText('done')
    expect(backend.calls.at(-1)?.step).toEqual(code)
  })

  test('takes no press on the screen that is left: two requests are never in flight', async () => {
    const again = deferred<Step>()
    let turn = 0
    const { user, backend } = show({
      start: () => (turn++ === 0 ? code : again.promise),
      answers: { 'code.resend': code, 'code.submit': code },
    })
    await user.click(await screen.findByRole('button', { name: 'Start over' }))
    await user.click(screen.getByRole('button', { name: 'Send again' }))
    await user.click(screen.getByRole('button', { name: 'Confirm' }))
    await settle()
    expect(backend.calls.map(({ action }) => action)).toEqual(['start', 'start'])
    again.resolve({ ...code, context: { fresh: true } })
    await settle()
    await user.click(screen.getByRole('button', { name: 'Confirm' }))
    await settle()
    expect(backend.calls.at(-1)?.action).toBe('code.submit')
    expect(backend.forgotten[0]).toEqual(code)
  })

  test('lets go of what an answer to someone who has left would keep', async () => {
    const answer = deferred<Step>()
    const late = { ...code, context: { vault: 'late' } }
    const { user, backend } = show({ start: code, answers: { 'code.submit': () => answer.promise } })
    await user.click(await screen.findByRole('button', { name: 'Confirm' }))
    await settle()
    await user.click(screen.getByRole('button', { name: 'Start over' }))
    await settle()
    expect(backend.forgotten).not.toContain(late)
    answer.resolve(late)
    await settle()
    expect(backend.forgotten).toContain(late)
  })

  test('lets go of what a start keeps that another has taken the place of', async () => {
    const first = deferred<Step>()
    const late = { ...code, context: { vault: 'late' } }
    const starts = [first.promise, phone]
    const { user, backend } = show({ start: () => starts.shift() ?? phone })
    await user.click(screen.getByRole('button', { name: 'Start over' }))
    await screen.findByText('phone')
    first.resolve(late)
    await settle()
    expect(backend.forgotten).toEqual([late])
  })

  test('lets go of what a start keeps whose step is none to start from', async () => {
    const astray = { ...code, context: { vault: 'astray' } }
    const { backend } = show({ start: astray, routes: { start: ['phone'] } })
    const alert = await screen.findByRole('alert')
    expect(alert.textContent).toBe('unexpected')
    expect(alert.dataset['cause']).toContain('Entryphone E07 (scripted: start, code): ')
    expect(backend.forgotten).toEqual([astray])
  })

  test('ends what was sent before: it does not move whoever has started', async () => {
    const again = deferred<Step>()
    const answer = deferred<Step>()
    let turn = 0
    const { user } = show({
      start: () => (turn++ === 0 ? code : again.promise),
      answers: { 'code.submit': () => answer.promise },
    })
    await user.click(await screen.findByRole('button', { name: 'Confirm' }))
    await user.click(screen.getByRole('button', { name: 'Start over' }))
    again.resolve({ ...code, context: { fresh: true } })
    await settle()
    answer.resolve(done)
    await settle()
    expect(screen.getByText('code')).toBeTruthy()
    expect(screen.queryByText('busy')).toBeNull()
  })

  test('after a start that failed shows where it leads, twice pressed or once', async () => {
    let turn = 0
    const answers = ['network', phone] as const
    const { user, backend } = show({
      start: () => {
        const answer = answers[turn++] ?? phone
        if (answer === 'network') throw new TypeError('Failed to fetch')
        return answer
      },
    })
    await screen.findByRole('alert')
    await user.dblClick(screen.getByRole('button', { name: 'Start over' }))
    await screen.findByText('phone')
    await settle()
    expect(screen.queryByRole('alert')).toBeNull()
    expect(screen.getByText('started')).toBeTruthy()
    expect(backend.calls.length).toBeLessThanOrEqual(3)
  })
})

describe('a host', () => {
  test('whose onDone throws hears of it, and the person is done all the same', async () => {
    const reported = vi.fn()
    vi.stubGlobal('reportError', reported)
    const bug = new Error('a bug of the host’s')
    render(
      <FlowProvider
        backend={scriptedBackend({ start: done })}
        onDone={() => {
          throw bug
        }}
      >
        <Screens />
      </FlowProvider>,
    )
    await screen.findByText('started')
    expect(screen.getByText('done')).toBeTruthy()
    expect(screen.queryByRole('alert')).toBeNull()
    expect(reported.mock.calls).toEqual([[bug]])
  })

  test('that hides the widget and shows it again gets one that works', async () => {
    const backend = scriptedBackend({ start: code, answers: { 'code.submit': done } })
    const page = (mode: 'hidden' | 'visible') => (
      <Activity mode={mode}>
        <FlowProvider backend={backend} remember={false}>
          <Screens />
        </FlowProvider>
      </Activity>
    )
    const user = userEvent.setup()
    const { rerender } = render(page('visible'))
    await screen.findByRole('button', { name: 'Confirm' })
    rerender(page('hidden'))
    await settle()
    expect(backend.forgotten).toEqual([code])
    rerender(page('visible'))
    await settle()
    // Once: the flow that was ended asks nothing any more.
    expect(backend.calls.map(({ action }) => action)).toEqual(['start', 'start'])
    await user.click(await screen.findByRole('button', { name: 'Start over' }))
    await settle()
    expect(screen.queryByRole('alert')).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Confirm' }))
    await screen.findByText('done')
  })

  test('that takes the widget away inside the call leaves no rejection behind', async () => {
    const late = deferred<Step>()
    const { user, unmount } = show({
      start: code,
      answers: {
        'code.submit': () => {
          unmount()
          return late.promise
        },
      },
    })
    await user.click(await screen.findByRole('button', { name: 'Confirm' }))
    late.reject(new Error('too late for anyone'))
    await settle()
    expect(document.body.textContent).toBe('')
  })
})

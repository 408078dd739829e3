// @vitest-environment jsdom
import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Activity, StrictMode } from 'react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Backend } from '../protocol/backend.ts'
import { now } from '../runtime/clock.ts'
import type { Step } from '../protocol/step.ts'
import { type Script, scriptedBackend } from '../testing/scriptedBackend.ts'
import { sampleSteps } from '../testing/steps.ts'
import { FlowProvider, type FlowProviderProps } from './FlowProvider.tsx'
import { recallStep } from './persistence/memory.ts'
import { useAction } from './useAction.ts'
import { useFlow } from './useFlow.ts'
import { settle } from '../test-support/settle.test-support.ts'
import { untyped } from '../test-support/untyped.test-support.ts'

const { phone, done } = sampleSteps
const code = { ...sampleSteps.code, resendAt: now() }
const hour = 60 * 60_000

function Screens() {
  const { step } = useFlow()
  const submit = useAction('code', 'submit')
  return (
    <>
      <p>{step?.kind ?? 'nowhere'}</p>
      <input aria-label="Code" />
      <button type="button" onClick={() => submit.submit({ code: '123456' })}>
        Confirm
      </button>
    </>
  )
}

type Host = Partial<Omit<FlowProviderProps, 'children'>> & { readonly hidden?: boolean }

/** A host that may hide the widget, give it other handlers, or change its mind about what is kept. */
function show(script: Script, first: Host = {}) {
  const scripted = scriptedBackend(script)
  const page = ({ hidden = false, backend = scripted, ...props }: Host) => (
    <StrictMode>
      <Activity mode={hidden ? 'hidden' : 'visible'}>
        <FlowProvider backend={backend} {...props}>
          <Screens />
        </FlowProvider>
      </Activity>
    </StrictMode>
  )
  const { rerender, unmount } = render(page(first))
  const change = (props: Host) => rerender(page({ ...first, ...props }))
  const asked = () => scripted.calls.map(({ action }) => action)
  return { change, unmount, user: userEvent.setup(), asked, forgotten: () => scripted.forgotten }
}

const confirm = () => screen.getByRole('button', { name: 'Confirm' })
const kept = async (place = 'scripted') => (await recallStep(place))?.resumed
/** Only the wall's clock can be set. */
const setClock = (by: number) => vi.setSystemTime(Date.now() + by)

beforeEach(() => {
  vi.useFakeTimers({ now: Date.now(), toFake: ['Date'] })
})
afterEach(() => {
  vi.useRealTimers()
  sessionStorage.clear()
})

test('a widget that is gone lets go of the secrets of where it was, and one that stays of none', async () => {
  const { unmount, forgotten } = show({ start: code })
  await screen.findByText('code')
  await settle()
  expect(forgotten()).toEqual([])
  unmount()
  await settle()
  expect(forgotten()).toEqual([code])
})

describe('a widget that is hidden and shown again', () => {
  test('begins anew: its secrets were let go, and nothing typed is there', async () => {
    const { change, asked, user } = show({ start: code, answers: { 'code.submit': done } })
    await screen.findByText('code')
    await user.type(screen.getByLabelText('Code'), '123')
    for (const starts of [2, 3]) {
      change({ hidden: true })
      await settle()
      change({ hidden: false })
      await waitFor(() => expect(asked()).toEqual(Array.from({ length: starts }, () => 'start')))
      await screen.findByText('code')
    }
    expect(screen.getByLabelText<HTMLInputElement>('Code').value).toBe('')
    await user.click(confirm())
    await screen.findByText('done')
  })

  test('within one task is where it was, and what the host was told it is not told again', async () => {
    const onDone = vi.fn()
    const { change, asked } = show({ start: done }, { onDone })
    await screen.findByText('done')
    change({ hidden: true })
    change({ hidden: false })
    await settle()
    expect(asked()).toEqual(['start'])
    expect(onDone.mock.calls).toEqual([[done.session]])
  })

  test('tells the host of a sign-in that was complete in between', async () => {
    let answer: (step: Step) => void = () => {}
    const late = new Promise<Step>((resolve) => (answer = resolve))
    const onDone = vi.fn()
    const { change, asked } = show({ start: () => late }, { onDone })
    await waitFor(() => expect(asked()).toEqual(['start']))
    change({ hidden: true })
    answer(done)
    // The answer arrives by microtasks, all within the task that hid the widget.
    for (let turn = 0; turn < 50; turn += 1) await Promise.resolve()
    expect(onDone).not.toHaveBeenCalled()
    change({ hidden: false })
    await screen.findByText('done')
    expect(onDone.mock.calls).toEqual([[done.session]])
    expect(asked()).toEqual(['start'])
  })
})

describe('a host that renders with other handlers', () => {
  test('hears of what happens next by the new ones only', async () => {
    const [first, next] = [
      { onDone: vi.fn(), onEvent: vi.fn() },
      { onDone: vi.fn(), onEvent: vi.fn() },
    ]
    const { change, user } = show({ start: code, answers: { 'code.submit': done } }, first)
    await screen.findByText('code')
    change(next)
    await user.click(confirm())
    await screen.findByText('done')
    expect(first.onEvent.mock.calls).toEqual([[{ type: 'started', step: 'code' }]])
    expect(next.onEvent.mock.calls.map(([event]: { type: string }[]) => event?.type)).toEqual(['submitted', 'answered'])
    expect(first.onDone).not.toHaveBeenCalled()
    expect(next.onDone.mock.calls).toEqual([[done.session]])
  })
})

describe('what is kept of a step', () => {
  test('is kept again on the way out: a clock set meanwhile ends nothing', async () => {
    show({ start: code })
    await waitFor(async () => expect(await kept()).toHaveProperty('kind', 'code'))
    setClock(2 * hour)
    expect(await kept()).toBeUndefined()
    window.dispatchEvent(new Event('pagehide'))
    expect(await kept()).toHaveProperty('kind', 'code')
  })

  test('is gone once it is done, also on the way out', async () => {
    const { user } = show({ start: code, answers: { 'code.submit': done } })
    await waitFor(() => expect(sessionStorage).toHaveLength(1))
    await user.click(confirm())
    await screen.findByText('done')
    window.dispatchEvent(new Event('pagehide'))
    expect(sessionStorage).toHaveLength(0)
  })

  test('is not written again by a widget that is gone', async () => {
    const { unmount } = show({ start: code })
    await waitFor(() => expect(sessionStorage).toHaveLength(1))
    unmount()
    sessionStorage.clear()
    window.dispatchEvent(new Event('pagehide'))
    expect(sessionStorage).toHaveLength(0)
  })

  test('stays as it was from when the host wants nothing kept', async () => {
    const { change, user } = show({ start: { ...phone, notice: 'expired' }, answers: { 'code.submit': done } })
    await waitFor(() => expect(sessionStorage).toHaveLength(1))
    sessionStorage.clear()
    change({ remember: false })
    window.dispatchEvent(new Event('pagehide'))
    await user.click(confirm())
    await settle()
    expect(sessionStorage).toHaveLength(0)
  })

  test('is what another tab has told a code step: the wait for the newer message crosses a reload', async () => {
    const backend: Backend = {
      ...scriptedBackend({ start: code }),
      sending: { scope: 'https://a.example', longestWait: 60_000 },
    }
    const channel = new BroadcastChannel('entryphone:scripted:https://a.example')
    channel.addEventListener('message', () => {
      channel.postMessage({ sent: { phone: code.phone, resendIn: 60_000 }, at: Date.now() })
    })
    show({ start: code }, { backend })
    await waitFor(async () => {
      const step = await kept('scripted:https://a.example')
      expect(step?.kind === 'code' && (step.resendAt ?? 0) - now()).toBeGreaterThan(30_000)
    })
    channel.close()
  })
})

test('a sleep of the machine is time gone by, also where no countdown is on screen', async () => {
  let visibility: DocumentVisibilityState = 'visible'
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility)
  const turn = (state: DocumentVisibilityState) => {
    visibility = state
    document.dispatchEvent(new Event('visibilitychange'))
  }
  show({ start: phone })
  await screen.findByText('phone')
  const before = now()
  turn('hidden')
  setClock(hour)
  turn('visible')
  expect(now() - before).toBeGreaterThanOrEqual(hour)
})

describe('a host without types', () => {
  const { name, start, routes } = scriptedBackend({ start: phone })
  const given = (props: object) => () =>
    render(<FlowProvider {...untyped<FlowProviderProps>(props)}>Form</FlowProvider>)
  beforeEach(() => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
  })

  test.each([
    [undefined],
    [null],
    [{}],
    [{ name, start }],
    [{ name, routes }],
    [{ start, routes }],
    [{ name: 1, start, routes }],
    [{ name, start: true, routes }],
    [{ name, start, routes: {} }],
    [{ name, start, routes: { start: 'phone' } }],
  ])('is told that %j is no backend', (backend) => {
    expect(given({ backend })).toThrow('Entryphone E03 (SignIn: backend): ')
  })

  test.each(['onDone', 'onEvent', 'onSignInAgain'])('is told that %s has to be a function, or nothing', (listener) => {
    const backend = scriptedBackend({ start: phone })
    expect(given({ backend, [listener]: 'later' })).toThrow(`Entryphone E04 (SignIn: ${listener}): `)
    for (const value of [undefined, null, () => {}]) expect(given({ backend, [listener]: value })).not.toThrow()
  })
})

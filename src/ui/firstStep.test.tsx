// @vitest-environment jsdom
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { StrictMode } from 'react'
import { createRoot, hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { AuthError } from '../protocol/error.ts'
import type { Step } from '../protocol/step.ts'
import type { SignInEvent } from '../flow/events.ts'
import { type Script, sampleSteps, scriptedBackend } from '../testing/index.ts'
import { deferred } from '../test-support/deferred.test-support.ts'
import { documentedBackends } from '../test-support/records.test-support.ts'
import { FlowProvider } from '../flow/FlowProvider.tsx'
import { useFlow } from '../flow/useFlow.ts'
import { savesData } from '../runtime/savesData.ts'
import { Card } from './Card.tsx'
import { CurrentStep } from './CurrentStep.tsx'
import { SignIn } from './SignIn.tsx'

vi.mock(import('../runtime/savesData.ts'), () => ({ savesData: vi.fn(() => false) }))

const first = { ...sampleSteps.phone, countries: ['RU', 'KZ'] }
const asksNobody = () => {
  const scripted = scriptedBackend({ start: first })
  return { ...scripted, first: () => first }
}

beforeEach(() => sessionStorage.clear())

describe('a backend that asks nobody where its users start', () => {
  test.each(documentedBackends().filter((backend) => backend.first !== undefined))(
    '$name: its form is drawn by a server',
    (backend) => {
      const html = renderToString(<SignIn backend={backend} />)
      expect(html).toContain('<form')
      expect(html).not.toContain('aria-busy')
    },
  )

  test('has its form there with the first drawing, and its start is not asked for', () => {
    const backend = asksNobody()
    const events: SignInEvent[] = []
    render(
      <StrictMode>
        <SignIn backend={backend} onEvent={(event) => events.push(event)} />
      </StrictMode>,
    )
    expect(screen.getByRole('textbox', { name: 'Phone number' })).toBeTruthy()
    expect(backend.calls).toEqual([])
    expect(events).toEqual([{ type: 'started', step: 'phone' }])
  })

  test('is not kept for a reload, which begins there by itself and without a look back', async () => {
    render(
      <StrictMode>
        <SignIn backend={asksNobody()} />
      </StrictMode>,
    )
    expect(Object.keys(sessionStorage)).toEqual([])
    act(() => screen.getByRole('textbox', { name: 'Phone number' }).focus())
    await act(async () => new Promise((resolve) => setTimeout(resolve, 100)))
    window.dispatchEvent(new Event('pagehide'))
    expect(Object.keys(sessionStorage)).toEqual([])
  })

  test('goes on over a reload where something was kept, as any other', async () => {
    const kept = { ...sampleSteps.phone, phone: '+79991234567' }
    sessionStorage.setItem('entryphone:scripted', JSON.stringify({ at: Date.now(), step: kept }))
    const backend = asksNobody()
    render(<SignIn backend={backend} />)
    expect(screen.queryByRole('textbox')).toBeNull()
    expect(await screen.findByRole('textbox', { name: 'Phone number' })).toBeTruthy()
    expect(backend.calls).toHaveLength(1)
  })

  test('is what a server has drawn to the page that was sent, also where something was kept', async () => {
    const page = document.createElement('div')
    document.body.append(page)
    page.innerHTML = renderToString(<SignIn backend={asksNobody()} />)
    const drawn = page.querySelector('input[type=tel]')
    expect(drawn).not.toBeNull()
    const faults = vi.fn()
    const root = hydrateRoot(page, <SignIn backend={asksNobody()} />, { onRecoverableError: faults })
    expect(await screen.findByRole('textbox', { name: 'Phone number' })).toBe(drawn)

    sessionStorage.setItem('entryphone:scripted', JSON.stringify({ at: Date.now(), step: sampleSteps.phone }))
    root.unmount()
    page.innerHTML = renderToString(<SignIn backend={asksNobody()} />)
    const backend = asksNobody()
    const again = hydrateRoot(page, <SignIn backend={backend} />, { onRecoverableError: faults })
    await vi.waitFor(() => expect(backend.calls).toHaveLength(1))
    expect(await screen.findByRole('textbox', { name: 'Phone number' })).toBeTruthy()
    expect(faults).not.toHaveBeenCalled()
    again.unmount()
  })
})

test('a backend that has to ask where its users start does so before anything of it is painted', async () => {
  // As on a page, where what is drawn is painted before an effect is run.
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', false)
  const backend = scriptedBackend({ start: 'pending' })
  const page = document.createElement('div')
  const root = createRoot(page)
  const drawn = new Promise<void>((resolve) => {
    new MutationObserver(() => resolve()).observe(page, { childList: true })
  })
  root.render(<SignIn backend={backend} />)
  await drawn
  // The same task still: what was kept over a reload is asked after first.
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
  expect(backend.calls).toHaveLength(1)
  root.unmount()
})

describe('a first form that its server may know better', () => {
  const open = {
    kind: 'credentials',
    variant: 'username-and-password',
    context: {},
    staySignedIn: false,
  } as const satisfies Step
  const { staySignedIn: _, ...withoutBox } = open

  function show(script: Script) {
    const scripted = scriptedBackend(script)
    const events: SignInEvent[] = []
    const backend = { ...scripted, first: () => open, isFirstProvisional: true }
    render(
      <StrictMode>
        <SignIn backend={backend} onEvent={(event) => events.push(event)} />
      </StrictMode>,
    )
    return { calls: scripted.calls, events }
  }
  const asked = async (calls: readonly unknown[], times = 1) => waitFor(() => expect(calls).toHaveLength(times))
  const settled = () => act(() => new Promise((resolve) => setTimeout(resolve, 50)))
  const type = (label: string, value: string) => fireEvent.input(screen.getByLabelText(label), { target: { value } })
  const valueOf = (label: string) => screen.getByLabelText<HTMLInputElement>(label).value
  const press = () => fireEvent.click(screen.getByRole('button', { name: 'Continue' }))

  test('stands there with the first drawing, and its start is asked for once, behind it', async () => {
    const { calls, events } = show({ start: 'pending' })
    expect(screen.getByLabelText('Password')).toBeTruthy()
    expect(calls).toEqual([])
    await asked(calls)
    await settled()
    expect(calls.map(({ action }) => action)).toEqual(['start'])
    expect(events).toEqual([{ type: 'started', step: 'credentials' }])
  })

  test('takes over what has changed, and keeps what was typed', async () => {
    const answer = deferred<Step>()
    const { calls, events } = show({ start: () => answer.promise })
    type('Password', 'secret-2024')
    expect(screen.getByRole('checkbox')).toBeTruthy()
    await asked(calls)
    answer.resolve(withoutBox)
    await waitFor(() => expect(screen.queryByRole('checkbox')).toBeNull())
    expect(valueOf('Password')).toBe('secret-2024')
    expect(events).toEqual([{ type: 'started', step: 'credentials' }])
  })

  test('goes where the server lets nobody in, and comes back where it does so again', async () => {
    let turn = 0
    const { calls, events } = show({
      start: () => {
        if (turn++ === 0) throw new AuthError('portal-closed')
        return open
      },
    })
    expect(await screen.findByText('This portal is closed. Ask its owner.')).toBeTruthy()
    expect(screen.queryByLabelText('Password')).toBeNull()
    expect(events.at(-1)).toEqual({ type: 'start-failed', error: 'portal-closed' })
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByLabelText('Password')).toBeTruthy()
    expect(calls).toHaveLength(2)
  })

  test.each([true, false])('leads whoever was in it to what takes its place, and nobody else: %s', async (wasThere) => {
    const answer = deferred<Step>()
    const { calls } = show({ start: () => answer.promise })
    if (wasThere) act(() => screen.getByLabelText('Password').focus())
    await asked(calls)
    answer.reject(new AuthError('portal-closed'))
    const again = await screen.findByRole('button', { name: 'Try again' })
    // Long enough for a focus that should not be led, too.
    await settled()
    expect(document.activeElement).toBe(wasThere ? again : document.body)
    const said = () => screen.getAllByRole('status').map(({ textContent }) => textContent)
    if (wasThere) await waitFor(() => expect(said().join(' ')).toContain('Could not start'))
  })

  test.each(['network', 'offline', 'timeout', 'server', 'unexpected'] as const)(
    'stays where the server could not be asked, with all that was typed: %s',
    async (code) => {
      const { calls, events } = show({ start: code })
      type('Password', 'secret-2024')
      await asked(calls)
      await settled()
      expect(valueOf('Password')).toBe('secret-2024')
      expect(screen.queryByRole('alert')?.textContent ?? '').toBe('')
      expect(events).toEqual([{ type: 'started', step: 'credentials' }])
    },
  )

  test.each(['refused', 'answered'] as const)(
    'is nobody’s any more where the person has moved on before the server has %s',
    async (how) => {
      const answer = deferred<Step>()
      const { calls, events } = show({
        start: () => answer.promise,
        answers: { 'credentials.submit': sampleSteps.code },
      })
      type('Email', 'ann@example.com')
      type('Password', 'secret-2024')
      press()
      expect(await screen.findByLabelText('Code')).toBeTruthy()
      await asked(calls, 2)
      if (how === 'answered') answer.resolve(withoutBox)
      else answer.reject(new AuthError('portal-closed'))
      await settled()
      expect(screen.getByLabelText('Code')).toBeTruthy()
      expect(events.filter(({ type }) => type === 'start-failed')).toEqual([])
    },
  )

  test('is not asked for any more where they have started again before that', async () => {
    // Nothing is fetched ahead, so it is due when the person turns to the form.
    vi.mocked(savesData).mockReturnValue(true)
    onTestFinished(() => void vi.mocked(savesData).mockReturnValue(false))
    const answers = [deferred<Step>(), deferred<Step>()]
    let turn = 0
    const scripted = scriptedBackend({ start: () => (answers[turn++] ?? deferred<Step>()).promise })
    const Again = () => (
      <button onClick={useFlow().start.again}>{useFlow().start.isPending ? 'starting' : 'Again'}</button>
    )
    render(
      <FlowProvider backend={{ ...scripted, first: () => open, isFirstProvisional: true }}>
        <Again />
        <Card>
          <CurrentStep />
        </Card>
      </FlowProvider>,
    )
    fireEvent.click(screen.getByRole('button', { name: 'Again' }))
    await asked(scripted.calls)
    act(() => screen.getByLabelText('Password').focus())
    await settled()
    expect(scripted.calls.map(({ signal }) => signal.aborted)).toEqual([false])
    answers[0]?.resolve(withoutBox)
    expect(await screen.findByRole('button', { name: 'Again' })).toBeTruthy()
    await waitFor(() => expect(screen.queryByRole('checkbox')).toBeNull())
  })

  test('is asked for by nobody who has left', async () => {
    const scripted = scriptedBackend({ start: 'pending' })
    const { unmount } = render(<SignIn backend={{ ...scripted, first: () => open, isFirstProvisional: true }} />)
    await asked(scripted.calls)
    unmount()
    await waitFor(() => expect(scripted.calls[0]?.signal.aborted).toBe(true))
  })

  test('begins a reload by itself', async () => {
    const { calls } = show({ start: withoutBox })
    await waitFor(() => expect(screen.queryByRole('checkbox')).toBeNull())
    await settled()
    window.dispatchEvent(new Event('pagehide'))
    expect(calls).toHaveLength(1)
    expect(Object.keys(sessionStorage)).toEqual([])
  })
})

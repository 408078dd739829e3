// @vitest-environment jsdom
import { fireEvent, render, screen } from '@testing-library/react'
import { StrictMode } from 'react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { lifepay } from '../backends/lifepay/index.ts'
import type { Backend } from '../protocol/backend.ts'
import { sampleSteps, scriptedBackend } from '../testing/index.ts'
import { screens } from './screens.ts'
import { SignIn } from './SignIn.tsx'
import type { Steps } from './WidgetContext.ts'

let idle: (() => void)[] = []
beforeEach(() => {
  idle = []
  vi.stubGlobal('requestIdleCallback', (task: () => void) => idle.push(task))
})
const becomesIdle = async () => {
  // What is there is painted first.
  await new Promise((painted) => requestAnimationFrame(painted))
  for (const task of idle.splice(0)) task()
}

/** A person in front of a number, and what has been fetched for what comes after it. */
async function showPhone(
  preload = vi.fn(() => Promise.reject(new Error('The chunk did not come.'))),
  steps: Steps = {},
) {
  const code = vi.spyOn(screens.code, 'preload')
  const routes = { start: ['phone'], phone: { submit: ['code'] }, code: { submit: ['done'] } } as const
  const backend: Backend = { ...scriptedBackend({ start: sampleSteps.phone, routes }), preload }
  render(
    <StrictMode>
      <SignIn backend={backend} remember={false} steps={steps} />
    </StrictMode>,
  )
  const field = await screen.findByRole('textbox', { name: 'Phone number' })
  return { field, fetched: () => [preload.mock.calls.length > 0, code.mock.calls.length > 0] }
}

describe('the code step and what the backend asks with', () => {
  test('are fetched once the number can be typed and the browser is idle', async () => {
    const { fetched } = await showPhone()
    expect(fetched()).toEqual([false, false])
    await becomesIdle()
    expect(fetched()).toEqual([true, true])
  })

  test('are fetched when the person turns to the number', async () => {
    const { field, fetched } = await showPhone()
    fireEvent.focus(field)
    expect(fetched()).toEqual([true, true])
  })

  test('are fetched also where a host’s own `preload` throws at once', async () => {
    const { field, fetched } = await showPhone(
      vi.fn(() => {
        throw new TypeError('A bug of the host’s.')
      }),
    )
    fireEvent.focus(field)
    expect(fetched()).toEqual([true, true])
  })

  test('are not fetched before they are needed where the person saves data', async () => {
    vi.stubGlobal('navigator', { languages: ['ru'], connection: { saveData: true } })
    const { field, fetched } = await showPhone()
    await becomesIdle()
    fireEvent.focus(field)
    expect(fetched()).toEqual([false, false])
  })
})

test('a screen of ours that the host draws itself is not fetched; what the backend asks with is', async () => {
  const { field, fetched } = await showPhone(undefined, { code: () => <p>My own</p> })
  await becomesIdle()
  fireEvent.focus(field)
  expect(fetched()).toEqual([true, false])
})

test('LIFE PAY asks for a number, and fetches ahead what sends it, without a request', async () => {
  const fetched = vi.fn(() => Promise.resolve(new Response(null, { status: 204 })))
  const backend = lifepay({ baseUrl: 'https://api.example.com', fetch: fetched, verify: () => Promise.resolve({}) })
  const { signal } = new AbortController()
  expect((await backend.start({ signal })).kind).toBe('phone')
  await backend.preload?.()
  expect(fetched).not.toHaveBeenCalled()
})

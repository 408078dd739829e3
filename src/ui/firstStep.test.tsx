// @vitest-environment jsdom
import { act, render, screen } from '@testing-library/react'
import { StrictMode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { SignInEvent } from '../flow/events.ts'
import { sampleSteps, scriptedBackend } from '../testing/index.ts'
import { documentedBackends } from '../test-support/records.test-support.ts'
import { SignIn } from './SignIn.tsx'

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

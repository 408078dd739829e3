// @vitest-environment jsdom
import { act, cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { StrictMode } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { en } from '../locales/languages/en.ts'
import { sandboxFetch } from '../test-support/sandboxFetch.test-support.ts'
import { flows } from '../test-support/records.test-support.ts'
import { wholeSandbox } from '../test-support/servers.test-support.ts'
import { AuthError } from '../protocol/error.ts'
import { now } from '../runtime/clock.ts'
import { showWidget } from '../test-support/showWidget.test-support.tsx'
import { sampleSteps } from '../testing/steps.ts'
import { takeAction } from '../test-support/person.test-support.ts'
import { SignIn } from './SignIn.tsx'

/** A proxy that lets every read through, and limits what a press asks for. Cloudflare's words: "error code: 1015". */
function limited() {
  const presses: string[] = []
  const through = sandboxFetch(wholeSandbox())
  const fetch: typeof globalThis.fetch = async (url, init = {}) => {
    const { method = 'GET' } = init
    const isDoor = String(url).includes('/sandbox/')
    if (method === 'GET' || isDoor) return through(url, init)
    presses.push(`${method} ${new URL(String(url)).pathname}`)
    return new Response('<!doctype html><title>error code: 1015</title>', { status: 429 })
  }
  return { presses, fetch }
}

/** What the first form is, and its button. */
const buttons: Readonly<Record<string, string>> = { phone: en.phone.submit, credentials: en.credentials.submit }

afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

test.each(flows)(
  '$name: a proxy’s HTML 429 keeps the button waiting, and four presses make one request',
  async ({ record: { mount }, make }) => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    const user = userEvent.setup({ advanceTimers: (time) => vi.advanceTimersByTime(time) })
    const { presses, fetch } = limited()
    render(
      <StrictMode>
        <SignIn backend={make({ baseUrl: location.origin + mount, fetch })} remember={false} />
      </StrictMode>,
    )
    const kind = await firstKind()
    await takeAction(user, kind, 'submit')
    await waitFor(() => expect(screen.getByText('Too many tries. Please wait a little.')).toBeTruthy())
    const button = screen.getByRole('button', { name: buttons[kind] ?? '' })
    await user.click(button)
    await user.type(screen.getAllByRole('textbox').at(-1) ?? button, '{Enter}')
    await user.dblClick(button)
    expect(button.getAttribute('aria-disabled')).toBe('true')
    expect(presses).toHaveLength(1)

    await act(() => vi.advanceTimersByTimeAsync(31_000))
    expect(button.getAttribute('aria-disabled')).toBeNull()
    await user.click(button)
    await waitFor(() => expect(presses).toHaveLength(2))
  },
)

const withForgot = { ...sampleSteps.credentials, forgot: true }

test.each([
  ['credentials', 'submit', sampleSteps.credentials],
  ['credentials', 'forgot', withForgot],
  ['phone', 'submit', sampleSteps.phone],
  ['code', 'submit', sampleSteps.code],
  ['code', 'resend', sampleSteps.code],
  ['enrol', 'submit', sampleSteps.enrol],
  ['details', 'submit', sampleSteps.details],
  ['backup-codes', 'submit', sampleSteps['backup-codes']],
  ['confirm', 'submit', sampleSteps.confirm],
] as const)('%s, %s: a limit is said with its end and holds the button until then', async (kind, action, start) => {
  const limit = new AuthError('rate-limited', { retryAt: now() + 95_000 })
  const { user, made } = showWidget({ start, answers: { [`${kind}.${action}`]: limit } })
  await takeAction(user, kind, action)
  await screen.findByText('Too many tries. Please wait a little.')
  expect(screen.getByText(/Try again in 1:3\d\./)).toBeTruthy()
  const disabled = screen.getAllByRole('button').filter((button) => button.getAttribute('aria-disabled') === 'true')
  for (const button of disabled) await user.click(button)
  expect(made(`${kind}.${action}`)).toHaveLength(1)
  expect(disabled.length).toBeGreaterThan(0)
  await act(() => Promise.resolve())
  expect(screen.getByRole('alert').textContent).toBe('Too many tries. Please wait a little.')
})

test('credentials that have expired are announced in the words on screen', async () => {
  const again = { ...sampleSteps.credentials, notice: 'expired' } as const
  const { user } = showWidget({ start: sampleSteps.code, answers: { 'code.submit': again } })
  await takeAction(user, 'code', 'submit')
  await screen.findAllByText(en.credentials.again)
  expect(screen.getByRole('status').textContent).toContain(en.credentials.again)
  expect(screen.getByRole('status').textContent).not.toContain(en.notices.expired)
})

async function firstKind(): Promise<'phone' | 'credentials'> {
  const isFirst = () => document.querySelector('.entryphone')?.getAttribute('data-step') ?? undefined
  await waitFor(() => expect(['phone', 'credentials']).toContain(isFirst()))
  return isFirst() === 'phone' ? 'phone' : 'credentials'
}

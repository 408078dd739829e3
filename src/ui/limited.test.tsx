// @vitest-environment jsdom
import { act, cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { StrictMode } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { docspace } from '../backends/docspace/index.ts'
import { lifepay } from '../backends/lifepay/index.ts'
import { workspace } from '../backends/workspace/index.ts'
import { zitadel } from '../backends/zitadel/index.ts'
import { en } from '../locales/languages/en.ts'
import type { Backend } from '../protocol/backend.ts'
import { takeAction } from '../test-support/person.test-support.ts'
import { SignIn } from './SignIn.tsx'

const baseUrl = 'https://id.example'

/** A proxy that lets every read through, and limits what a press asks for. Cloudflare's words: "error code: 1015". */
function limited(reads: Readonly<Record<string, object>> = {}) {
  const presses: string[] = []
  const fetch: typeof globalThis.fetch = async (url, { method = 'GET' } = {}) => {
    const { pathname } = new URL(String(url))
    if (method === 'GET') return Response.json(reads[pathname] ?? { details: {} })
    presses.push(`${method} ${pathname}`)
    return new Response('<!doctype html><title>error code: 1015</title>', { status: 429 })
  }
  return { presses, fetch }
}

const settings = { '/api/2.0/settings': { response: { docSpace: true }, status: 0 } }
const verify = async () => {}

interface Road {
  readonly name: string
  readonly kind: 'phone' | 'credentials'
  readonly button: string
  readonly reads?: Readonly<Record<string, object>>
  readonly make: (fetch: typeof globalThis.fetch) => Backend
}

const phoneForm = { kind: 'phone', button: en.phone.submit } as const
const passwordForm = { kind: 'credentials', button: en.credentials.submit } as const
const roads: readonly Road[] = [
  { name: 'lifepay', ...phoneForm, make: (fetch) => lifepay({ baseUrl, fetch, verify }) },
  { name: 'lifepay, password', ...passwordForm, make: (fetch) => lifepay({ baseUrl, fetch, completion: 'password' }) },
  {
    name: 'docspace',
    ...passwordForm,
    reads: settings,
    make: (fetch) => docspace({ baseUrl, fetch, plainPassword: true }),
  },
  { name: 'workspace', ...passwordForm, make: (fetch) => workspace({ baseUrl, fetch }) },
  { name: 'zitadel', ...phoneForm, make: (fetch) => zitadel({ baseUrl, fetch, token: 'token' }) },
]

afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

test.each(roads)(
  '$name: a proxy’s HTML 429 keeps the button waiting, and four presses make one request',
  async ({ kind, button: name, reads, make }) => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    const user = userEvent.setup({ advanceTimers: (time) => vi.advanceTimersByTime(time) })
    const { presses, fetch } = limited(reads)
    render(
      <StrictMode>
        <SignIn backend={make(fetch)} remember={false} />
      </StrictMode>,
    )
    await takeAction(user, kind, 'submit')
    await waitFor(() => expect(screen.getByText('Too many tries. Please wait a little.')).toBeTruthy())
    const button = screen.getByRole('button', { name })
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

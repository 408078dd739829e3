// @vitest-environment jsdom
import { act, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { docspace } from '../backends/docspace/index.ts'
import { workspace } from '../backends/workspace/index.ts'
import { createSandbox } from '../sandbox/index.ts'
import { sandboxFetch } from '../test-support/sandboxFetch.test-support.ts'
import { SignIn } from '../ui/SignIn.tsx'
import { inspect, type Inspector } from './index.ts'
import { shownPath } from './shownPath.ts'

const panels = () => [...document.querySelectorAll('entryphone-inspector')]
const shown = () =>
  panels()
    .map(({ shadowRoot }) => shadowRoot?.innerHTML ?? '')
    .join('\n')
const lines = (name: string) =>
  [...(panels()[0]?.shadowRoot?.querySelectorAll(`[aria-label=${name}] li`) ?? [])].map(
    ({ textContent }) => textContent,
  )

beforeEach(() => {
  // jsdom has the interface, and not this of it.
  vi.stubGlobal(
    'CSSStyleSheet',
    class {
      replaceSync() {}
    },
  )
})
afterEach(() => {
  for (const panel of panels()) panel.remove()
  vi.unstubAllEnvs()
})

describe('the inspector', () => {
  test.each([
    ['docspace', docspace],
    ['workspace', workspace],
  ] as const)('shows the step, the requests and the events of %s, and nothing that was typed', async (name, make) => {
    const sandbox = createSandbox()
    vi.stubGlobal('fetch', sandboxFetch(sandbox))
    const user = userEvent.setup()
    const { onEvent, fetch } = inspect()
    const onDone = vi.fn()
    const base = `${location.origin}/w/inspector-${name}`
    render(<SignIn backend={make({ baseUrl: `${base}/${name}`, fetch })} {...{ onEvent, onDone }} remember={false} />)
    const world = sandbox.worlds.get(`inspector-${name}`)
    await user.type(await screen.findByLabelText('Email'), 'ann@example.com')
    await user.type(screen.getByLabelText('Password'), 'Passw0rd!{Enter}')
    const field = await screen.findByLabelText('Code')
    expect(panels()[0]?.shadowRoot?.querySelector('summary')?.textContent).toBe('Entryphone: code')
    await user.type(field, '000000')
    await screen.findByRole('alert')
    await waitFor(() => expect(lines('Events').at(-1)).toContain('failed, step code, action submit'))
    const code = world.inbox.all().at(-1)?.code ?? ''
    expect(code).toMatch(/^\d{6}$/)
    await user.clear(field)
    await user.type(field, code)
    await waitFor(() => expect(onDone).toHaveBeenCalledOnce())
    expect(lines('Events').at(-1)).toMatch(/^answered, step code, action submit, milliseconds \d+, to done$/)
    expect(lines('Requests').at(-1)).toMatch(/^POST \/w\/[\w-]+\/\w+\/api\/2\.0\/authentication\/… 2\d\d, \d+ ms$/)
    const token = JSON.stringify(onDone.mock.calls[0]).match(/"token":"([^"]+)"/)?.[1] ?? ''
    expect(token.length).toBeGreaterThan(8)
    for (const secret of ['ann@example.com', 'Passw0rd!', '000000', code, token, '916'])
      expect(shown()).not.toContain(secret)
    act(() => panels()[0]?.remove())
  })

  test('says of a request that had no answer that it had none, and throws as the page does', async () => {
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('secret')
    })
    await expect(inspect().fetch('https://portal.example.com/api?key=secret', { method: 'POST' })).rejects.toThrow(
      'secret',
    )
    expect(lines('Requests')).toEqual([expect.stringMatching(/^POST \/api no answer, \d+ ms$/)])
    expect(shown()).not.toContain('secret')
  })

  test('made again it is one panel still, and two of other titles are two', () => {
    inspect()
    inspect()
    inspect({ title: 'Second' })
    expect(panels()).toHaveLength(2)
  })

  test('ends with its panel', () => {
    const inspector: Inspector = inspect()
    inspector.end()
    expect(panels()).toEqual([])
  })

  test('in a production build it says so once and shows nothing; a demo that means it shows', async () => {
    vi.stubEnv('NODE_ENV', 'production')
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    vi.stubGlobal('fetch', async () => new Response('as it is'))
    const { fetch, onEvent } = inspect()
    inspect()
    onEvent({ type: 'started', step: 'phone' })
    expect(await (await fetch('/any')).text()).toBe('as it is')
    expect(panels()).toEqual([])
    expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/^Entryphone E150: .*ERRORS\.md#e150$/))
    inspect({ demo: true })
    expect(panels()).toHaveLength(1)
  })
})

describe('a path that is shown', () => {
  test.each([
    ['https://x.example/api/2.0/authentication/123456?key=k', '/api/2.0/authentication/…'],
    ['https://x.example/api/2.0/authentication/Kf3_aZ', '/api/2.0/authentication/…'],
    [
      'https://x.example/zitadel.auth.v1.AuthService/VerifyMyUserPhone',
      '/zitadel.auth.v1.AuthService/VerifyMyUserPhone',
    ],
    ['/auth/phone/%2B79991234567', '/auth/phone/…'],
    ['/v2/users/271828182845/phone', '/v2/users/…/phone'],
    ['/two-factor/verify-otp', '/two-factor/verify-otp'],
    ['/code/1234', '/code/…'],
    ['/', '/'],
  ])('%s is %s', (address, path) => {
    expect(shownPath(address, [])).toBe(path)
  })

  test('has no word that stands in a field of the page', () => {
    expect(shownPath('/authentication/wPzYdq', ['wPzYdq'])).toBe('/authentication/…')
  })
})

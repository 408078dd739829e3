// @vitest-environment jsdom
import { act, cleanup, render, screen, waitFor } from '@testing-library/react'
import { Activity, StrictMode, useLayoutEffect, useState } from 'react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { lifepay } from '../backends/lifepay/index.ts'
import { zitadel } from '../backends/zitadel/index.ts'
import type { Backend } from '../protocol/backend.ts'
import type { Step } from '../protocol/step.ts'
import { flows } from '../test-support/records.test-support.ts'
import { sandboxFetch } from '../test-support/sandboxFetch.test-support.ts'
import { wholeSandbox } from '../test-support/servers.test-support.ts'
import { scriptedBackend } from '../testing/scriptedBackend.ts'
import { sampleSteps } from '../testing/steps.ts'
import { useFlowContext } from './FlowContext.ts'
import { FlowProvider } from './FlowProvider.tsx'
import type { Flow } from './createFlow.ts'
import { firstBackend, type FollowedBackend, followBackend } from './followBackend.ts'
import { e164 } from '../test-support/e164.test-support.ts'
import { settle } from '../test-support/settle.test-support.ts'

const { signal } = new AbortController()
const { phone, done } = sampleSteps

const seen: Flow[] = []
function Seen() {
  const shown = useFlowContext().flow
  useLayoutEffect(() => void seen.push(shown), [shown])
  return null
}
const flow = () => {
  const last = seen.at(-1)
  if (last === undefined) throw new Error('Nothing is shown.')
  return last
}

/** A host that makes its backend while rendering and renders whenever something happens. */
function RestlessHost({ make, onDone = () => {} }: { readonly make: () => Backend; readonly onDone?: () => void }) {
  const [events, setEvents] = useState(0)
  return (
    <>
      <output>{events}</output>
      <button type="button" onClick={() => setEvents(events + 1)}>
        Render
      </button>
      <FlowProvider backend={make()} onDone={onDone} onEvent={() => setEvents((last) => last + 1)}>
        <Seen />
      </FlowProvider>
    </>
  )
}

const told: string[] = []
beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation((...words) => void told.push(words.join(' ')))
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
  sessionStorage.clear()
  told.length = 0
})

describe('of the backends that a host gives', () => {
  const named = (name: string, scope?: string): Backend => ({
    ...scriptedBackend({ name, start: phone }),
    ...(scope !== undefined && { scope }),
  })
  const scope = 'https://a.example'
  /** The given ones, one after another, so many milliseconds apart. */
  const followed = (backends: readonly Backend[], apart: number, from: FollowedBackend) =>
    backends.reduce((current, given, order) => followBackend(current, given, 10_000 + order * apart), from)

  test('the first is used, and finds what was kept of it', () => {
    const backend = named('a')
    expect(firstBackend(backend)).toEqual({
      given: backend,
      backend,
      version: 0,
      recalls: true,
      changes: [],
      isRemade: false,
    })
  })

  test('one of the same name and scope is used in the same flow', () => {
    const [first, again] = [firstBackend(named('a', scope)), named('a', scope)]
    expect(followBackend(first, again, 10_000)).toEqual({ ...first, given: again, backend: again, changes: [10_000] })
  })

  test.each<[string, Backend, Backend]>([
    ['scope', named('a', scope), named('a', 'https://b.example')],
    ['name', named('a', scope), named('b', scope)],
    ['name, where neither says more', named('a'), named('b')],
    ['scope, where the first says none', named('a'), named('a', scope)],
    ['scope, where the second says none', named('a', scope), named('a')],
  ])('one of another %s begins another flow, and finds what was kept of it', (_, one, other) => {
    const first = firstBackend(one)
    expect(followBackend(first, other, 10_000)).toEqual({
      ...first,
      given: other,
      backend: other,
      version: 1,
      changes: [10_000],
    })
  })

  test('one that nothing tells from the former begins another flow, finds nothing, and the developer is told', () => {
    const [first, other] = [firstBackend(named('a')), named('a')]
    expect(followBackend(first, other, 10_000)).toEqual({
      ...first,
      given: other,
      backend: other,
      version: 1,
      recalls: false,
      changes: [10_000],
      advice: 'E16',
    })
  })

  describe('those that nothing tells apart', () => {
    const made = [named('a'), named('a'), named('a'), named('a')] as const
    const [, , third, fourth] = made

    test('are followed three times in three seconds, and no more', () => {
      const one = followed(made, 900, firstBackend(named('a')))
      expect(one).toMatchObject({ given: fourth, backend: third, version: 3, isRemade: true, advice: 'E17' })
      // One that was made anew is made anew for good.
      const later = named('a')
      expect(followBackend(one, later, 90_000)).toMatchObject({ given: later, backend: third, version: 3 })
      // And one that is surely another is followed all the same.
      const other = named('a', scope)
      expect(followBackend(one, other, 90_000)).toMatchObject({ backend: other, version: 4, recalls: true })
    })

    test('are followed for as long as they take their time', () => {
      const one = followed(made, 1000, firstBackend(named('a')))
      expect(one).toMatchObject({ backend: fourth, version: 4, isRemade: false, advice: 'E16' })
      expect(one.changes).toEqual([11_000, 12_000, 13_000])
    })
  })

  const same = () => named('a', scope)
  test.each<[string, readonly Backend[], number]>([
    ['the same', [same(), same(), same(), same()], 0],
    ['others', [named('b', scope), same(), named('b', scope), same()], 4],
  ])('four in three seconds that are surely %s are followed, and the developer is told', (_, given, version) => {
    const last = followed(given, 900, firstBackend(same()))
    expect(last).toMatchObject({ version, isRemade: false, advice: 'E17' })
    expect(last.backend).toBe(given.at(-1))
  })
})

describe('a backend that is made anew in each render of a host that keeps state', () => {
  const asked = vi.fn(async () => new Response('', { status: 404 }))
  const common = { baseUrl: 'https://server.invalid', fetch: asked }
  beforeEach(() => asked.mockClear())

  test.each(flows)('is asked for its start once: $name', async ({ name, make, record }) => {
    // As many requests as its start is documented to make.
    const [table] = (await record.scenarios()).filter((one) => one.name === name)
    const starts = table?.names.filter((one) => one.startsWith('start →')) ?? []
    const requests = Math.max(...starts.map((one) => table?.requestsOf(one).length ?? 0))
    vi.spyOn(console, 'error').mockImplementation(() => {})
    render(
      <StrictMode>
        <RestlessHost make={() => make(common)} />
      </StrictMode>,
    )
    await waitFor(() => expect(screen.getByRole('status').textContent).not.toBe('0'))
    await settle(300)
    expect(asked.mock.calls.length).toBeLessThanOrEqual(requests)
    const first = flow()
    for (let time = 0; time < 5; time += 1) act(() => screen.getByRole('button').click())
    expect(flow()).toBe(first)
    expect(told.join('\n')).toMatch(/^Entryphone E17/)
  })

  test('and says nothing of itself is followed no more than a few times, and the developer is told', async () => {
    const start = vi.fn(() => phone)
    render(<RestlessHost make={() => scriptedBackend({ name: 'restless', start })} />)
    await settle(500)
    expect(start.mock.calls.length).toBeLessThanOrEqual(4)
    expect(told).toEqual([
      expect.stringContaining('Entryphone E16 (restless)'),
      expect.stringContaining('Entryphone E17 (restless)'),
    ])
    const last = flow()
    act(() => screen.getByRole('button').click())
    expect(flow()).toBe(last)
  })
})

describe('another backend', () => {
  const backendAt = (scope: string) => ({ ...scriptedBackend({ start: phone }), scope })

  test('is followed however often the host changes its mind', async () => {
    const [a, b] = [backendAt('https://a.example'), backendAt('https://b.example')]
    const page = (backend: Backend) => (
      <FlowProvider backend={backend}>
        <Seen />
      </FlowProvider>
    )
    const { rerender } = render(page(a))
    for (let time = 0; time < 5; time += 1) for (const one of [b, a]) rerender(page(one))
    expect(flow().backend).toBe(a)
    rerender(page(b))
    expect(flow().backend).toBe(b)
    await settle(30)
  })

  test('of the same name and scope is used from now on, and takes over what the former kept', async () => {
    const takeOver = vi.fn()
    const former = backendAt('https://a.example')
    const next = { ...backendAt('https://a.example'), takeOver }
    const page = (backend: Backend) => (
      <FlowProvider backend={backend}>
        <Seen />
      </FlowProvider>
    )
    const { rerender } = render(page(former))
    const first = flow()
    rerender(page(next))
    rerender(page(next))
    expect(flow()).toBe(first)
    expect(flow().backend).toBe(next)
    expect(takeOver.mock.calls).toEqual([[former]])
    expect(told).toEqual([])
    await settle(30)
  })
})

describe('what one backend holds, another of the same name and scope goes on with', () => {
  const server = (world: string) => {
    const sandbox = wholeSandbox()
    return {
      world: sandbox.worlds.get(world),
      fetch: sandboxFetch(sandbox),
      at: (mount: string) => `${location.origin}/w/${world}/${mount}`,
    }
  }
  const password = 'Passw0rd!'
  const codeIn = ({ world }: ReturnType<typeof server>) => world.inbox.all().at(-1)?.code ?? ''

  const withPassword = flows.filter(({ record }) => record.shares.includes('onlyoffice'))
  test.each(withPassword)('$name: the credentials, at the code', async ({ name, record, make: makeOf }) => {
    const make = ({ fetch, at }: ReturnType<typeof server>) => makeOf({ baseUrl: at(record.mount.slice(1)), fetch })
    const of = server(`anew-${name}`)
    const [former, next] = [make(of), make(of)]
    const start = await former.start({ signal })
    if (start.kind !== 'credentials') throw new Error('It starts with credentials.')
    const code = await former.credentials?.submit?.(start, { username: 'ann@example.com', password }, { signal })
    if (code?.kind !== 'code') throw new Error('A code is asked for.')
    next.takeOver?.(former)
    const last = make(of)
    last.takeOver?.(next)
    const answer = await last.code?.submit?.(code, { code: codeIn(of) }, { signal })
    expect(answer?.kind).toBe('done')
  })

  test('LIFE PAY: the code, at the new password, and lets go of it', async () => {
    const of = server('anew-lifepay')
    const make = () => lifepay({ baseUrl: of.at('lifepay'), fetch: of.fetch, completion: 'sign-up' })
    of.world.switches['captcha'] = 'none'
    const [former, next] = [make(), make()]
    const start = await former.start({ signal })
    if (start.kind !== 'phone') throw new Error('It starts with a number.')
    const number = e164('+79035550000')
    const code = await former.phone?.submit?.(start, { phone: number }, { signal })
    if (code?.kind !== 'code') throw new Error('A code is asked for.')
    const details = await former.code?.submit?.(code, { code: codeIn(of) }, { signal })
    if (details?.kind !== 'details') throw new Error('A name is asked for.')
    next.takeOver?.(former)
    const answer = await next.details?.submit?.(details, { values: { name: 'Ann Example' } }, { signal })
    expect(answer?.kind).toBe('done')
  })
})

test('ZITADEL: a backend made anew for a fresh token keeps the key on screen, and checks the code with that token', async () => {
  const bearers: string[] = []
  const key = {
    url: 'otpauth://totp/ZITADEL:ann?secret=JBSWY3DPEHPK3PXP&issuer=ZITADEL',
    secret: 'JBSWY3DPEHPK3PXP',
    details: {},
  }
  const fetch = vi.fn(async (address: RequestInfo | URL, init?: RequestInit) => {
    bearers.push(new Headers(init?.headers).get('authorization') ?? '')
    const path = String(address instanceof Request ? address.url : address)
    return Response.json(path.endsWith('_search') ? { result: [] } : path.endsWith('/otp') ? key : { details: {} })
  })
  const page = (token: string) => (
    <StrictMode>
      <FlowProvider backend={zitadel({ baseUrl: 'https://id.invalid', token, intent: 'add-app', fetch })}>
        <Seen />
      </FlowProvider>
    </StrictMode>
  )
  const { rerender } = render(page('first'))
  await waitFor(() => expect(flow().getState()?.kind).toBe('confirm'))
  const confirm = flow().getState()
  if (confirm?.kind !== 'confirm') throw new Error('It asks first.')
  const enrol = await flow().backend.confirm?.submit?.(confirm, {}, { signal })
  if (enrol?.kind !== 'enrol') throw new Error('It shows a key.')
  act(() => flow().send({ type: 'answered', from: 'confirm', action: 'submit', step: enrol }))
  rerender(page('fresh'))
  await settle(30)
  expect(flow().getState()).toEqual(enrol)
  await flow().backend.enrol?.submit?.(enrol, { code: '123456' }, { signal })
  expect(bearers.at(-1)).toBe('Bearer fresh')
  expect(bearers).toHaveLength(3)
})

describe('a sign-in that is complete', () => {
  test.each<[string, Step, boolean]>([
    ['at the start', done, true],
    ['after a code', sampleSteps.code, false],
  ])('%s is told once, however often it is hidden and shown', async (_, first, isStart) => {
    const onDone = vi.fn()
    const start = vi.fn(() => first)
    const backend = scriptedBackend({ start, answers: { 'code.submit': done } })
    const page = (mode: 'hidden' | 'visible') => (
      <StrictMode>
        <Activity mode={mode}>
          <FlowProvider backend={backend} onDone={onDone}>
            <Seen />
          </FlowProvider>
        </Activity>
      </StrictMode>
    )
    const { rerender } = render(page('visible'))
    await waitFor(() => expect(flow().getState()?.kind).toBe(first.kind))
    if (!isStart) act(() => flow().send({ type: 'answered', from: 'code', action: 'submit', step: done }))
    for (let time = 0; time < 3; time += 1) {
      rerender(page('hidden'))
      await settle(30)
      rerender(page('visible'))
      await settle(30)
    }
    expect(flow().getState()?.kind).toBe('done')
    expect(onDone).toHaveBeenCalledTimes(1)
    expect(start).toHaveBeenCalledTimes(1)
  })
})

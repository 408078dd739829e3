// @vitest-environment jsdom
import { Hono } from 'hono'
import { generateCookie } from 'hono/cookie'
import { getResponse } from 'msw'
import { expect, test } from 'vitest'
import { sandboxHandlers } from './browser.ts'
import type { SandboxEnv } from './double.ts'
import { createSandbox } from './sandbox.ts'

function behindWorker() {
  const app = new Hono<SandboxEnv>()
  app.all('*', (context) => {
    context.env.setCookie(generateCookie('seen', 'yes', { httpOnly: true, path: '/' }))
    return context.json({ cookies: Object.fromEntries(context.env.cookies), origin: context.env.origin ?? null })
  })
  const sandbox = createSandbox({ doubles: [{ name: 'Echo', mount: '/echo', app }] })
  const ask = (url: string, init?: RequestInit) => getResponse([...sandboxHandlers(sandbox)], new Request(url, init))
  return { sandbox, ask }
}

const sameOrigin = () => `${location.origin}/w/a/echo`

test('behind a worker cookies are kept in a jar per world, and appear in no header', async () => {
  const { ask } = behindWorker()
  const first = await ask(sameOrigin(), { method: 'POST' })
  expect(first?.headers.getSetCookie()).toEqual([])
  expect(await (await ask(sameOrigin(), { method: 'POST' }))?.json()).toEqual({
    cookies: { seen: 'yes' },
    origin: location.origin,
  })
  expect(await (await ask(`${location.origin}/w/b/echo`))?.json()).toEqual({ cookies: {}, origin: null })
})

test('another origin gets cookies only when they are included', async () => {
  const { ask } = behindWorker()
  const cookies = { seen: 'yes' }
  const other = 'https://other.test/w/a/echo'
  await ask(other, { credentials: 'include' })
  expect(await (await ask(other))?.json()).toMatchObject({ cookies: {} })
  expect(await (await ask(other, { credentials: 'include' }))?.json()).toMatchObject({ cookies })
  expect(await (await ask(sameOrigin(), { credentials: 'omit' }))?.json()).toMatchObject({ cookies: {} })
})

test('a dropped connection is a network error', async () => {
  const { ask, sandbox } = behindWorker()
  sandbox.worlds.get('a').faults.add({ drop: true })
  expect((await ask(sameOrigin()))?.type).toBe('error')
})

test('a request to an address that is not the sandbox’s passes through to the network', async () => {
  expect(await behindWorker().ask(`${location.origin}/src/sandbox/index.ts`)).toBeUndefined()
})

import type { BrowserContext, Page, Request as PageRequest, Route } from '@playwright/test'
import type { Addresses } from '../sandbox/addresses.ts'
import { createTestSandbox, type TestSandbox } from '../sandbox/testSandbox.ts'

/**
 * Has the sandbox answer the page in place of backends at their addresses, and of captcha vendors: nothing of them leaves
 * the machine. `baseURL`: what an address that is only a path is below.
 */
export async function routeToSandbox(page: Page, addresses: Addresses, baseURL?: string): Promise<TestSandbox> {
  const absolute = Object.entries(addresses).map(([name, address]) => [name, new URL(address, baseURL).href])
  const sandbox = createTestSandbox(Object.fromEntries(absolute) as Addresses)
  await page.context().route(
    (url) => sandbox.matches(url),
    (route) => answer(sandbox, route),
  )
  return { ...sandbox, advance: (milliseconds) => advance(sandbox, page.context(), milliseconds) }
}

/** Both clocks: the servers', by which a code expires, and the page's, by which its countdown ends. */
async function advance(sandbox: TestSandbox, context: BrowserContext, milliseconds: number): Promise<void> {
  await sandbox.advance(milliseconds)
  if (!installed.has(context)) await context.clock.install()
  installed.add(context)
  await context.clock.fastForward(milliseconds)
}

const installed = new WeakSet<BrowserContext>()

async function answer(sandbox: TestSandbox, route: Route): Promise<void> {
  const asked = route.request()
  const body = asked.postDataBuffer()
  const request = new Request(asked.url(), {
    method: asked.method(),
    headers: asked.headers(),
    body: body === null ? null : new Uint8Array(body),
  })
  const response = await sandbox.answer(request, originOf(asked))
  if (response.type === 'error') return route.abort('connectionreset')
  await route.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  })
}

/** As a browser sends it: not with what it reads from its own origin. */
function originOf(asked: PageRequest): string | undefined {
  const page = new URL(asked.frame().url()).origin
  const isOwn = new URL(asked.url()).origin === page
  return isOwn && asked.method() === 'GET' ? undefined : page
}

import type { Addresses } from './addresses.ts'
import { createTestSandbox, type TestSandbox } from './testSandbox.ts'

/** The sandbox in the place of `fetch`, until it is given back. */
export interface StubbedFetch extends TestSandbox {
  /** Gives the page its own `fetch` back. */
  restore(): void
}

/**
 * Has the sandbox answer in place of backends at their addresses, in the test's own process: `fetch` asks nobody else for
 * them, and all else goes where it went. For Vitest, Jest and Node's test runner. A captcha needs a browser.
 */
export function stubFetch(addresses: Addresses): StubbedFetch {
  const before = globalThis.fetch
  const sandbox = createTestSandbox(addresses)
  globalThis.fetch = async (input, init) => {
    const { href, origin } = globalThis.location ?? { href: undefined, origin: undefined }
    const url = new URL(input instanceof Request ? input.url : input, href)
    if (!sandbox.matches(url)) return before(input, init)
    const { signal, ...rest } = init ?? {}
    signal?.throwIfAborted()
    const request = new Request(input instanceof Request ? input : url, rest)
    const response = await sandbox.answer(request, origin)
    signal?.throwIfAborted()
    if (response.type === 'error') throw new TypeError('The sandbox broke the connection.')
    return response
  }
  return {
    ...sandbox,
    restore() {
      globalThis.fetch = before
    },
  }
}

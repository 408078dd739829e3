import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { authenticateWithCode as toDocspace } from '../docspace/requests.ts'
import { enrolWithCode } from '../workspace/enrol.ts'
import { authenticateWithCode as toWorkspace } from '../workspace/requests.ts'
import { routableCode } from './codePath.ts'
import { forgetAddresses } from './timings.ts'

const code = 'https://portal.test/tenant/api/2.0/authentication/482913'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function after(listed: readonly string[], portal = 'https://portal.test/tenant') {
  const clear = vi.fn()
  vi.stubGlobal('performance', {
    getEntriesByType: () => listed.map((name) => ({ name })),
    clearResourceTimings: clear,
  })
  forgetAddresses(portal)
  vi.runAllTimers()
  return clear.mock.calls.length
}

test('a list of the portal’s own calls is cleared, with the code in it', () => {
  expect(after([code, 'https://portal.test/tenant/api/2.0/settings'])).toBe(1)
  expect(after([code], 'https://portal.test/tenant/')).toBe(1)
})

test('a list of timings that holds anything of the host’s stays as it is', () => {
  expect(after([code, 'https://app.test/chunk.js'])).toBe(0)
  expect(after([code, 'https://portal.test/tenant/logo.png'])).toBe(0)
  expect(after([code], '/portal')).toBe(0)
})

test('no list is no fault', () => {
  vi.stubGlobal('performance', {})
  forgetAddresses('https://portal.test')
  expect(() => vi.runAllTimers()).not.toThrow()
})

const options = { baseUrl: 'https://portal.test/tenant', fetch: async () => new Response('{}', { status: 401 }) }
const credentials = { userName: 'ann', password: 'Passw0rd!' }
const { signal } = new AbortController()

test.each([
  ['DocSpace', () => toDocspace(options, { credentials, code: routableCode('482913') }, signal)],
  ['Workspace', () => toWorkspace(options, { credentials, code: routableCode('482913') }, signal)],
  [
    'Workspace, of an authenticator that is set up',
    () => enrolWithCode(options, { credentials, code: routableCode('482913') }, signal, () => 0).catch(() => {}),
  ],
])('the call that has a code in its address sees to it, whoever makes it: %s', async (_, call) => {
  const clear = vi.fn()
  vi.stubGlobal('performance', { getEntriesByType: () => [{ name: code }], clearResourceTimings: clear })
  await call()
  vi.runAllTimers()
  expect(clear).toHaveBeenCalled()
})

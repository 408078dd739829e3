import { beforeEach, describe, expect, test, vi } from 'vitest'
import { isSuccess, meaningOfStatus, refusal, statusError, usualPause } from './status.ts'

const now = 1_000_000
const answer = (status: number, headers: HeadersInit = {}) => ({ status, headers: new Headers(headers) })

beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => {}))

describe('what a status means by itself', () => {
  test.each([
    [401, 'forbidden'],
    [403, 'forbidden'],
    [404, 'misconfigured'],
    [405, 'misconfigured'],
    [407, 'network'],
    [408, 'timeout'],
    [410, 'misconfigured'],
    [425, 'server'],
    [429, 'rate-limited'],
    [451, 'forbidden'],
    [501, 'misconfigured'],
    [511, 'network'],
    [500, 'server'],
    [503, 'server'],
    [599, 'server'],
    [400, 'unexpected'],
    [418, 'unexpected'],
    [200, 'unexpected'],
    [499, 'unexpected'],
    [600, 'unexpected'],
  ])('%i is %s', (status, code) => {
    expect(meaningOfStatus(status)).toBe(code)
  })

  test.each([
    [199, false],
    [200, true],
    [204, true],
    [299, true],
    [300, false],
  ])('%i is a success: %s', (status, is) => {
    expect(isSuccess({ status })).toBe(is)
  })
})

describe('the error of an answer that says nothing we know', () => {
  test('is what its status means, which is its cause', () => {
    expect(statusError(answer(502), now)).toMatchObject({ code: 'server', retryAt: undefined, cause: { status: 502 } })
  })

  test('is what a backend makes of it, where it knows more', () => {
    const told = { code: 'portal-busy', cause: { word: 'busy' } } as const
    expect(statusError(answer(502), now, told)).toMatchObject(told)
    expect(statusError(answer(502), now, { code: undefined })).toMatchObject({ code: 'server' })
  })

  test('that leads elsewhere than to the backend is the host’s to mend, by number', () => {
    expect(statusError(answer(404), now)).toMatchObject({ code: 'misconfigured', cause: { status: 404 } })
    // oxlint-disable-next-line no-console -- a developer reads it there
    expect(console.error).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/^Entryphone E22 \(status 404\)/))
  })
})

describe('when to try again', () => {
  test('after a limit: when the server says, or else after a while', () => {
    expect(refusal('rate-limited', answer(429, { 'retry-after': '7' }), now, {}).retryAt).toBe(now + 7000)
    expect(usualPause).toBe(30_000)
    expect(refusal('rate-limited', answer(429), now, {}).retryAt).toBe(now + 30_000)
    expect(refusal('rate-limited', answer(429), now, {}, 5000).retryAt).toBe(now + 5000)
    expect(statusError(answer(429), now).retryAt).toBe(now + 30_000)
  })

  test('after a 503, where the server says, and after no other status', () => {
    const headers = { 'retry-after': '7' }
    expect(refusal('server', answer(503, headers), now, {}).retryAt).toBe(now + 7000)
    expect(refusal('server', answer(503), now, {}).retryAt).toBeUndefined()
    expect(refusal('server', answer(500, headers), now, {}).retryAt).toBeUndefined()
  })

  test.each(['rate-limited', 'server'] as const)('%s keeps its cause', (code) => {
    expect(refusal(code, answer(503), now, { word: 'busy' })).toMatchObject({ code, cause: { word: 'busy' } })
  })
})

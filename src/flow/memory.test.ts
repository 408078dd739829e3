// @vitest-environment jsdom
import { afterEach, describe, expect, test, vi } from 'vitest'
import { sampleSteps } from '../testing/steps.ts'
import { recallStep, rememberStep } from './memory.ts'

const { phone, code, credentials, enrol, done } = sampleSteps
const key = 'entryphone:lifepay'

afterEach(() => {
  sessionStorage.clear()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

describe('what a reload brings back', () => {
  test.each([phone, code])('a $kind step comes back as it was', async (step) => {
    await rememberStep('lifepay', step)
    expect(await recallStep('lifepay')).toEqual(step)
    expect(await recallStep('zitadel')).toBeUndefined()
  })

  test.each([credentials, enrol, done])('a $kind step is not kept, and clears what was', async (step) => {
    await rememberStep('lifepay', code)
    await rememberStep('lifepay', step)
    expect(sessionStorage.getItem(key)).toBeNull()
  })

  test('a way back to a secret is cut off', async () => {
    await rememberStep('lifepay', { ...code, back: enrol })
    expect(sessionStorage.getItem(key)).not.toContain(enrol.secret)
    expect(await recallStep('lifepay')).not.toHaveProperty('back')
  })

  test('an hour later there is nothing to come back to', async () => {
    vi.useFakeTimers()
    await rememberStep('lifepay', code)
    vi.advanceTimersByTime(60 * 60_000)
    expect(await recallStep('lifepay')).toEqual(code)
    vi.advanceTimersByTime(1)
    expect(await recallStep('lifepay')).toBeUndefined()
  })

  test('nor what was kept in a future that a wrong clock had', async () => {
    vi.useFakeTimers()
    await rememberStep('lifepay', code)
    vi.setSystemTime(Date.now() - 60 * 60_000 - 1)
    expect(await recallStep('lifepay')).toBeUndefined()
  })

  test('a text beyond sixteen kilobytes is not read', async () => {
    const text = JSON.stringify({ at: Date.now(), step: code })
    sessionStorage.setItem(key, text.padEnd(16 * 1024))
    expect(await recallStep('lifepay')).toEqual(code)
    sessionStorage.setItem(key, text.padEnd(16 * 1024 + 1))
    expect(await recallStep('lifepay')).toBeUndefined()
  })

  test.each([
    'not json',
    '{}',
    'null',
    '[]',
    JSON.stringify({ at: Date.now(), step: done }),
    JSON.stringify({
      at: Date.now(),
      step: { ...code, code: { length: 1e9, characters: 'digits', caseSensitive: false } },
    }),
    JSON.stringify({ at: Date.now(), step: { ...code, resendAt: 'soon' } }),
    JSON.stringify({ at: Date.now(), step: { ...code, resendAt: 1e300 } }),
    JSON.stringify({ at: Date.now(), step: { ...code, html: '<img>' } }),
    JSON.stringify({ at: Date.now(), step: { ...phone, phone: 'javascript:alert(1)' } }),
    JSON.stringify({ at: Date.now(), step: { ...code, to: 'x'.repeat(20_000) } }),
    `{"at":${Date.now()},"step":{"kind":"__proto__"}}`,
  ])('%.60s, written by a stranger, is not believed', async (text) => {
    sessionStorage.setItem(key, text)
    expect(await recallStep('lifepay')).toBeUndefined()
  })

  test('of two steps in quick succession the later one is kept', async () => {
    await Promise.all([rememberStep('lifepay', code), rememberStep('lifepay', done)])
    expect(sessionStorage.getItem(key)).toBeNull()
    await Promise.all([rememberStep('lifepay', phone), rememberStep('lifepay', code)])
    expect(await recallStep('lifepay')).toEqual(code)
  })

  test('storage that refuses breaks nothing', async () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
      throw new DOMException('refused', 'SecurityError')
    })
    await expect(rememberStep('lifepay', code)).resolves.toBeUndefined()
    expect(await recallStep('lifepay')).toBeUndefined()
  })
})

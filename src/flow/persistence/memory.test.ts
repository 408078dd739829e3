// @vitest-environment jsdom
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { now } from '../../runtime/clock.ts'
import type { Step } from '../../protocol/step.ts'
import { sampleSteps } from '../../testing/steps.ts'
import { recallStep, rememberStep } from './memory.ts'

const { phone, code, credentials, enrol, details, confirm, done } = sampleSteps
const backupCodes = sampleSteps['backup-codes']
const key = 'entryphone:lifepay'
const minute = 60_000
const start = Date.UTC(2026, 2, 1, 12)

beforeEach(() => {
  vi.useFakeTimers({ now: start })
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
  sessionStorage.clear()
})

/** The page is loaded again: another clock that nobody can set, begun by the wall's, which may have been set meanwhile. */
function reload(wall: number) {
  vi.useRealTimers()
  vi.useFakeTimers({ now: wall })
}

const inAMinute = (): Step => ({
  ...code,
  resendAt: now() + minute,
  expiresAt: now() + 10 * minute,
  blockedUntil: now() + 2 * minute,
  back: { ...phone, sent: { phone: numberOf(code), resendAt: now() + minute } },
})
function numberOf(step: typeof code) {
  if (step.phone === undefined) throw new Error('The sample has a number.')
  return step.phone
}
async function waits(): Promise<unknown> {
  const step = (await recallStep('lifepay'))?.resumed
  if (step?.kind !== 'code' || step.back?.kind !== 'phone') return undefined
  const ahead = (instant: number | undefined) => ((instant ?? Number.NaN) - now()) / 1000
  return [step.resendAt, step.expiresAt, step.blockedUntil, step.back.sent?.resendAt].map(ahead)
}

describe('what a reload brings back', () => {
  test.each([phone, { ...code, resendAt: start + minute }])('a $kind step comes back as it was', async (step) => {
    await rememberStep('lifepay', step)
    expect(await recallStep('lifepay')).toEqual({ resumed: step })
    expect(await recallStep('zitadel')).toBeUndefined()
  })

  test.each([credentials, confirm, done])('a $kind step is not kept, and clears what was', async (step) => {
    await rememberStep('lifepay', code)
    await rememberStep('lifepay', step)
    expect(sessionStorage.getItem(key)).toBeNull()
  })

  test.each([enrol, details, backupCodes])('of a $kind step no more is kept than that it was there', async (step) => {
    await rememberStep('lifepay', code)
    await rememberStep('lifepay', step)
    expect(await recallStep('lifepay')).toEqual({ interrupted: step.kind })
    expect(sessionStorage.getItem(key)).toBe(JSON.stringify({ at: start, interrupted: step.kind }))
  })

  test('and of the way back from it what may be', async () => {
    const { back: _, ...before } = { ...code, resendAt: start }
    await rememberStep('lifepay', { ...details, back: { ...before, back: enrol } })
    expect(await recallStep('lifepay')).toEqual({ interrupted: 'details', resumed: before })
    await rememberStep('lifepay', { ...enrol, back: credentials })
    expect(await recallStep('lifepay')).toEqual({ interrupted: 'enrol' })
  })

  test('a way back to a secret is cut off', async () => {
    await rememberStep('lifepay', { ...code, back: enrol })
    expect(sessionStorage.getItem(key)).not.toContain(enrol.secret)
    expect((await recallStep('lifepay'))?.resumed).not.toHaveProperty('back')
  })

  test('a text beyond sixteen kilobytes is not read', async () => {
    await rememberStep('lifepay', code)
    const text = sessionStorage.getItem(key) ?? ''
    sessionStorage.setItem(key, text.padEnd(16 * 1024))
    expect((await recallStep('lifepay'))?.resumed?.kind).toBe('code')
    sessionStorage.setItem(key, text.padEnd(16 * 1024 + 1))
    expect(await recallStep('lifepay')).toBeUndefined()
  })

  test('whose captcha it was is not kept, on no step', async () => {
    const challenge = { provider: 'hcaptcha', siteKey: 'site-key' }
    const asking: Step = { ...phone, captcha: { submit: challenge } }
    const both: Step = { ...code, captcha: { submit: challenge, resend: challenge }, back: asking }
    for (const step of [asking, both]) {
      await rememberStep('lifepay', step)
      expect((await recallStep('lifepay'))?.resumed?.kind).toBe(step.kind)
      expect(sessionStorage.getItem(key)).not.toContain('site-key')
    }
  })

  test('of two steps in quick succession the later one is kept', async () => {
    vi.resetModules()
    const fresh = await import('./memory.ts')
    await Promise.all([fresh.rememberStep('lifepay', code), fresh.rememberStep('lifepay', done)])
    expect(sessionStorage.getItem(key)).toBeNull()
    await Promise.all([fresh.rememberStep('lifepay', phone), fresh.rememberStep('lifepay', code)])
    expect((await fresh.recallStep('lifepay'))?.resumed?.kind).toBe('code')
  })

  test('a page that is loaded anew reads what the one before has kept', async () => {
    await rememberStep('lifepay', code)
    vi.resetModules()
    const fresh = await import('./memory.ts')
    expect((await fresh.recallStep('lifepay'))?.resumed?.kind).toBe('code')
  })

  test('done clears it before the page can go, also where nothing was kept or read before', async () => {
    await rememberStep('lifepay', code)
    vi.resetModules()
    const fresh = await import('./memory.ts')
    void fresh.rememberStep('lifepay', done)
    expect(sessionStorage.getItem(key)).toBeNull()
  })

  test('once the first step is there, a later one is kept before the page can go', async () => {
    await rememberStep('lifepay', phone)
    void rememberStep('lifepay', code)
    expect(sessionStorage.getItem(key)).toContain('"kind":"code"')
    void rememberStep('lifepay', done)
    expect(sessionStorage.getItem(key)).toBeNull()
  })
})

describe('the time that crosses a reload', () => {
  test('is what has gone by', async () => {
    await rememberStep('lifepay', inAMinute())
    reload(start + 20_000)
    expect(await waits()).toEqual([40, 580, 100, 40])
  })

  test.each([-59 * minute, -minute, -1])('a clock set by %i ms makes no wait longer', async (by) => {
    await rememberStep('lifepay', inAMinute())
    reload(start + by)
    expect(await waits()).toEqual([60, 600, 120, 60])
  })

  test('a clock set before the step is kept again changes nothing', async () => {
    for (const by of [-5 * 60 * minute, 5 * 60 * minute]) {
      const step = inAMinute()
      const wall = Date.now() + by
      vi.setSystemTime(wall)
      vi.advanceTimersByTime(15_000)
      await rememberStep('lifepay', step)
      reload(wall + 15_000)
      expect(await waits()).toEqual([45, 585, 105, 45])
    }
  })

  test('an hour later there is nothing to come back to', async () => {
    await rememberStep('lifepay', code)
    vi.advanceTimersByTime(60 * minute)
    expect((await recallStep('lifepay'))?.resumed?.kind).toBe('code')
    vi.advanceTimersByTime(1)
    expect(await recallStep('lifepay')).toBeUndefined()
  })

  test('nor to what was kept in a future that a wrong clock had', async () => {
    await rememberStep('lifepay', code)
    reload(start - 60 * minute - 1)
    expect(await recallStep('lifepay')).toBeUndefined()
  })

  test('no wait is longer than an hour, whatever lies there', async () => {
    await rememberStep('lifepay', { ...code, resendAt: 8e15, expiresAt: 8e15, blockedUntil: 8e15 })
    const step = (await recallStep('lifepay'))?.resumed
    expect(step).toMatchObject({ resendAt: start + 60 * minute, blockedUntil: start + 60 * minute })
  })
})

describe('what a stranger wrote', () => {
  const shape = { length: 1e9, characters: 'digits', caseSensitive: false }
  test.each([
    'not json',
    '',
    '{}',
    'null',
    '[]',
    '7',
    { at: start, step: done },
    { at: start, interrupted: 'done' },
    { at: start, interrupted: 'constructor' },
    { at: start, step: enrol },
    { at: start, step: { ...code, code: shape } },
    { at: start, step: { ...code, resendAt: 'soon' } },
    { at: start, step: { ...code, resendAt: 1e300 } },
    { at: start, step: { ...code, resendAt: -1 } },
    { at: start, step: { ...code, resendAt: null } },
    { at: start, step: { ...code, html: '<img>' } },
    { at: start, step: { ...code, captcha: { resend: { provider: 'hcaptcha', siteKey: 'theirs' } } } },
    { at: start, step: { ...code, back: { ...phone, captcha: { submit: { provider: 'x', siteKey: 'y' } } } } },
    { at: start, step: { ...code, back: { ...code, back: phone } } },
    { at: start, step: { ...code, context: { vault: { toString: 1 } } } },
    { at: start, step: { ...code, context: ['vault'] } },
    { at: start, step: { ...phone, phone: 'javascript:alert(1)' } },
    { at: start, step: { ...phone, phone: '+0123456789' } },
    { at: start, step: { ...phone, purpose: 'steal' } },
    { at: start, step: { ...phone, countries: ['../../..'] } },
    { at: start, step: { ...code, to: 'x'.repeat(20_000) } },
    { at: start, step: { ...code, to: 'x'.repeat(300) } },
    { at: start + 61 * minute, step: code },
    { at: start - 61 * minute, step: code },
    { at: '2026', step: code },
    { version: 0, at: start, step: code },
    `{"at":${start},"step":{"kind":"__proto__"}}`,
    `{"at":${start},"__proto__":{"step":{"kind":"phone","purpose":"sign-in","context":{}}}}`,
  ])('%.90j is not believed', async (written) => {
    sessionStorage.setItem(key, typeof written === 'string' ? written : JSON.stringify(written))
    expect((await recallStep('lifepay')) ?? {}).toEqual({})
  })

  test('anything at all breaks nothing, and brings back no more than the rules allow', async () => {
    const names = fc.constantFrom('at', 'step', 'interrupted', 'kind', 'context', '__proto__', 'constructor', 'back')
    const junk = fc.oneof(
      fc.string(),
      fc.json(),
      fc.dictionary(names, fc.jsonValue()).map((value) => JSON.stringify(value)),
      // A step of ours with one field made into anything.
      fc
        .record({
          step: fc.constantFrom<Step>({ ...code, resendAt: start }, phone),
          name: fc.constantFrom('kind', 'context', 'phone', 'to', 'code', 'resendAt', 'expiresAt', 'back', 'sent', 'x'),
          value: fc.jsonValue(),
          at: fc.oneof(fc.constant(start), fc.double()),
        })
        .map(({ step, name, value, at }) => JSON.stringify({ at, step: { ...step, [name]: value } })),
    )
    await fc.assert(
      fc.asyncProperty(junk, async (text) => {
        sessionStorage.setItem(key, text)
        const { resumed, interrupted, ...rest } = (await recallStep('lifepay')) ?? {}
        expect(rest).toEqual({})
        expect([undefined, 'enrol', 'details', 'backup-codes']).toContain(interrupted)
        if (resumed === undefined) return
        expect(['phone', 'code']).toContain(resumed.kind)
        expect(Object.getPrototypeOf(resumed)).toBe(Object.prototype)
        // What was read can be kept again: it is a step by the same rules.
        await rememberStep('zitadel', resumed)
        expect((await recallStep('zitadel'))?.resumed).toEqual(resumed)
      }),
      { seed: 5, numRuns: 500 },
    )
    expect(Object.prototype).not.toHaveProperty('step')
  })
})

describe('storage that refuses breaks nothing', () => {
  const refuse = (name: string) => () => {
    throw new DOMException('refused', name)
  }

  test('when it is full, or asked', async () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(refuse('QuotaExceededError'))
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(refuse('SecurityError'))
    await expect(rememberStep('lifepay', code)).resolves.toBeUndefined()
    expect(await recallStep('lifepay')).toBeUndefined()
  })

  test('when it may not even be looked at', async () => {
    vi.spyOn(globalThis, 'sessionStorage', 'get').mockImplementation(refuse('SecurityError'))
    await expect(rememberStep('lifepay', code)).resolves.toBeUndefined()
    await expect(rememberStep('lifepay', done)).resolves.toBeUndefined()
    expect(await recallStep('lifepay')).toBeUndefined()
  })

  test('when it was cleared meanwhile', async () => {
    await rememberStep('lifepay', code)
    sessionStorage.clear()
    expect(await recallStep('lifepay')).toBeUndefined()
    await rememberStep('lifepay', done)
  })
})

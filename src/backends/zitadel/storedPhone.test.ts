import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { untyped } from '../../test-support/untyped.test-support.ts'
import { other, phone, signal, unverified, verified } from './scripted.test-support.ts'
import { type ReadOptions, readStoredPhoneIfAny, readStoredPhoneSince, readStoredPhoneUntil } from './storedPhone.ts'
import type { ZitadelPhone, ZitadelTransport } from './transport.ts'

/** An account of which each read sees the next of these, and the last for good. */
function account(reads: readonly (ZitadelPhone | Error)[], more: Partial<ReadOptions> = {}) {
  let made = 0
  const getMyPhone = async () => {
    const read = reads[Math.min(made++, reads.length - 1)]
    if (read === undefined || read instanceof Error) throw read
    return read
  }
  const options: ReadOptions = {
    baseUrl: 'https://id.example.com',
    token: 'TOKEN',
    transport: untyped<ZitadelTransport>({ getMyPhone }),
    ...more,
  }
  return { options, reads: () => made }
}
const at = (sequence: string | undefined, record: ZitadelPhone): ZitadelPhone => {
  const { details: _, ...rest } = record
  return { ...rest, ...(sequence !== undefined && { details: { sequence } }) }
}

describe('a stored number has seen a change', () => {
  const since = (change: string | undefined, read: ZitadelPhone) => {
    const { options, reads } = account([read], { readAgainAfter: 0 })
    const details = change === undefined ? {} : { sequence: change }
    return readStoredPhoneSince(options, details, signal).then(({ isSince }) => ({ isSince, reads: reads() }))
  }

  test.each([
    ['14', '14'],
    ['14', '15'],
    ['9', '10'],
    ['9007199254740992', '9007199254740993'],
  ])('%s, once it counts %s', async (change, seen) => {
    expect(await since(change, at(seen, unverified(phone)))).toEqual({ isSince: true, reads: 1 })
  })

  test.each([
    ['14', '13'],
    ['10', '9'],
    ['9007199254740993', '9007199254740992'],
  ])('%s, not while it counts %s, verified or not', async (change, seen) => {
    expect(await since(change, at(seen, verified(phone)))).toEqual({ isSince: false, reads: 3 })
  })

  test.each([
    [undefined, '14'],
    ['14', undefined],
    [undefined, undefined],
    ['14', '0x0f'],
    ['14', '15 of 20'],
    ['14', 'event 15'],
    ['14', ''],
    ['14', '123456789012345678901'],
    ['', '14'],
  ])('%j once it is verified, where it counts %j: one of these is no number', async (change, seen) => {
    expect(await since(change, at(seen, verified(phone)))).toEqual({ isSince: true, reads: 1 })
    expect(await since(change, at(seen, unverified(phone)))).toEqual({ isSince: false, reads: 3 })
  })
})

describe('a number that lags behind', () => {
  const isOurs = (stored: { readonly phone?: string }) => stored.phone === phone

  beforeEach(() => {
    vi.useFakeTimers()
    vi.spyOn(Math, 'random').mockReturnValue(0.5)
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  test('is read again within a second, and within two, where no host says otherwise', async () => {
    const { options, reads } = account([unverified(other)])
    const stored = readStoredPhoneUntil(options, isOurs, signal)
    await vi.advanceTimersByTimeAsync(499)
    expect(reads()).toBe(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(reads()).toBe(2)
    await vi.advanceTimersByTimeAsync(999)
    expect(reads()).toBe(2)
    await vi.advanceTimersByTimeAsync(1)
    expect(reads()).toBe(3)
    expect(await stored).toMatchObject({ phone: other })
    expect(vi.getTimerCount()).toBe(0)
  })

  test('is waited for by nobody who leaves, and nothing is left of the wait', async () => {
    const left = new AbortController()
    const listeners = {
      added: vi.spyOn(left.signal, 'addEventListener'),
      removed: vi.spyOn(left.signal, 'removeEventListener'),
    }
    const listening = () => {
      const [added, removed] = [listeners.added, listeners.removed].map(
        ({ mock }) => mock.calls.filter(([type]) => type === 'abort').length,
      )
      return (added ?? 0) - (removed ?? 0)
    }
    const { options, reads } = account([unverified(other)])
    const stored = readStoredPhoneIfAny(options, phone, left.signal)
    await vi.advanceTimersByTimeAsync(500)
    expect(reads()).toBe(2)
    // The wait that is over listens no longer; the one that goes on does.
    expect(listening()).toBe(1)
    left.abort(new Error('left'))
    await expect(stored).rejects.toThrow('left')
    expect(vi.getTimerCount()).toBe(0)
    expect(reads()).toBe(2)
  })

  test('is waited for by nobody who has left while it was read', async () => {
    const left = new AbortController()
    const { options, reads } = account([unverified(other)])
    const stored = readStoredPhoneUntil(
      options,
      () => {
        left.abort(new Error('left'))
        return false
      },
      left.signal,
    )
    await expect(stored).rejects.toThrow('left')
    expect(vi.getTimerCount()).toBe(0)
    expect(reads()).toBe(1)
  })

  test('is not worth an error of its own where it is only asked what there is', async () => {
    const { options } = account([new Error('no answer')])
    expect(await readStoredPhoneIfAny(options, phone, signal)).toBeUndefined()
    const known = account([unverified(phone)])
    expect(await readStoredPhoneIfAny(known.options, phone, signal)).toMatchObject({ phone })
    expect(known.reads()).toBe(1)
  })
})

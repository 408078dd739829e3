import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { now } from '../../runtime/clock.ts'
import { scriptedBackend } from '../../testing/scriptedBackend.ts'
import { sampleSteps } from '../../testing/steps.ts'
import { createLock } from '../actionLock.ts'
import { createFlow } from '../createFlow.ts'
import { acquireSendLock } from './lock.ts'

/** The browser's locks, as every tab of the origin sees them: one holder of a name, the others in a queue. */
class Locks {
  readonly #acquired = new Set<string>()
  #waiting: { name: string; grant: () => void }[] = []
  /** As on a page that may not have them. */
  refused = false

  request(name: string, { ifAvailable, signal }: LockOptions, callback: (lock: unknown) => unknown): Promise<unknown> {
    if (this.refused) return Promise.reject(new DOMException('refused', 'SecurityError'))
    if (this.#acquired.has(name) && ifAvailable === true) return Promise.resolve(callback(null))
    return new Promise((resolve, reject) => {
      const grant = async () => {
        this.#acquired.add(name)
        resolve(await callback({ name }))
        this.#acquired.delete(name)
        const next = this.#waiting.findIndex((one) => one.name === name)
        this.#waiting.splice(next, next < 0 ? 0 : 1)[0]?.grant()
      }
      if (!this.#acquired.has(name)) {
        void grant()
        return
      }
      const place = { name, grant }
      this.#waiting.push(place)
      signal?.addEventListener('abort', () => {
        this.#waiting = this.#waiting.filter((one) => one !== place)
        reject(new DOMException('left the queue', 'AbortError'))
      })
    })
  }
}

let locks: Locks

beforeEach(() => {
  vi.useFakeTimers()
  locks = new Locks()
  vi.stubGlobal('navigator', { locks })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** An action of another tab, and whether it may send. */
async function press(
  action: string,
  { name = 'entryphone', flow = createFlow(scriptedBackend({ start: sampleSteps.phone })) } = {},
) {
  const running = createLock().take(action)
  if (running === undefined) throw new Error('A lock that nobody has can be taken.')
  let maySend = false
  void acquireSendLock(flow, name, running).then(() => {
    maySend = true
  })
  await pass(0)
  return { flow, running, ends: () => running.release(), maySend: () => maySend }
}

/** The same in two tabs, when the first has ended; what the second knows of by then is a wait of so many milliseconds. */
async function pressSecond(action: string, wait: number | undefined) {
  const first = await press(action)
  const second = await press(action, { flow: codeFlow(wait) })
  first.ends()
  await pass(1000)
  return second
}

const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)

describe('tabs that send', () => {
  test.each(['phone.submit', 'credentials.submit', 'code.resend'])(
    '%s goes at once where no other sends',
    async (action) => {
      expect((await press(action)).maySend()).toBe(true)
    },
  )

  test.each(['phone.submit', 'credentials.submit', 'code.resend'])('%s waits where another does', async (action) => {
    const first = await press('phone.submit')
    const second = await press(action)
    await pass(1000)
    expect(second.maySend()).toBe(false)
    first.ends()
    await pass(1000)
    expect(second.maySend()).toBe(true)
  })

  test('wait for the one that sends, and a moment for its word', async () => {
    const first = await press('phone.submit')
    const second = await press('phone.submit')
    await pass(10_000)
    expect(second.maySend()).toBe(false)
    first.ends()
    await pass(200)
    expect(second.maySend()).toBe(false)
    await pass(200)
    expect(second.maySend()).toBe(true)
    expect(second.running.signal.aborted).toBe(false)
    // And has the lock in its time.
    const third = await press('phone.submit')
    await pass(1000)
    expect(third.maySend()).toBe(false)
    second.ends()
    await pass(1000)
    expect(third.maySend()).toBe(true)
  })

  test('do not wait for those of another server', async () => {
    await press('phone.submit', { name: 'one' })
    expect((await press('phone.submit', { name: 'another' })).maySend()).toBe(true)
  })

  test('let a code be checked meanwhile', async () => {
    await press('phone.submit')
    expect((await press('code.submit')).maySend()).toBe(true)
  })

  test('drop another message where the first tab has asked for it', async () => {
    const second = await pressSecond('code.resend', 60_000)
    expect(second.running.signal.aborted).toBe(true)
  })

  test.each([
    ['that failed there', 0],
    ['that may be asked for again by the time the lock is theirs', 300],
    ['of which nobody says when', undefined],
  ])('send a message %s', async (_, wait) => {
    const second = await pressSecond('code.resend', wait)
    expect(second.maySend()).toBe(true)
    expect(second.running.signal.aborted).toBe(false)
  })

  test('pass a number on, whose message the backend knows of', async () => {
    const second = await pressSecond('phone.submit', 60_000)
    expect(second.running.signal.aborted).toBe(false)
  })

  test('wait for no tab that sleeps, and leave the queue', async () => {
    const asleep = await press('phone.submit')
    const awake = await press('phone.submit')
    await pass(31_000)
    expect(awake.maySend()).toBe(true)
    asleep.ends()
    await pass(0)
    expect((await press('phone.submit')).maySend()).toBe(true)
  })

  test('leave the queue with the screen', async () => {
    const first = await press('phone.submit')
    const left = await press('phone.submit')
    left.running.abort()
    // Whoever has left waits for no tab's word.
    await pass(0)
    expect(left.maySend()).toBe(true)
    first.ends()
    await pass(0)
    expect((await press('phone.submit')).maySend()).toBe(true)
  })

  test('leave no timer behind', async () => {
    const first = await press('phone.submit')
    await press('phone.submit')
    first.ends()
    await pass(1000)
    expect(vi.getTimerCount()).toBe(0)
  })

  test('go on where the browser refuses a lock, or has none', async () => {
    locks.refused = true
    const refused = await press('phone.submit')
    await pass(1000)
    expect(refused.maySend()).toBe(true)
    vi.stubGlobal('navigator', {})
    expect((await press('phone.submit')).maySend()).toBe(true)
  })
})

describe('locks of a browser that do not work', () => {
  const never = () => new Promise<never>(() => {})
  const throwing = () => {
    throw new DOMException('insecure', 'SecurityError')
  }

  test.each<[string, object]>([
    ['are there and undefined', { locks: undefined }],
    ['are there and null', { locks: null }],
    ['are there and empty', { locks: {} }],
    ['throw where they are asked for', Object.defineProperty({}, 'locks', { get: throwing })],
    ['throw', { locks: { request: throwing } }],
    ['reject', { locks: { request: () => Promise.reject(new Error('no')) } }],
    ['end without a word', { locks: { request: async () => {} } }],
    ['answer with nothing that can be waited for', { locks: { request: () => undefined } }],
  ])('that %s are not waited for', async (_, navigator) => {
    vi.stubGlobal('navigator', navigator)
    expect((await press('phone.submit')).maySend()).toBe(true)
    expect(vi.getTimerCount()).toBe(0)
  })

  test('that never say whether one is free are waited for a second', async () => {
    vi.stubGlobal('navigator', { locks: { request: never } })
    const pressed = await press('code.resend', { flow: codeFlow(0) })
    await pass(999)
    expect(pressed.maySend()).toBe(false)
    await pass(1)
    expect(pressed.maySend()).toBe(true)
    expect(pressed.running.signal.aborted).toBe(false)
  })

  test('that are never granted are waited for no longer than a request takes', async () => {
    const request = (_: string, { ifAvailable }: LockOptions, callback: (lock: null) => unknown) =>
      ifAvailable === true ? Promise.resolve(callback(null)) : never()
    vi.stubGlobal('navigator', { locks: { request } })
    const pressed = await press('phone.submit')
    await pass(30_300)
    expect(pressed.maySend()).toBe(true)
  })

  test('keep nobody waiting who leaves, and no timer of theirs', async () => {
    vi.stubGlobal('navigator', { locks: { request: never } })
    const pressed = await press('phone.submit')
    pressed.running.abort()
    await pass(0)
    expect(pressed.maySend()).toBe(true)
    expect(vi.getTimerCount()).toBe(0)
  })
})

/** A flow at the code step, where another message may be asked for in so many milliseconds. */
function codeFlow(wait: number | undefined) {
  const { resendAt: _, ...code } = sampleSteps.code
  const flow = createFlow(scriptedBackend({ start: code }))
  flow.send({ type: 'started', step: { ...code, ...(wait !== undefined && { resendAt: now() + wait }) } })
  return flow
}

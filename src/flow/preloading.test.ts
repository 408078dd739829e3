// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { deferred } from '../test-support/deferred.test-support.ts'
import { createPreloading } from './preloading.ts'

/** A browser that says when it paints, and when it is idle. */
let frames: (() => void)[] = []
let idle: (() => void)[] = []
/** For how long at most each of those is waited for. */
let patience: unknown[] = []
beforeEach(() => {
  frames = []
  idle = []
  patience = []
  vi.stubGlobal('requestAnimationFrame', (task: () => void) => frames.push(task))
  vi.stubGlobal('requestIdleCallback', (task: () => void, options?: IdleRequestOptions) => {
    patience.push(options?.timeout)
    idle.push(task)
  })
})
const paints = () => {
  for (const task of frames.splice(0)) task()
}
const becomesIdle = () => {
  paints()
  for (const task of idle.splice(0)) task()
}

function preloadingWith(...names: readonly string[]) {
  const preloading = createPreloading()
  const fetched: string[] = []
  const takeBack = names.map((name) => preloading.later(() => void fetched.push(name)))
  return { preloading, fetched, takeBack }
}

describe('what is fetched ahead', () => {
  test('waits until something can be used and the browser is idle, and comes in the order of asking', () => {
    const { preloading, fetched } = preloadingWith('requests', 'code step')
    becomesIdle()
    expect(fetched).toEqual([])
    preloading.usable()
    expect(fetched).toEqual([])
    becomesIdle()
    expect(fetched).toEqual(['requests', 'code step'])
  })

  test('comes within two seconds of the frame on a page that is never idle, which is asked once', () => {
    const { preloading } = preloadingWith('requests')
    preloading.usable()
    preloading.usable()
    paints()
    expect(patience).toEqual([2000])
  })

  test('is less where the person has not turned to it yet', () => {
    const { preloading, fetched } = preloadingWith('requests')
    const fetch = (name: string) => async () => void fetched.push(name)
    preloading.turnedTo(fetch('rules'))
    preloading.turnedTo(fetch('taken back'))()
    preloading.usable()
    becomesIdle()
    expect(fetched).toEqual(['requests'])
    preloading.begin()
    expect(fetched).toEqual(['requests', 'rules'])
    preloading.turnedTo(fetch('more'))
    expect(fetched).toEqual(['requests', 'rules', 'more'])
    const gone = preloadingWith()
    gone.preloading.turnedTo(async () => void gone.fetched.push('rules'))
    gone.preloading.end()
    gone.preloading.begin()
    expect(gone.fetched).toEqual([])
  })

  test('has arrived once all is there that the person has turned to, and at once where nothing is on its way', async () => {
    const { preloading } = preloadingWith()
    const rules = deferred<void>()
    const told = vi.fn()
    preloading.turnedTo(() => rules.promise)
    await preloading.arrived()
    preloading.begin()
    const arrived = preloading.arrived().then(told)
    await Promise.resolve()
    expect(told).not.toHaveBeenCalled()
    rules.resolve()
    await arrived
  })

  test('waits for the frame that shows what can be used, however idle the browser is before', () => {
    const { preloading, fetched } = preloadingWith('requests')
    preloading.usable()
    for (const task of idle.splice(0)) task()
    expect(fetched).toEqual([])
    paints()
    for (const task of idle.splice(0)) task()
    expect(fetched).toEqual(['requests'])
  })

  test('comes at once when the person turns to it, and only once', () => {
    const { preloading, fetched } = preloadingWith('requests')
    preloading.usable()
    preloading.begin()
    expect(fetched).toEqual(['requests'])
    becomesIdle()
    preloading.begin()
    preloading.usable()
    becomesIdle()
    expect(fetched).toEqual(['requests'])
  })

  test('is asked for without waiting by whoever comes later', () => {
    const { preloading, fetched } = preloadingWith()
    preloading.begin()
    preloading.later(() => void fetched.push('late'))
    expect(fetched).toEqual(['late'])
  })

  test('is not fetched once it has been taken back, or the flow has ended', () => {
    const { preloading, fetched, takeBack } = preloadingWith('taken back', 'kept')
    takeBack[0]?.()
    preloading.usable()
    preloading.end()
    becomesIdle()
    preloading.begin()
    expect(fetched).toEqual([])
  })

  test('is all that has not been taken back', () => {
    const { preloading, fetched, takeBack } = preloadingWith('taken back', 'kept')
    takeBack[0]?.()
    preloading.begin()
    expect(fetched).toEqual(['kept'])
  })

  test('waits for the person alone where they save data', () => {
    vi.stubGlobal('navigator', { connection: { saveData: true } })
    const { preloading, fetched } = preloadingWith('tabs')
    preloading.usable()
    becomesIdle()
    expect(fetched).toEqual([])
    preloading.begin()
    expect(fetched).toEqual(['tabs'])
  })

  test('comes soon where the browser does not say when it is idle', async () => {
    vi.stubGlobal('requestIdleCallback', undefined)
    const { preloading, fetched } = preloadingWith('requests')
    preloading.usable()
    paints()
    expect(fetched).toEqual([])
    await vi.waitFor(() => expect(fetched).toEqual(['requests']))
  })
})

// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { createAhead } from './ahead.ts'

/** A browser that says when it is idle. */
let idle: (() => void)[] = []
beforeEach(() => {
  idle = []
  vi.stubGlobal('requestIdleCallback', (task: () => void) => idle.push(task))
})
const becomesIdle = () => {
  for (const task of idle.splice(0)) task()
}

function aheadWith(...names: readonly string[]) {
  const ahead = createAhead()
  const fetched: string[] = []
  const takeBack = names.map((name) => ahead.later(() => void fetched.push(name)))
  return { ahead, fetched, takeBack }
}

describe('what is fetched ahead', () => {
  test('waits until something can be used and the browser is idle, and comes in the order of asking', () => {
    const { ahead, fetched } = aheadWith('requests', 'code step')
    becomesIdle()
    expect(fetched).toEqual([])
    ahead.usable()
    expect(fetched).toEqual([])
    becomesIdle()
    expect(fetched).toEqual(['requests', 'code step'])
  })

  test('comes at once when the person turns to it, and only once', () => {
    const { ahead, fetched } = aheadWith('requests')
    ahead.usable()
    ahead.begin()
    expect(fetched).toEqual(['requests'])
    becomesIdle()
    ahead.begin()
    ahead.usable()
    becomesIdle()
    expect(fetched).toEqual(['requests'])
  })

  test('is asked for without waiting by whoever comes later', () => {
    const { ahead, fetched } = aheadWith()
    ahead.begin()
    ahead.later(() => void fetched.push('late'))
    expect(fetched).toEqual(['late'])
  })

  test('is not fetched once it has been taken back, or the flow has ended', () => {
    const { ahead, fetched, takeBack } = aheadWith('taken back', 'kept')
    takeBack[0]?.()
    ahead.usable()
    ahead.end()
    becomesIdle()
    ahead.begin()
    expect(fetched).toEqual([])
  })

  test('waits for the person alone where they save data', () => {
    vi.stubGlobal('navigator', { connection: { saveData: true } })
    const { ahead, fetched } = aheadWith('tabs')
    ahead.usable()
    becomesIdle()
    expect(fetched).toEqual([])
    ahead.begin()
    expect(fetched).toEqual(['tabs'])
  })

  test('comes soon where the browser does not say when it is idle', async () => {
    vi.stubGlobal('requestIdleCallback', undefined)
    const { ahead, fetched } = aheadWith('requests')
    ahead.usable()
    expect(fetched).toEqual([])
    await vi.waitFor(() => expect(fetched).toEqual(['requests']))
  })
})

import { describe, expect, test, vi } from 'vitest'
import { loadOnce } from './loadOnce.ts'

describe('a part that no first form waits for', () => {
  test('is loaded when it is first asked for, and once', async () => {
    const load = vi.fn(async () => ({ part: 'of it' }))
    const loaded = loadOnce(load)
    expect(loaded.current()).toBeUndefined()
    expect(load).not.toHaveBeenCalled()
    const [one, other] = await Promise.all([loaded.get(), loaded.get()])
    expect(one).toEqual({ part: 'of it' })
    expect(other).toBe(one)
    expect(await loaded.current()).toBe(one)
    expect(load).toHaveBeenCalledOnce()
  })

  test('that does not come is network, from a chunk, and is asked for again', async () => {
    const load = vi.fn<() => Promise<string>>(async () => 'part')
    load.mockRejectedValueOnce(new TypeError('Failed to fetch dynamically imported module'))
    const loaded = loadOnce(load)
    await expect(loaded.get()).rejects.toMatchObject({
      code: 'network',
      cause: { from: 'chunk', thrown: 'TypeError' },
    })
    expect(loaded.current()).toBeUndefined()
    expect(await loaded.get()).toBe('part')
  })

  test('is not handed to someone who has left meanwhile, and is there for the next', async () => {
    const loaded = loadOnce(async () => 'part')
    const leaving = new AbortController()
    const asked = loaded.get(leaving.signal)
    leaving.abort('left')
    await expect(asked).rejects.toBe('left')
    expect(await loaded.get(new AbortController().signal)).toBe('part')
  })
})

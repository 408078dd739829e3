import { describe, expect, test } from 'vitest'
import { createTokens } from './zitadelTokens.ts'

describe('a token that was refused', () => {
  test('is asked for once by all who were refused with it, also by one who comes back late', async () => {
    let refreshes = 0
    const tokens = createTokens(async (_, { refresh }) => (refresh ? `token-${(refreshes += 1)}` : 'token-0'))
    const waiting = Promise.all(Array.from({ length: 50 }, () => tokens.insteadOf('ann', 'token-0')))
    expect(new Set(await waiting)).toEqual(new Set(['token-1']))
    expect(await tokens.insteadOf('ann', 'token-0')).toBe('token-1')
    expect(refreshes).toBe(1)
  })

  test('that is itself a fresh one is refreshed again', async () => {
    let refreshes = 0
    const tokens = createTokens(() => `token-${(refreshes += 1)}`)
    await tokens.insteadOf('ann', 'token-0')
    expect(await tokens.insteadOf('ann', 'token-1')).toBe('token-2')
  })

  test('is one session’s: another’s is not given in its place', async () => {
    const tokens = createTokens((session) => `token-of-${session}`)
    const both = await Promise.all([tokens.insteadOf('ann', 'over'), tokens.insteadOf('tom', 'over')])
    expect(both).toEqual(['token-of-ann', 'token-of-tom'])
  })

  test('is asked for again after the host has failed to give one', async () => {
    let tries = 0
    const tokens = createTokens(async () => {
      tries += 1
      if (tries === 1) throw new Error('down')
      return 'fresh'
    })
    await expect(tokens.insteadOf('ann', 'over')).rejects.toThrow('down')
    expect(await tokens.insteadOf('ann', 'over')).toBe('fresh')
  })
})

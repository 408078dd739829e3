import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Step } from '../protocol/step.ts'
import { createVault, type VaultContext } from './vault.ts'

const minute = 60_000
const stepOf = (context: VaultContext): Step => ({ kind: 'credentials', variant: 'continue', context })

describe('the vault', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  test('gives a secret back to the step of its attempt, and to no other', () => {
    const vault = createVault<string>()
    const one = vault.keep('first')
    const two = vault.keep('second')
    expect(vault.read(stepOf(one))).toBe('first')
    expect(vault.read(stepOf(two))).toBe('second')
    expect(vault.read(stepOf({ vault: 'another' }))).toBeUndefined()
    expect(vault.read({ kind: 'done', session: {} })).toBeUndefined()
  })

  test('lets a secret go when told', () => {
    const vault = createVault<string>()
    const attempt = vault.keep('secret')
    vault.forget(stepOf(attempt))
    expect(vault.read(stepOf(attempt))).toBeUndefined()
    expect(vi.getTimerCount()).toBe(0)
    vault.forget(stepOf(attempt))
    vault.forget({ kind: 'done', session: {} })
  })

  test('lets a secret go after thirty idle minutes, by timer', () => {
    const vault = createVault<string>()
    const attempt = vault.keep('secret')
    vi.advanceTimersByTime(29 * minute)
    expect(vault.read(stepOf(attempt))).toBe('secret')
    vi.advanceTimersByTime(29 * minute)
    expect(vault.read(stepOf(attempt))).toBe('secret')
    vi.advanceTimersByTime(31 * minute)
    expect(vi.getTimerCount()).toBe(0)
    expect(vault.read(stepOf(attempt))).toBeUndefined()
  })

  test('and by timer alone, where nobody reads it and the clock stands', () => {
    const vault = createVault<string>(() => 0)
    const attempt = vault.keep('secret')
    vi.advanceTimersByTime(30 * minute)
    expect(vault.read(stepOf(attempt))).toBeUndefined()
  })

  test('and by the clock, where a sleeping tab fired no timer', () => {
    let now = 0
    const vault = createVault<string>(() => now)
    const attempt = vault.keep('secret')
    now = 30 * minute
    expect(vault.read(stepOf(attempt))).toBe('secret')
    now = 60 * minute + 1
    expect(vault.read(stepOf(attempt))).toBeUndefined()
  })
})

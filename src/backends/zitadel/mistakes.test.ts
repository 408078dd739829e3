import { beforeEach, describe, expect, test, vi } from 'vitest'
import { errorOf, statusIn } from './answers.ts'
import { ZitadelStatus } from './transport.ts'

const refused = (grpcCode: number, id?: string, retryAt?: number) => new ZitadelStatus({ grpcCode, id, retryAt })

let error = vi.spyOn(console, 'error')
beforeEach(() => void (error = vi.spyOn(console, 'error').mockImplementation(() => {})))

describe('a refusal that the host has to mend', () => {
  test.each([
    [9, 'COMMAND-Rsj8c', 'E52'],
    [3, 'QUERY-hliQl', 'E52'],
    [9, 'QUERY-hliQl', 'E52'],
    [9, 'COMMAND-3M0fs', 'E52'],
    [9, 'COMMAND-2M0fs', 'E52'],
    [9, 'COMMAND-3M9fs', 'E52'],
    [5, 'COMMAND-ieJ2e', 'E53'],
    [5, 'AUTHZ-cdgFk', 'E53'],
    [5, 'QUERY-Dfbg2', 'E53'],
    [5, 'COMMAND-4g3xq', 'E53'],
    [9, 'COMMAND-SqyJz', 'E53'],
    [7, 'AUTH-DZG21', 'E54'],
    [7, 'AUTH-Bs7Ds', 'E55'],
    [5, undefined, 'E22'],
    [12, undefined, 'E22'],
  ])('%i %s is told to the developer as %s, on the console and in the error', (grpcCode, id, number) => {
    const words = `Entryphone ${number} (zitadel: ${grpcCode}${id === undefined ? '' : ` ${id}`}): `
    const told = errorOf(refused(grpcCode, id), 'read')
    expect(told.code).toBe('misconfigured')
    expect(error).toHaveBeenCalledExactlyOnceWith(expect.stringContaining(words))
    expect(statusIn(told)?.advice).toContain(words)
  })

  test('with a second factor is in the error alone, for the step says it', () => {
    const told = errorOf(refused(7, 'AUTHZ-Kl3p0'), 'read')
    expect(told.code).toBe('second-factor-needed')
    expect(statusIn(told)?.advice).toContain('Entryphone E57 (zitadel: 7 AUTHZ-Kl3p0): ')
    expect(error).not.toHaveBeenCalled()
  })

  test('is none of those that a person mends, or time', () => {
    for (const [grpcCode, id] of [[3, 'COMMAND-sM0cs'], [8], [16], [13]] as const) {
      expect(statusIn(errorOf(refused(grpcCode, id), 'verify'))?.advice).toBeUndefined()
    }
    expect(error).not.toHaveBeenCalled()
  })
})

describe('a limit', () => {
  test('ends when ZITADEL’s gateway says, or else after a while; nothing else has a wait', () => {
    vi.useFakeTimers({ now: 1_000_000 })
    try {
      expect(errorOf(refused(8, undefined, 5000), 'resend').retryAt).toBe(5000)
      expect(errorOf(refused(8), 'resend').retryAt).toBe(1_030_000)
      expect(errorOf(refused(13), 'resend').retryAt).toBeUndefined()
    } finally {
      vi.useRealTimers()
    }
  })
})

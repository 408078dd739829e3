import { beforeEach, describe, expect, test, vi } from 'vitest'
import { verifyErrorOf } from './verifyErrors.ts'

const now = 1_000_000
const client = (code: string) => Object.assign(new Error('words'), { code })

let warn = vi.spyOn(console, 'warn')
beforeEach(() => void (warn = vi.spyOn(console, 'warn').mockImplementation(() => {})))

describe('what the host’s `verify` rejects with, where nothing answered', () => {
  test.each([
    [client('ERR_NETWORK'), 'network'],
    [client('ECONNREFUSED'), 'network'],
    [client('ECONNRESET'), 'network'],
    [client('ENOTFOUND'), 'network'],
    [client('ECONNABORTED'), 'timeout'],
    [client('ETIMEDOUT'), 'timeout'],
    [client('EPIPE'), 'unexpected'],
    [new TypeError('Failed to fetch'), 'network'],
    [new DOMException('words', 'TimeoutError'), 'timeout'],
    [new DOMException('words', 'AbortError'), 'unexpected'],
    [Object.assign(new Error('words'), { name: 'TimeoutError' }), 'unexpected'],
  ])('%s is %s', (thrown, code) => {
    expect(verifyErrorOf(thrown, now)).toMatchObject({ code, cause: { from: 'verify' } })
    expect(warn).not.toHaveBeenCalled()
  })

  test.each([client('ERR_NETWORK'), new TypeError('Failed to fetch')])(
    '%s on a page that is offline is that',
    (thrown) => {
      vi.stubGlobal('navigator', { onLine: false })
      const codes = [verifyErrorOf(thrown, now).code, verifyErrorOf(client('ETIMEDOUT'), now).code]
      vi.unstubAllGlobals()
      expect(codes).toEqual(['offline', 'timeout'])
    },
  )
})

describe('what it rejects with, where no more than a status is known', () => {
  test.each([
    [408, 'timeout', undefined],
    [429, 'rate-limited', now + 30_000],
    [500, 'server', undefined],
    [511, 'network', undefined],
  ])('%i is %s', (status, code, retryAt) => {
    expect(verifyErrorOf({ status }, now)).toMatchObject({ code, retryAt, cause: { from: 'verify', status } })
    expect(warn).not.toHaveBeenCalled()
  })

  test.each([400, 401, 403, 404, 422])('%i says nothing of the code, and the developer is told', (status) => {
    expect(verifyErrorOf({ status }, now)).toMatchObject({ code: 'unexpected', cause: { from: 'verify', status } })
    expect(warn).toHaveBeenCalledExactlyOnceWith(
      expect.stringContaining(`Entryphone E32 (lifepay: verify, status ${status}): `),
    )
  })
})

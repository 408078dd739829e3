import { beforeEach, describe, expect, test, vi } from 'vitest'
import { AuthError } from '../../protocol/error.ts'
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

describe('an error of the host’s own keeps its meaning', () => {
  test('and of its cause what LIFE PAY said', () => {
    const cause = { code: 'InvalidConfirmationCode', status: 422, words: 'of a person' }
    const told = verifyErrorOf(new AuthError('code-wrong', { cause, retryAt: 5000 }), now)
    expect(told).toMatchObject({ code: 'code-wrong', retryAt: 5000 })
    expect(told.cause).toEqual({ code: 'InvalidConfirmationCode' })
  })

  test.each([[undefined], ['words of a person'], [{ code: 'NoWordOfTheirs' }]])(
    'and nothing else of its cause: %j',
    (cause) => {
      const told = verifyErrorOf(new AuthError('rate-limited', { cause, retryAt: 5000 }), now)
      expect(told).toMatchObject({ code: 'rate-limited', retryAt: 5000 })
      expect(told.cause).toEqual({ from: 'verify', thrown: 'AuthError' })
    },
  )
})

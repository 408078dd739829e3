import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { AuthError } from '../protocol/error.ts'
import { advices, mistakes } from './catalogue.ts'
import { advise, EntryphoneError, misconfigured, printed } from './mistake.ts'

let error = vi.spyOn(console, 'error')
let warn = vi.spyOn(console, 'warn')

beforeEach(() => {
  error = vi.spyOn(console, 'error').mockImplementation(() => {})
  warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
})
afterEach(() => {
  vi.unstubAllEnvs()
  vi.unstubAllGlobals()
})

/** As on a page whose bundler wrote no constant in. */
function withoutProcess<T>(call: () => T): T {
  vi.stubGlobal('process', undefined)
  try {
    return call()
  } finally {
    vi.unstubAllGlobals()
  }
}

describe('a mistake of the host’s', () => {
  test('says its number, what it is about, and in development both sentences, and where to read on', () => {
    const mistake = new EntryphoneError('E20', 'docspace: baseUrl')
    expect(mistake).toMatchObject({ name: 'EntryphoneError', number: 'E20' })
    const page = 'See node_modules/entryphone/ERRORS.md#e20'
    expect(mistake.message).toBe(`Entryphone E20 (docspace: baseUrl): ${mistakes.E20.join(' ')} ${page}`)
    expect(new EntryphoneError('E20').message).toBe(`Entryphone E20: ${mistakes.E20.join(' ')} ${page}`)
  })

  test('says where to read on, in production and where there is no process', () => {
    const bare = withoutProcess(() => new EntryphoneError('E20', 'baseUrl'))
    vi.stubEnv('NODE_ENV', 'production')
    const words = 'Entryphone E20 (baseUrl): See node_modules/entryphone/ERRORS.md#e20'
    expect([bare.message, new EntryphoneError('E20', 'baseUrl').message]).toEqual([words, words])
  })

  test('stays whole as the cause of an error', () => {
    const mistake = new EntryphoneError('E20')
    expect(new AuthError('misconfigured', { cause: mistake }).cause).toBe(mistake)
  })

  test('that an action brings out is printed once for each thing it is about', () => {
    const first = printed('E63', 'one thing')
    expect(first.number).toBe('E63')
    expect(first.message).toContain('(one thing)')
    expect(printed('E63', 'one thing').message).toBe(first.message)
    const other = printed('E63', 'another')
    expect(error.mock.calls).toEqual([[first.message], [other.message]])
    expect(warn).not.toHaveBeenCalled()
  })

  test('is not printed in production, and without a process nothing breaks', () => {
    vi.stubEnv('NODE_ENV', 'production')
    expect(printed('E63', 'in production').number).toBe('E63')
    vi.unstubAllEnvs()
    expect(withoutProcess(() => printed('E63', 'without a process')).number).toBe('E63')
    expect(error).not.toHaveBeenCalled()
  })

  test('that only the server’s answer shows is an error of the sign-in, whose cause it is', () => {
    const told = misconfigured('E54', 'an answer')
    expect(told).toMatchObject({ code: 'misconfigured', cause: { number: 'E54' } })
    expect(error).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/^Entryphone E54 \(an answer\): ZITADEL/))
  })

  test('leaves the cause to a status, where there is one', () => {
    expect(misconfigured('E22', 'a status', { status: 404 })).toMatchObject({ cause: { status: 404 } })
    expect(error).toHaveBeenCalledOnce()
  })
})

describe('an advice', () => {
  test('is printed once for each thing it is about, as a warning', () => {
    advise('E29', 'verify')
    advise('E29', 'verify')
    advise('E29')
    const words = `${advices.E29.join(' ')} See node_modules/entryphone/ERRORS.md#e29`
    expect(warn.mock.calls).toEqual([[`Entryphone E29 (verify): ${words}`], [`Entryphone E29: ${words}`]])
    expect(error).not.toHaveBeenCalled()
  })

  test('is silent in production and where there is no process, and can be said later', () => {
    vi.stubEnv('NODE_ENV', 'production')
    advise('E29', 'later')
    vi.unstubAllEnvs()
    withoutProcess(() => advise('E29', 'later'))
    expect(warn).not.toHaveBeenCalled()
    advise('E29', 'later')
    expect(warn).toHaveBeenCalledOnce()
  })

  test('breaks nothing where the console does', () => {
    warn.mockImplementation(() => {
      throw new Error('A console of the host’s own.')
    })
    expect(() => advise('E29', 'a broken console')).not.toThrow()
  })
})

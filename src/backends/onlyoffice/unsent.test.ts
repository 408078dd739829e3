import { describe, expect, test } from 'vitest'
import { AuthError } from '../../protocol/error.ts'
import { untyped } from '../../test-support/untyped.test-support.ts'
import type { SignIn } from './signIn/memory.ts'
import { sendingTo } from './signIn/sending.ts'
import type { SignInResult } from './signInResult.ts'
import { createUnsent } from './unsent.ts'

const window = 600_000
const to = 'ann@example.com'
const { signal } = new AbortController()

function remembering() {
  const clock = { now: 1_000_000 }
  return { clock, unsent: createUnsent(() => clock.now) }
}

describe('whom no message could be sent to', () => {
  test('is known by the name or number, however it is typed', () => {
    const { unsent } = remembering()
    unsent.add(' Ann@Example.com ')
    expect(['ann@example.com', 'ANN@EXAMPLE.COM', ' ann@example.com'].map((name) => unsent.has(name))).toEqual([
      true,
      true,
      true,
    ])
    expect([unsent.has('bob@example.com'), unsent.has('')]).toEqual([false, false])
  })

  test('is known for as long as the server takes the message for sent, whoever comes meanwhile', () => {
    const { clock, unsent } = remembering()
    unsent.add(to)
    clock.now += window - 1
    unsent.add('bob@example.com')
    expect(unsent.has(to)).toBe(true)
    clock.now += 1
    expect(unsent.has(to)).toBe(false)
    unsent.add('eve@example.com')
    expect([unsent.has(to), unsent.has('bob@example.com'), unsent.has('eve@example.com')]).toEqual([false, true, true])
  })

  test('is forgotten when told', () => {
    const { unsent } = remembering()
    unsent.add(to)
    unsent.delete(to.toUpperCase())
    expect(unsent.has(to)).toBe(false)
  })
})

describe('a message that is asked for', () => {
  const sent: SignInResult = { state: 'smsCode', to: '+7916***4567', expiresAt: 2_000_000 }
  const unavailable = new AuthError('sms-unavailable')
  const unknown = new AuthError('network')

  /** The account asks for a message, which is answered so; one that is asked for after that with `again`. */
  function asking(again: SignInResult | AuthError = sent) {
    const { unsent } = remembering()
    const asked: unknown[] = []
    const sendSms = async (credentials: unknown) => {
      asked.push(credentials)
      if (again instanceof AuthError) throw again
      return again
    }
    const signIn = untyped<SignIn<string>>({ product: { sendSms }, memory: { unsent } })
    const ask = (answer: SignInResult | AuthError) =>
      sendingTo(signIn, { to, credentials: 'secret' }, signal, () =>
        answer instanceof AuthError ? Promise.reject(answer) : Promise.resolve(answer),
      )
    return { ask, asked, unsent }
  }

  test('and said to be sent is believed', async () => {
    const { ask, asked } = asking()
    expect(await ask(sent)).toBe(sent)
    expect(asked).toEqual([])
  })

  test('and cannot be sent is remembered; of any other failure nobody knows', async () => {
    const { ask, unsent } = asking()
    for (const failure of [unknown, new AuthError('rate-limited')]) {
      await expect(ask(failure)).rejects.toBe(failure)
      expect(unsent.has(to)).toBe(false)
    }
    await expect(ask(unavailable)).rejects.toBe(unavailable)
    expect(unsent.has(to)).toBe(true)
  })

  test('after one that could not be sent is asked for once more, and believed from then on', async () => {
    const { ask, asked, unsent } = asking()
    await expect(ask(unavailable)).rejects.toBe(unavailable)
    expect(await ask(sent)).toBe(sent)
    expect(asked).toEqual(['secret'])
    expect(unsent.has(to)).toBe(false)
    expect(await ask(sent)).toBe(sent)
    expect(asked).toHaveLength(1)
  })

  test('after one that could not be sent, and is not sent again, is still not believed', async () => {
    const limited = asking({ state: 'smsLimit' })
    await expect(limited.ask(unavailable)).rejects.toBe(unavailable)
    expect(await limited.ask(sent)).toEqual({ state: 'smsLimit' })
    expect(limited.unsent.has(to)).toBe(true)
    const refused = asking({ state: 'blockedOrCaptcha', error: unknown })
    await expect(refused.ask(unavailable)).rejects.toBe(unavailable)
    await expect(refused.ask(sent)).rejects.toBe(unknown)
    expect(refused.unsent.has(to)).toBe(true)
  })

  test('and answered with something else is what it says', async () => {
    const { ask, asked } = asking()
    await expect(ask(unavailable)).rejects.toBe(unavailable)
    const signedIn: SignInResult = { state: 'signedIn', session: { token: 'token' } }
    expect(await ask(signedIn)).toBe(signedIn)
    expect(asked).toEqual([])
  })
})

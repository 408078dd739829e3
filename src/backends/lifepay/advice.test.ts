import { beforeEach, describe, expect, test, vi } from 'vitest'
import { captchaToken } from '../../captcha/token.ts'
import { e164 } from '../../test-support/e164.test-support.ts'
import { sampleSteps } from '../../testing/steps.ts'
import type { LifepayOptions } from './options.ts'

const phone = e164('+79991234567')
const { signal } = new AbortController()
const captcha = { provider: 'hcaptcha', siteKey: 'key' } as const

let warn = vi.spyOn(console, 'warn')
beforeEach(() => {
  warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  // Each advice is given once on a page: every test has a page of its own.
  vi.resetModules()
})

/** Asks a LIFE PAY that answers so for a code. */
async function ask(status: number, code: string, options: Partial<LifepayOptions>, token?: string) {
  const { lifepay } = await import('./index.ts')
  const fetch = async () => Response.json({ code }, { status })
  const backend = lifepay({ baseUrl: 'https://pay.example', fetch, verify: async () => {}, ...options })
  const step = await backend.start({ signal })
  if (step.kind !== 'phone') throw new Error('It starts with a phone.')
  const given = token === undefined ? {} : { captcha: captchaToken(token) }
  await expect(backend.phone.submit(step, { phone, ...given }, { signal })).rejects.toMatchObject({ name: 'AuthError' })
}

describe('a developer is told that LIFE PAY may want a captcha', () => {
  test.each<[string, Partial<LifepayOptions>, string | undefined]>([
    ['where the host names none', {}, undefined],
    ['where the host names none, and a screen passes a token', {}, 'token'],
    ['where the host names one, and a screen passes no token', { captcha }, undefined],
  ])('when it refuses a request %s', async (_, options, token) => {
    await ask(422, 'RequestIsNotValid', options, token)
    expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/^Entryphone E30:/))
  })

  test('and not when one was sent', async () => {
    await ask(422, 'RequestIsNotValid', { captcha }, 'token')
    expect(warn).not.toHaveBeenCalled()
  })

  test.each([
    [429, 'TooManyRequests'],
    [500, 'InternalServerError'],
  ])('nor when it refuses for another reason: %i', async (status, code) => {
    await ask(status, code, {})
    expect(warn).not.toHaveBeenCalled()
  })
})

test('a developer is told that `verify` did not answer in time', async () => {
  const { lifepay } = await import('./index.ts')
  const backend = lifepay({ baseUrl: 'https://pay.example', timeout: 5, verify: () => new Promise<void>(() => {}) })
  const step = { ...sampleSteps.code, phone }
  await expect(backend.code.submit(step, { code: '123456' }, { signal })).rejects.toMatchObject({ code: 'timeout' })
  expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/^Entryphone E29 \(lifepay: verify\)/))
})

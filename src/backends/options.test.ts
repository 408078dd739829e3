import { describe, expect, test, vi } from 'vitest'
import { EntryphoneError } from '../runtime/mistake.ts'
import type { CodeStep } from '../protocol/step.ts'
import { AuthError } from '../protocol/error.ts'
import { sampleSteps } from '../testing/steps.ts'
import { e164 } from '../test-support/e164.test-support.ts'
import { flows, flowsAndVariants, records } from '../test-support/records.test-support.ts'
import { untyped } from '../test-support/untyped.test-support.ts'
import { lifepay } from './lifepay/index.ts'
import { sendCodeByPhone } from './lifepay/requests.ts'
import { zitadel } from './zitadel/index.ts'
import { captchaToken } from '../captcha/token.ts'

const baseUrl = 'https://id.example'
const { signal } = new AbortController()
const phone = e164('+79991234567')

const facts = await Promise.all(
  flows.map(async ({ name, make, record }) => ({ name, make, ...(await record.options()) })),
)
const refusals = await Promise.all(
  Object.values(records).map(async ({ title, options }) => ({ title, ...(await options()) })),
)

function numberOf(make: () => unknown): string | undefined {
  try {
    make()
    return undefined
  } catch (thrown) {
    if (thrown instanceof EntryphoneError) return thrown.number
    throw thrown
  }
}

describe.each(flowsAndVariants)('$name', ({ make: makeOf }) => {
  const make = (options: object) => makeOf(untyped({ baseUrl, ...options }))

  test.each([
    undefined,
    null,
    7,
    {},
    'id.example',
    'localhost:8080',
    'undefined/api',
    'ftp://id.example',
    'javascript:alert(1)',
    'https://',
    'https://id.example?tenant=1',
    'https://id.example#top',
    'https://ann:Passw0rd@id.example',
    new URL('https://id.example'),
  ])('cannot ask %o, says so when it is made, and does not quote it', (address) => {
    expect(numberOf(() => make({ baseUrl: address }))).toBe('E20')
    expect(() => make({ baseUrl: address })).not.toThrow(/Passw0rd|tenant/)
  })

  test.each(['', '/', '/portal', './portal', 'https://id.example/tenant/', 'HTTP://id.example:8080', '//id.example'])(
    'can ask %j',
    (address) => {
      expect(numberOf(() => make({ baseUrl: address }))).toBeUndefined()
    },
  )

  test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31, '20000', null])(
    'waits %o for nothing',
    (timeout) => {
      expect(numberOf(() => make({ timeout }))).toBe('E21')
    },
  )

  test.each(['30000', -1, Number.NaN, Number.POSITIVE_INFINITY])('has no pause of %o', (resendCooldown) => {
    expect(numberOf(() => make({ resendCooldown }))).toBe('E21')
  })

  test('a pause of none is one', () => {
    expect(numberOf(() => make({ resendCooldown: 0 }))).toBeUndefined()
  })

  test.each([
    ['fetch', 'E23'],
    ['now', 'E23'],
    ['credentials', 'E24'],
  ])('%s is no word of the host’s', (option, number) => {
    expect(numberOf(() => make({ [option]: 'yes' }))).toBe(number)
  })

  test('without any options says what is missing first', () => {
    expect(numberOf(() => make(Object.fromEntries([['baseUrl', undefined]])))).toBe('E20')
  })
})

describe.each(refusals)('$title', ({ refused }) => {
  test.each(refused)('%s is said when it is given', (_, give, number) => {
    expect(numberOf(give)).toBe(number)
  })
})

test('an endpoint function says the same of its address and its time, as what sign-in is not set up for', async () => {
  for (const [options, number] of [
    [{ baseUrl: undefined }, 'E20'],
    [{ baseUrl, timeout: Number.POSITIVE_INFINITY }, 'E21'],
  ] as const) {
    await expect(sendCodeByPhone(untyped(options), { phone }, signal)).rejects.toMatchObject({
      code: 'misconfigured',
      cause: { number },
    })
  }
})

describe('a function of the host’s that never answers', () => {
  const never = () => new Promise<never>(() => {})
  const code: CodeStep = {
    kind: 'code',
    factor: 'sms',
    phone,
    code: { length: 6, characters: 'digits', caseSensitive: false },
    context: {},
  }

  test('verify is given up in time, and its signal ends', async () => {
    const given: AbortSignal[] = []
    const verify = (proof: { readonly signal: AbortSignal }) => {
      given.push(proof.signal)
      return never()
    }
    const backend = lifepay({ baseUrl, timeout: 10, verify })
    await expect(backend.code.submit(code, { code: '123456' }, { signal })).rejects.toMatchObject({ code: 'timeout' })
    expect(given[0]?.aborted).toBe(true)
  })

  test('token is given up in time, and nothing is asked with none', async () => {
    const fetch = vi.fn<typeof globalThis.fetch>()
    const backend = zitadel({ baseUrl, timeout: 10, token: never, fetch })
    await expect(backend.start({ signal })).rejects.toMatchObject({ code: 'timeout' })
    expect(fetch).not.toHaveBeenCalled()
  })

  test('headers and fetch are, too', async () => {
    for (const options of [{ headers: never }, { fetch: never }]) {
      const backend = lifepay({ baseUrl, timeout: 10, verify: async () => {}, ...options })
      const step = await backend.start({ signal })
      if (step.kind !== 'phone') throw new Error('It starts with a phone.')
      const token = captchaToken('token')
      await expect(backend.phone.submit(step, { phone, captcha: token }, { signal })).rejects.toMatchObject({
        code: 'timeout',
      })
    }
  })

  test('leaving ends it at once, with the reason of leaving', async () => {
    const leaving = new AbortController()
    const backend = lifepay({ baseUrl, verify: never })
    const outcome = backend.code.submit(code, { code: '123456' }, { signal: leaving.signal })
    leaving.abort()
    await expect(outcome).rejects.toBe(leaving.signal.reason)
  })

  test('a token that is none is no token', async () => {
    for (const token of [async () => untyped<string>({ access_token: 'x' }), async () => untyped<string>([])]) {
      await expect(zitadel({ baseUrl, token }).start({ signal })).rejects.toMatchObject({ code: 'session-expired' })
    }
  })
})

describe('what an HTTP client throws out of verify', () => {
  const axios = (code: string, response?: object) => Object.assign(new Error('words'), { code, response })
  test.each([
    [
      'axios with LIFE PAY’s answer',
      axios('ERR_BAD_REQUEST', { status: 422, data: { code: 'InvalidConfirmationCode' } }),
      'code-wrong',
    ],
    ['axios with no word of it', axios('ERR_BAD_REQUEST', { status: 422, data: { message: 'no' } }), 'unexpected'],
    ['axios that knows its status', Object.assign(axios('ERR_BAD_REQUEST'), { status: 404 }), 'unexpected'],
    ['axios, a limit', axios('ERR_BAD_REQUEST', { status: 429, data: '<html>' }), 'rate-limited'],
    ['axios, a server that is down', axios('ERR_BAD_RESPONSE', { status: 502, data: '<html>' }), 'server'],
    ['axios without a network', axios('ERR_NETWORK'), 'network'],
    ['axios, out of time', axios('ECONNABORTED'), 'timeout'],
    [
      'ofetch',
      Object.assign(new Error('words'), { status: 422, data: { code: 'InvalidConfirmationCode' } }),
      'code-wrong',
    ],
    ['a response', new Response('', { status: 503 }), 'server'],
    ['a code in capitals', { code: 'INVALID', status: 422 }, 'unexpected'],
  ])('%s is %s', async (_, thrown, code) => {
    const verify = async () => {
      throw thrown
    }
    const step = { ...sampleSteps.code, phone }
    const failed = lifepay({ baseUrl, verify }).code.submit(step, { code: '123456' }, { signal })
    await expect(failed).rejects.toBeInstanceOf(AuthError)
    await expect(failed).rejects.toMatchObject({ code })
    const error: unknown = await failed.catch((reason: unknown) => reason)
    const limited = error instanceof AuthError && error.retryAt !== undefined
    expect(limited).toBe(code === 'rate-limited')
  })
})

describe('an option that nobody reads', () => {
  test.each(facts)('is none that $name has', ({ name, names, make: makeOf }) => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const every = Object.fromEntries(Object.keys(names).map((option) => [option, undefined]))
    const typo = `noneOf-${name}`
    expect(numberOf(() => makeOf(untyped({ ...every, [typo]: 1 })))).toBe('E20')
    expect(warn.mock.calls.map(String)).toEqual([expect.stringMatching(`^Entryphone E26 \\(\\w+: ${typo}\\)`)])
  })

  test.each(flowsAndVariants)(
    'is told to the developer of $name by its name, and not quoted',
    ({ name, make: makeOf }) => {
      const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
      // Each is said once on a page.
      const typo = `timeOut${name.replaceAll(/\W/g, '')}`
      makeOf(untyped({ baseUrl, [typo]: 'Passw0rd', timeout: 5000 }))
      expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(`^Entryphone E26 \\(\\w+: ${typo}\\)`))
      expect(String(warn.mock.calls)).not.toContain('Passw0rd')
      warn.mockRestore()
    },
  )
})

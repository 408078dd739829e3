import { describe, expect, test, vi } from 'vitest'
import { EntryphoneError } from '../runtime/mistake.ts'
import type { CaptchaToken, CodeStep, E164 } from '../protocol/step.ts'
import { AuthError } from '../protocol/error.ts'
import { optionNames } from '../runtime/adviseOnNames.ts'
import { docspace, type DocspaceOptions } from './docspace/index.ts'
import { lifepay, type LifepayAccountOptions, type LifepayOptions } from './lifepay/index.ts'
import { sendCodeByPhone } from './lifepay/requests.ts'
import { workspace, type WorkspaceOptions } from './workspace/index.ts'
import { userService, zitadel, type ZitadelOptions } from './zitadel/index.ts'

const baseUrl = 'https://id.example'
const { signal } = new AbortController()
const phone = '+79991234567' as unknown as E164

/** What TypeScript would not let pass. */
const untyped = (value: object): never => value as never

const backends: Readonly<Record<string, (options: object) => unknown>> = {
  lifepay: (options) => lifepay(untyped({ baseUrl, verify: async () => {}, ...options })),
  'lifepay with its own roads': (options) => lifepay(untyped({ baseUrl, completion: 'password', ...options })),
  docspace: (options) => docspace(untyped({ baseUrl, ...options })),
  workspace: (options) => workspace(untyped({ baseUrl, ...options })),
  zitadel: (options) => zitadel(untyped({ baseUrl, token: 'token', ...options })),
}

function numberOf(make: () => unknown): string | undefined {
  try {
    make()
    return undefined
  } catch (thrown) {
    if (thrown instanceof EntryphoneError) return thrown.number
    throw thrown
  }
}

describe.each(Object.entries(backends))('%s', (_, make) => {
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

test.each([
  ['neither verify nor a completion', () => lifepay(untyped({ baseUrl })), 'E31'],
  ['verify that is missing', () => lifepay(untyped({ baseUrl, verify: undefined })), 'E31'],
  ['verify that is none', () => lifepay(untyped({ baseUrl, verify: 'verify' })), 'E23'],
  ['both', () => lifepay(untyped({ baseUrl, verify: async () => {}, completion: 'password' })), 'E31'],
  ['an unheard-of completion', () => lifepay(untyped({ baseUrl, completion: 'sign-out' })), 'E24'],
  ['a captcha without a key', () => backends['lifepay']?.({ captcha: { provider: 'hcaptcha' } }), 'E60'],
  ['an empty key', () => backends['lifepay']?.({ captcha: { provider: 'hcaptcha', siteKey: '' } }), 'E60'],
  [
    'a captcha of another’s',
    () => backends['lifepay']?.({ captcha: { provider: 'recaptcha', siteKey: 'key' } }),
    'E60',
  ],
  ...['русский', '', 'en_US', 'e', 7, null, ['ru']].map((language): [string, () => unknown, string] => [
    `language ${JSON.stringify(language)}`,
    () => backends['lifepay']?.({ language }),
    'E06',
  ]),
  ['unknownPhones', () => backends['lifepay']?.({ unknownPhones: 'hide' }), 'E24'],
  ['appCodes', () => backends['docspace']?.({ appCodes: 'app' }), 'E24'],
  ['onCapabilities', () => backends['docspace']?.({ onCapabilities: 'told' }), 'E23'],
  ['onCapabilities', () => backends['workspace']?.({ onCapabilities: 'told' }), 'E23'],
  ['portalOrigin', () => backends['docspace']?.({ portalOrigin: 'portal.example' }), 'E20'],
  ['format', () => backends['workspace']?.({ format: 'JSON' }), 'E24'],
  ['no token', () => zitadel(untyped({ baseUrl })), 'E50'],
  ['intent', () => backends['zitadel']?.({ intent: 'enrol' }), 'E24'],
  ['no user', () => userService(untyped({})), 'E25'],
  ['protocol', () => userService(untyped({ userId: '1', protocol: 'grpc' })), 'E24'],
])('%s is said when it is given', (_, make, number) => {
  expect(numberOf(make)).toBe(number)
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
      const token = 'token' as unknown as CaptchaToken
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
    for (const token of [async () => untyped({ access_token: 'x' }), async () => untyped([])]) {
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
    const step = { kind: 'code', factor: 'sms', phone, context: {} } as unknown as CodeStep
    const failed = lifepay({ baseUrl, verify }).code.submit(step, { code: '123456' }, { signal })
    await expect(failed).rejects.toBeInstanceOf(AuthError)
    await expect(failed).rejects.toMatchObject({ code })
    const error: unknown = await failed.catch((reason: unknown) => reason)
    const limited = error instanceof AuthError && error.retryAt !== undefined
    expect(limited).toBe(code === 'rate-limited')
  })
})

/** By name, so that the compiler wants each that there is, and none that there is not. */
type Named<Options> = Readonly<Record<Options extends unknown ? keyof Options : never, true>>

const ofHttp = {
  baseUrl: true,
  credentials: true,
  fetch: true,
  headers: true,
  now: true,
  resendCooldown: true,
  timeout: true,
} as const
const ofPortals = { issuer: true, onCapabilities: true, social: true, usernameHint: true } as const
const named: {
  readonly lifepay: Named<LifepayOptions | LifepayAccountOptions>
  readonly docspace: Named<DocspaceOptions>
  readonly workspace: Named<WorkspaceOptions>
  readonly zitadel: Named<ZitadelOptions>
} = {
  lifepay: {
    ...ofHttp,
    captcha: true,
    captchaTypeField: true,
    client: true,
    clientIdentifier: true,
    clientType: true,
    completion: true,
    ip: true,
    keepClientIdentifier: true,
    language: true,
    offerSignUp: true,
    organizationAlias: true,
    query: true,
    unknownPhones: true,
    verify: true,
  },
  docspace: {
    ...ofHttp,
    ...ofPortals,
    appCodes: true,
    confirmData: true,
    culture: true,
    plainPassword: true,
    portalOrigin: true,
    staySignedIn: true,
  },
  workspace: { ...ofHttp, ...ofPortals, format: true },
  zitadel: {
    ...ofHttp,
    code: true,
    codeLifetime: true,
    intent: true,
    readAgainAfter: true,
    token: true,
    transport: true,
  },
}

describe('an option that nobody reads', () => {
  test.each(Object.entries(named))('is none that %s has', (name, options) => {
    expect(optionNames[name]?.split(' ').toSorted()).toEqual(Object.keys(options).toSorted())
  })

  test.each(Object.entries(backends))('is told to the developer of %s by its name, and not quoted', (_, make) => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const typo = `timeOut${Object.keys(backends).findIndex((name) => backends[name] === make)}`
    make({ [typo]: 'Passw0rd', timeout: 5000 })
    expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(`^Entryphone E26 \\(\\w+: ${typo}\\)`))
    expect(String(warn.mock.calls)).not.toContain('Passw0rd')
    warn.mockRestore()
  })
})

/** What both products share, as data: the rules of section 3 of their protocol, hashing, confirm links. Not shipped. */

/** One documented vector: a request and its answer. `{ $match }` in a body stands for any such value; `exampleOf` gives one. */
export interface Vector {
  readonly id: string
  readonly title: string
  readonly call: 'authenticate' | 'code' | 'send-sms' | 'set-phone'
  readonly given?: string
  readonly request: {
    readonly method: string
    readonly path: string
    readonly headers?: Readonly<Record<string, string>>
    readonly cookies?: readonly string[]
    readonly body: Readonly<Record<string, unknown>>
  }
  readonly expect: { readonly status: number; readonly body?: unknown; readonly rawBody?: string }
  /** What the person meets. */
  readonly widget: string
  readonly why?: string
  readonly confidence?: string
}

/** PBKDF2-HMAC-SHA256 of the trimmed password, salt as text. */
export const passwordHashes = [
  {
    id: 'baseline',
    password: 'Passw0rd!',
    salt: '4d9abe238e2f7b14a30a4565d62214a795a15abb798ed61118a69820d6a6146c',
    iterations: 100000,
    size: 256,
    serverHex: 'fde2a9a8ef9fe36d415bf6d0a696ba093bc3fb761eef40cbb65440bf140f1c00',
  },
  {
    id: 'untrimmed-different',
    password: ' Passw0rd! ',
    salt: '4d9abe238e2f7b14a30a4565d62214a795a15abb798ed61118a69820d6a6146c',
    iterations: 100000,
    size: 256,
    serverHex: 'ba23b0ea775b8e0d6004086a30cafc76c1c8f96455edeecc7aaf9a98a94c33a2',
  },
  {
    id: 'emoji-surrogates',
    password: 'key🔐pass',
    salt: '4d9abe238e2f7b14a30a4565d62214a795a15abb798ed61118a69820d6a6146c',
    iterations: 100000,
    size: 256,
    serverHex: '2f53a0817ced03dd3d9fd75790f09c6f7a2a6ac9b86e7564cc69f48087c843d6',
  },
  {
    id: 'nfc-e-acute',
    password: 'café',
    salt: '4d9abe238e2f7b14a30a4565d62214a795a15abb798ed61118a69820d6a6146c',
    iterations: 1000,
    size: 256,
    serverHex: 'd4270cbbf3fd2536b0746a9e55239351e047a9b60f4186266e91cc13f28fc77d',
  },
  {
    id: 'long-over-64-bytes',
    password: 'correct horse battery staple correct horse battery staple correct horse',
    salt: '4d9abe238e2f7b14a30a4565d62214a795a15abb798ed61118a69820d6a6146c',
    iterations: 1000,
    size: 256,
    serverHex: 'b97573de8a1d0797b64f5ff9f098a76b829de3b5399d2249df6750fe3b37fb09',
  },
  {
    id: 'custom-nonhex-salt',
    password: 'Passw0rd!',
    salt: 'portal-salt',
    iterations: 1000,
    size: 256,
    serverHex: 'c33346079758bb56866e7e43ccba8d74887f016435b6af08a40c1ac9c1c6cdf9',
  },
  {
    id: 'size-512',
    password: 'Passw0rd!',
    salt: '4d9abe238e2f7b14a30a4565d62214a795a15abb798ed61118a69820d6a6146c',
    iterations: 1000,
    size: 512,
    serverHex:
      'd77008821e2705a4bc832e03f42ba2697d346916a9a854cf14e130ef0b075e93d146642c3aa73c222c30e81924b81d23d2c46794a1080abca71993f4ec58f137',
  },
  {
    id: 'one-iteration',
    password: 'a',
    salt: '4d9abe238e2f7b14a30a4565d62214a795a15abb798ed61118a69820d6a6146c',
    iterations: 1,
    size: 256,
    serverHex: 'f0081ec4359efd9e5d6eba200ce0ac2ac177b24c804edf4114428dc6d7e07cbb',
  },
] as const

/** What comes of decoding the salt from hex first: refused by every portal. */
export const wrongPasswordHash = {
  reason: 'salt hex-decoded before use',
  password: 'Passw0rd!',
  salt: '4d9abe238e2f7b14a30a4565d62214a795a15abb798ed61118a69820d6a6146c',
  iterations: 100000,
  size: 256,
  wrongHex: '2af71cac058e444dc282be148fef5e38198404133e27e7a7cc4a02289a69aeb0',
} as const

export const trimmedPasswords = [
  {
    input: ' Passw0rd! ',
    hashAfterTrim: 'fde2a9a8ef9fe36d415bf6d0a696ba093bc3fb761eef40cbb65440bf140f1c00',
    hashWithoutTrim: 'ba23b0ea775b8e0d6004086a30cafc76c1c8f96455edeecc7aaf9a98a94c33a2',
  },
] as const

export const otpauthUris = [
  {
    issuer: 'portal.example.com',
    account: 'ann@example.com',
    uri: 'otpauth://totp/portal.example.com:ann%40example.com?secret=KEZEM43CIUYWYU2Y&issuer=portal.example.com',
    secret: 'KEZEM43CIUYWYU2Y',
  },
] as const

export const recaptchaTypes = {
  Default: 0,
  AndroidV2: 1,
  iOSV2: 2,
  hCaptcha: 3,
} as const

export const confirmHeaders = [
  {
    confirmUrl:
      'https://portal.example.com/confirm/PhoneActivation?type=PhoneActivation&key=520123456789.ABCDEF0123&encemail=Zm9vLWJhcl9iYXo',
    header: 'type=PhoneActivation&key=520123456789.ABCDEF0123&encemail=Zm9vLWJhcl9iYXo',
  },
  {
    confirmUrl: 'https://portal.example.com/confirm/TfaAuth?type=TfaAuth&uid=66faa6e4-f133-11ea-b126-00ffeec8b4ef',
    header: 'type=TfaAuth&uid=66faa6e4-f133-11ea-b126-00ffeec8b4ef',
  },
  {
    confirmUrl: 'https://portal.example.com/confirm/TfaActivation?type=TfaActivation&email=ann%40example.com',
    header: 'type=TfaActivation&email=ann%40example.com',
  },
] as const

/** AuthenticationToken, and what it means. */
export const classified = [
  {
    response: {
      token: 'x',
      expires: '0001-01-01T00:00:00',
      sms: false,
      tfa: false,
    },
    state: 'signedIn',
  },
  {
    response: {
      token: 'x',
      sms: true,
      phoneNoise: '+1',
    },
    state: 'signedIn',
    why: 'after a code step sms/tfa stay true: test token first',
  },
  {
    response: {
      token: null,
      sms: true,
    },
    state: 'phoneRequired',
  },
  {
    response: {
      sms: true,
      phoneNoise: '',
    },
    state: 'phoneRequired',
    why: 'empty mask can only mean no digits stored',
  },
  {
    response: {
      sms: true,
      phoneNoise: '+7916***4567',
    },
    state: 'smsCode',
  },
  {
    response: {
      tfa: true,
      tfaKey: 'ABCDEFGHIJKLMNOP',
    },
    state: 'tfaSetup',
  },
  {
    response: {
      tfa: true,
    },
    state: 'tfaCode',
  },
  {
    response: {},
    state: 'protocolError',
  },
] as const

/** `expires` as both products write it, and the instant it names. */
export const expiries = [
  { expires: '0001-01-01T00:00:00', instant: null },
  { expires: '0001-01-01T00:00:00.0000000+03:00', instant: null },
  { expires: '2027-03-01T09:30:00Z', instant: Date.UTC(2027, 2, 1, 9, 30) },
  { expires: '2026-03-01T09:40:00.5Z', instant: Date.UTC(2026, 2, 1, 9, 40, 0, 500) },
  { expires: '2027-03-01T09:30:00.1234567Z', instant: Date.UTC(2027, 2, 1, 9, 30, 0, 123) },
  { expires: '2026-03-01T12:40:00.1234567+03:00', instant: Date.UTC(2026, 2, 1, 9, 40, 0, 123) },
  { expires: '2026-03-01T00:40:00.0000000-09:30', instant: Date.UTC(2026, 2, 1, 10, 10) },
  { expires: 'soon', instant: null },
  { expires: '', instant: null },
  { expires: '2026-13-41T09:40:00Z', instant: null },
] as const

const examples: readonly (readonly [matcher: string, example: unknown])[] = [
  ['nonEmptyString', 'b64+/='],
  ['string', 'text'],
  ['object', {}],
  ['array', []],
  ['utcInstantZ', '2027-03-01T09:30:00.1234567Z'],
  [
    '^https://portal\\.example\\.com/confirm/PhoneActivation',
    'https://portal.example.com/confirm/PhoneActivation?type=PhoneActivation&key=520123456789.ABCDEF0123&encemail=Zm9v',
  ],
  [
    '^https://portal\\.example\\.com/confirm/TfaActivation',
    'https://portal.example.com/confirm/TfaActivation?type=TfaActivation&uid=66faa6e4-f133-11ea-b126-00ffeec8b4ef',
  ],
  ['^[A-Z2-7]{16}$', 'KEZEM43CIUYWYU2Y'],
  ['^Index was out of range', "Index was out of range. (Parameter 'startIndex')"],
  ["\\(Parameter 'phone'\\)$", "Value cannot be empty. (Parameter 'phone')"],
  ['^\\d{4}-', '2026-03-01T12:40:00.1234567+03:00'],
  [
    'ValidationProblemDetails',
    { title: 'One or more validation errors occurred.', status: 400, errors: { '$.code': ['…'] } },
  ],
  ['as the unblocked case', { response: { token: 'b64+/=', sms: false, tfa: false }, status: 0, statusCode: 200 }],
]

/** A value with an example in place of every matcher. */
export function exampleOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(exampleOf)
  if (typeof value !== 'object' || value === null) return value
  if ('$match' in value) {
    const { $match } = value
    const found = examples.find(([matcher]) => typeof $match === 'string' && $match.startsWith(matcher))
    if (found === undefined) throw new Error(`No example of ${String($match)}.`)
    return found[1]
  }
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, exampleOf(part)]))
}

/** Bodies no server of theirs would send, whatever the status. */
export const malformedBodies = [
  '',
  ' ',
  '<!doctype html><title>502 Bad Gateway</title>',
  '{"response":{"token":"abc","expires":"2027-0',
  'null',
  '[]',
  '"Unauthorized"',
  '7',
  '{}',
  '{"response":null,"status":0}',
  '{"response":[],"status":0}',
  '{"response":{},"status":0}',
  '{"response":{"token":7},"status":0}',
  '{"response":{"token":{"value":"x"}},"status":0}',
  '{"response":{"token":"x","expires":1},"status":0}',
  '{"response":{"sms":"true","phoneNoise":"+7916***4567"},"status":0}',
  '{"response":{"sms":true,"phoneNoise":79161234567},"status":0}',
  '{"response":{"tfa":true,"tfaKey":"not base32"},"status":0}',
  '{"response":{"token":"x"},"status":"0"}',
  '{"response":{"token":"x"},"status":1}',
  '{"response":{"__proto__":{"token":"x"}},"status":0}',
  '{"__proto__":{"response":{"token":"x"}}}',
  '{"error":null,"status":1}',
  '{"error":"User authentication failed","status":1}',
  '{"error":{"message":7,"type":null},"status":1}',
  '{"error":{"message":"User authentication failed","type":7,"hresult":"0"},"status":1}',
  '{"error":{"message":"User authentication failed","type":null}}',
  '{"error":{"message":"User authentication failed","type":null},"status":0}',
  '{"response":{"errors":7},"status":1}',
] as const

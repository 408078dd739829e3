import { expect, test } from 'vitest'
import { AuthError } from '../../protocol/error.ts'
import type { Step } from '../../protocol/step.ts'
import { zitadel } from './index.ts'

const { signal } = new AbortController()
const secret = 'KEZEM43CIUYWYU2YKEZEM43CIUYWYU2Y'

/** A server that answers everything with this. */
function answering(body: string | object, intent: 'verify' | 'add-app' = 'verify') {
  const fetch: typeof globalThis.fetch = async (url) =>
    String(url).endsWith('/_search')
      ? Response.json({})
      : new Response(typeof body === 'string' ? body : JSON.stringify(body))
  return zitadel({ baseUrl: 'https://id.example.com', token: () => 'token', fetch, intent })
}

async function enrolment(url: string, given = secret): Promise<Step> {
  const backend = answering({ url, secret: given, details: {} }, 'add-app')
  const step = await backend.start({ signal })
  if (step.kind !== 'confirm') throw new Error(`expected confirm, got ${step.kind}`)
  return backend.confirm.submit(step, {}, { signal })
}

const codeOf = async (outcome: Promise<unknown>) =>
  outcome.then(
    (step) => step,
    (thrown: unknown) => (thrown instanceof AuthError ? thrown.code : thrown),
  )

test.each(
  [
    `javascript:alert(1)//otpauth://totp/a?secret=${secret}`,
    `https://evil.test/otpauth://totp/a?secret=${secret}`,
    `otpauth://hotp/a?secret=${secret}`,
    `OTPAUTH://totp/a?secret=${secret}`,
    ` otpauth://totp/a?secret=${secret}`,
    `otpauth://totp/a?secret=${secret}#x`,
    'otpauth://totp/a?secret=AAAAAAAAAAAAAAAA',
    `otpauth://totp/${'a'.repeat(100_000)}?secret=${secret}`,
  ].map((url) => [url.slice(0, 80), url] as const),
)('%s is no key to set up', async (_, url) => {
  expect(await codeOf(enrolment(url))).toBe('unexpected')
})

test.each([
  ['ZITADEL:ann%E2%80%AE%40example.com', 'ann @example.com'],
  ['ZITADEL:%3Cimg%20src%3Dx%3E', '<img src=x>'],
  ['ann', 'ann'],
  ['ZITADEL:', undefined],
  ['%ff', undefined],
])('the account in %s is shown as %o', async (label, account) => {
  const step = await enrolment(`otpauth://totp/${label}?secret=${secret}`)
  if (step.kind !== 'enrol') throw new Error(`expected enrol, got ${step.kind}`)
  expect(step.account).toBe(account)
})

test.each(
  [
    '<b>+41791234567</b>',
    'javascript:alert(1)',
    '+41\u202e791234567',
    '+41 79 123 45 67',
    '\u0661\u0662\u0663',
    '+'.repeat(100_000),
  ].map((phone) => [phone.slice(0, 40), phone] as const),
)('the number %o is nobody’s', async (_, phone) => {
  const backend = answering({ details: {}, phone: { phone, isPhoneVerified: false } })
  expect(await codeOf(backend.start({ signal }))).toBe('unexpected')
})

test('a number of a hundred thousand digits is none, and another may be given', async () => {
  const backend = answering({ details: {}, phone: { phone: `+${'4'.repeat(100_000)}`, isPhoneVerified: false } })
  expect(await backend.start({ signal })).toEqual({ kind: 'phone', purpose: 'verify', context: {} })
})

test.each([
  '{"__proto__":{"details":{}},"phone":7}',
  '{"details":{"__proto__":{"sequence":"9"},"sequence":9}}',
  '{"details":{"sequence":"1e9"}}',
  '{"details":{"sequence":"999999999999999999999999"}}',
  '{"constructor":{"prototype":{}},"__proto__":{"phone":{"phone":"+41791234567","isPhoneVerified":true}}}',
])('%s verifies nobody', async (body) => {
  expect(await codeOf(answering(body).start({ signal }))).toBe('unexpected')
})

import { describe, expect, test } from 'vitest'
import { createRelay } from '../relay.ts'
import { asPage, post, relayUrl, visitor, watchedUpstream } from '../relay.test-support.ts'
import { lifepay, type LifepayRelayOptions } from './lifepay.ts'

const phone = '+79991234567'
const upstream = 'https://api.life-pos.ru'

function through(options: Partial<LifepayRelayOptions>, answering?: () => Response) {
  const { seen, fetch } = watchedUpstream(answering ?? (() => new Response(null, { status: 204 })))
  const relay = createRelay({
    url: relayUrl,
    proxy: 'none',
    limits: 'elsewhere',
    backends: { pay: lifepay({ upstream, fetch, ...options }) },
  })
  return {
    seen,
    ask: (path: string, init: RequestInit) => relay.fetch(asPage(`${relayUrl}/pay${path}`, init), visitor),
  }
}

const sent = { phone, token: 'solved', captcha_type: 'hCaptcha', send_sms: true }
const send = '/auth/send-code-by-phone'

test('what a page says of the visitor’s address and the organization is not believed', async () => {
  const { ask, seen } = through({ organizationAlias: 'acme', clientType: 'WebApp', clientIdentifier: 'host' })
  const lies = { 'x-lp-organization-alias': 'other', 'x-lp-client-identifier': 'page', 'x-lp-client-type': 'Service' }
  await ask(send, post({ ...sent, ip: '10.0.0.1' }, lies))
  expect(JSON.parse(seen[0]?.body ?? '')).toEqual({ ...sent, ip: '198.51.100.7' })
  const { headers } = seen[0] ?? {}
  expect([headers?.get('x-lp-organization-alias'), headers?.get('x-lp-client-identifier')]).toEqual(['acme', 'host'])
  expect(headers?.get('x-lp-client-type')).toBe('WebApp')
})

describe('a captcha that the relay checks', () => {
  const vendor = (answer: object) => async () => Response.json(answer)
  const good = { success: true, hostname: 'app.example.com' }

  test('is spent here: LIFE PAY is sent the number alone', async () => {
    const captcha = { provider: 'hcaptcha', secret: 'key', fetch: vendor(good) } as const
    const { ask, seen } = through({ captcha })
    expect((await ask(send, post(sent))).status).toBe(204)
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual({ phone, send_sms: true, ip: '198.51.100.7' })
  })

  test.each([
    ['refused', { success: false }, 422, 'RequestIsNotValid'],
    ['from another site', { ...good, hostname: 'evil.example' }, 422, 'RequestIsNotValid'],
  ])('that is %s sends nothing, in LIFE PAY’s words', async (_, answer, status, code) => {
    const captcha = { provider: 'hcaptcha', secret: 'key', fetch: vendor(answer) } as const
    const { ask, seen } = through({ captcha })
    const refused = await ask(send, post(sent))
    expect([refused.status, await refused.json(), seen]).toEqual([status, expect.objectContaining({ code }), []])
  })

  test('that cannot be checked sends nothing', async () => {
    const captcha = {
      provider: 'hcaptcha',
      secret: 'key',
      fetch: async () => new Response('', { status: 500 }),
    } as const
    const { ask, seen } = through({ captcha })
    expect([(await ask(send, post(sent))).status, seen]).toEqual([503, []])
  })
})

describe('hidden accounts', () => {
  test.each([
    ['PhoneIsNotFound', 404],
    ['TrySendCodeLater', 429],
    ['NotAllowedForArchived', 403],
  ])('%s is 204, as any number is, and takes as long', async (code, status) => {
    const { ask } = through({ hidesAccounts: { answersAfter: 60 } }, () => Response.json({ code }, { status }))
    const begun = performance.now()
    expect((await ask(send, post(sent))).status).toBe(204)
    expect(performance.now() - begun).toBeGreaterThan(50)
  })

  test('what is not about the number is told', async () => {
    const { ask } = through({ hidesAccounts: { answersAfter: 1 } }, () =>
      Response.json({ code: 'RequestIsNotValid' }, { status: 422 }),
    )
    const answer = await ask(send, post(sent))
    expect([answer.status, await answer.json()]).toEqual([422, { code: 'RequestIsNotValid' }])
  })
})

describe('the host’s own check of a code', () => {
  test('is asked with what was typed, and what it throws is told by its code alone', async () => {
    const verify = async () => {
      throw Object.assign(new Error(`no code for ${phone}`), { code: 'ConfirmationCodeWasNotSend' })
    }
    const { ask } = through({ verify })
    const answer = await ask('/verify', post({ phone, code: '123456' }))
    expect([answer.status, await answer.text()]).toEqual([
      422,
      '{"code":"ConfirmationCodeWasNotSend","message":"","info":""}',
    ])
  })

  test('that fails without a code is a fault, without its words', async () => {
    const verify = async () => {
      throw new Error(`cannot reach the database for ${phone}`)
    }
    const answer = await through({ verify }).ask('/verify', post({ phone, code: '123456' }))
    expect([answer.status, await answer.text()]).toEqual([500, ''])
  })

  test('that gives nothing is 204', async () => {
    const answer = await through({ verify: async () => {} }).ask('/verify', post({ phone, code: '123456' }))
    expect(answer.status).toBe(204)
  })
})

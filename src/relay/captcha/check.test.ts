import { describe, expect, test } from 'vitest'
import { type CaptchaCheck, checkCaptcha } from './check.ts'
import { type CaptchaVendor, vendors } from './vendors.ts'

const hostnames = ['app.example.com']
const solved = { token: 'solved', address: '198.51.100.7', hostnames }

function vendorThat(answers: () => Response | Promise<Response>) {
  const asked: { readonly url: string; readonly form: Readonly<Record<string, string>> }[] = []
  const fetch: typeof globalThis.fetch = async (url, init) => {
    const form = await new Response(init?.body).text()
    asked.push({ url: String(url), form: Object.fromEntries(new URLSearchParams(form)) })
    return answers()
  }
  return { asked, fetch }
}

async function verdictOf(check: Omit<CaptchaCheck, 'secret'>, given: Partial<typeof solved> = {}): Promise<string> {
  try {
    await checkCaptcha({ secret: 'key', ...check }, { ...solved, ...given })
    return 'passes'
  } catch (thrown) {
    return (thrown as Error).message
  }
}

const good: Readonly<Record<CaptchaVendor, object>> = {
  hcaptcha: { success: true, hostname: 'app.example.com', challenge_ts: '2026-11-26T06:00:00Z' },
  recaptcha: { success: true, hostname: 'app.example.com' },
  turnstile: { success: true, hostname: 'app.example.com', action: 'send-code', cdata: '' },
  smartcaptcha: { status: 'ok', message: '', host: 'app.example.com' },
}
const bad: Readonly<Record<CaptchaVendor, object>> = {
  hcaptcha: { success: false, 'error-codes': ['already-seen-response'] },
  recaptcha: { success: false, 'error-codes': ['timeout-or-duplicate'] },
  turnstile: { success: false, 'error-codes': ['timeout-or-duplicate'] },
  smartcaptcha: { status: 'failed', message: 'Token invalid or expired.' },
}
const names = Object.keys(vendors) as CaptchaVendor[]

describe.each(names)('%s', (provider) => {
  test('is asked as it documents it, once', async () => {
    const { asked, fetch } = vendorThat(() => Response.json(good[provider]))
    expect(await verdictOf({ provider, fetch })).toBe('passes')
    const form =
      provider === 'smartcaptcha'
        ? { secret: 'key', token: 'solved', ip: '198.51.100.7' }
        : { secret: 'key', response: 'solved', remoteip: '198.51.100.7' }
    expect(asked).toEqual([{ url: vendors[provider].url, form }])
  })

  test('refuses a token that is spent, or invented', async () => {
    const { fetch } = vendorThat(() => Response.json(bad[provider]))
    expect(await verdictOf({ provider, fetch })).toBe('captcha-refused')
  })

  test('a token that was solved on another site is refused', async () => {
    const elsewhere = { ...good[provider], hostname: 'evil.example', host: 'evil.example' }
    const { fetch } = vendorThat(() => Response.json(elsewhere))
    expect(await verdictOf({ provider, fetch })).toBe('captcha-refused')
    expect(await verdictOf({ provider, fetch, hostnames: ['Evil.example'] })).toBe('passes')
  })

  test('a token of nobody’s page is refused', async () => {
    const { fetch } = vendorThat(() => Response.json({ success: true, status: 'ok', host: '' }))
    expect(await verdictOf({ provider, fetch })).toBe('captcha-refused')
  })

  test.each([
    ['is down', () => new Response('', { status: 503 })],
    ['answers with a page', () => new Response('<html>')],
    ['answers something else', () => Response.json({ ok: true })],
    ['answers without end', () => new Response('a'.repeat(100_000))],
    ['cannot be reached', () => Promise.reject(new TypeError('fetch failed'))],
    [
      'does not take the secret',
      () =>
        Response.json({
          success: false,
          'error-codes': ['invalid-input-secret'],
          status: 'failed',
          message: 'Invalid secret',
        }),
    ],
  ])('nobody passes while it %s', async (_, answers) => {
    const { fetch } = vendorThat(answers)
    expect(await verdictOf({ provider, fetch })).toBe('captcha-unavailable')
  })

  test.each([[undefined], [''], ['a'.repeat(10_000)]])('%j is no token, and nobody is asked', async (token) => {
    const { asked, fetch } = vendorThat(() => Response.json(good[provider]))
    expect([await verdictOf({ provider, fetch }, { token: token as string }), asked]).toEqual(['captcha-refused', []])
  })
})

test('a token that was made for something else is refused', async () => {
  const { fetch } = vendorThat(() => Response.json(good.turnstile))
  expect(await verdictOf({ provider: 'turnstile', action: 'send-code', fetch })).toBe('passes')
  expect(await verdictOf({ provider: 'turnstile', action: 'sign-up', fetch })).toBe('captcha-refused')
})

test('a vendor that is slow is given up', async () => {
  const fetch: typeof globalThis.fetch = (_, init) =>
    new Promise((__, reject) => {
      init?.signal?.addEventListener('abort', () => reject(new Error('late')))
    })
  expect(await verdictOf({ provider: 'hcaptcha', timeout: 10, fetch })).toBe('captcha-unavailable')
})

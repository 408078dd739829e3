import { lettersAndDigits, type Random } from '../random.ts'

export const captchaProviders = ['hcaptcha', 'smartcaptcha', 'recaptcha', 'turnstile'] as const
export type CaptchaProvider = (typeof captchaProviders)[number]

export function isCaptchaProvider(name: string): name is CaptchaProvider {
  return captchaProviders.some((provider) => provider === name)
}

export interface IssuedToken {
  readonly token: string
  /** Milliseconds until the token is worth nothing. */
  readonly lifetime: number
}

export type CaptchaVerdict =
  | { readonly passed: true }
  | { readonly passed: false; readonly reason: 'missing' | 'unknown' | 'expired' | 'spent' | 'refused' }

/** The captcha vendors' servers: they issue tokens to their widgets and verify each once. */
export interface CaptchaDesk {
  issue(provider: CaptchaProvider, siteKey: string): IssuedToken
  /** What `siteverify` (hCaptcha, reCAPTCHA, Turnstile) and `validate` (SmartCaptcha) do: judge a token, and spend it. */
  verify(provider: CaptchaProvider, token: string | undefined): CaptchaVerdict
  /** Refuses the next verifications, however good their tokens are. They are spent all the same. */
  refuseNext(times: number): void
}

/** Vendors' pages: hCaptcha 120 s, SmartCaptcha 5 min, reCAPTCHA 2 min, Turnstile 5 min; each once. */
const lifetimes: Readonly<Record<CaptchaProvider, number>> = {
  hcaptcha: 120_000,
  smartcaptcha: 300_000,
  recaptcha: 120_000,
  turnstile: 300_000,
}
const shortLifetime = 2000

/** hCaptcha, "Integration Testing": publisher key and enterprise keys (safe, bot) answer with tokens known in advance. */
const testTokens: Readonly<Record<string, string>> = {
  '10000000-ffff-ffff-ffff-000000000001': '10000000-aaaa-bbbb-cccc-000000000001',
  '20000000-ffff-ffff-ffff-000000000002': '20000000-aaaa-bbbb-cccc-000000000002',
}
const hcaptchaBotKey = '30000000-ffff-ffff-ffff-000000000003'
/** reCAPTCHA FAQ, "I'd like to run automated tests": always passes, so its tokens may be used any number of times. */
const recaptchaTestKey = '6LeIxAcTAAAAAJcZVRqyHh71UMIEGNQ_MXjiZKhI'

/** Turnstile, "Testing": the keys that pass (`1x…`) and the one that asks (`3x…`) give a token that is always good. */
const turnstileTestToken = 'XXXX.DUMMY.TOKEN.XXXX'
const turnstileTestKey = /^[13]x0{20}(?:AA|BB|FF)$/

export function createCaptchaDesk(now: () => number, random: Random): CaptchaDesk {
  const issued = new Map<string, { provider: CaptchaProvider; expiresAt: number; siteKey: string; spent: boolean }>()
  let refusals = 0

  const judge = (provider: CaptchaProvider, token: string | undefined): CaptchaVerdict => {
    if (!token) return { passed: false, reason: 'missing' }
    if (provider === 'turnstile' && token === turnstileTestToken) return { passed: true }
    if (provider === 'hcaptcha' && Object.values(testTokens).includes(token)) return { passed: true }
    const entry = issued.get(token)
    if (entry?.provider !== provider) return { passed: false, reason: 'unknown' }
    const again = entry.spent
    entry.spent = true
    if (entry.siteKey === recaptchaTestKey) return { passed: true }
    if (again) return { passed: false, reason: 'spent' }
    if (now() >= entry.expiresAt) return { passed: false, reason: 'expired' }
    return entry.siteKey.includes('fail') || entry.siteKey === hcaptchaBotKey
      ? { passed: false, reason: 'refused' }
      : { passed: true }
  }

  return {
    issue(provider, siteKey) {
      const lifetime = siteKey.includes('expire') ? shortLifetime : lifetimes[provider]
      const hcaptchaToken = provider === 'hcaptcha' ? testTokens[siteKey] : undefined
      const testToken = provider === 'turnstile' && turnstileTestKey.test(siteKey) ? turnstileTestToken : hcaptchaToken
      const token = testToken ?? `${provider}.${random.text(40, lettersAndDigits)}`
      issued.set(token, { provider, siteKey, spent: false, expiresAt: now() + lifetime })
      return { token, lifetime }
    },
    verify(provider, token) {
      const verdict = judge(provider, token)
      if (!verdict.passed || refusals === 0) return verdict
      refusals -= 1
      return { passed: false, reason: 'refused' }
    },
    refuseNext: (times) => void (refusals = times),
  }
}

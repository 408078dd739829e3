import { lettersAndDigits, type Random } from '../random.ts'
import type { CaptchaVerdict } from './standIn.ts'
import { captchaProviders, type CaptchaProvider, standIns } from './standIns.ts'

export function isCaptchaProvider(name: string): name is CaptchaProvider {
  return captchaProviders.some((provider) => provider === name)
}

/** A token that a stand-in has given out. */
export interface IssuedToken {
  readonly token: string
  /** Milliseconds until the token is worth nothing. */
  readonly lifetime: number
}

/** The captcha vendors' servers: they issue tokens to their widgets and verify each once. */
export interface CaptchaDesk {
  issue(provider: CaptchaProvider, siteKey: string): IssuedToken
  /** What a vendor's `siteverify` (Yandex: `validate`) does: judge a token, and spend it. */
  verify(provider: CaptchaProvider, token: string | undefined): CaptchaVerdict
  /** Refuses the next verifications, however good their tokens are. They are spent all the same. */
  refuseNext(times: number): void
}

interface Issued {
  readonly provider: CaptchaProvider
  readonly siteKey: string
  readonly expiresAt: number
  spent: boolean
}

const shortLifetime = 2000

export function createCaptchaDesk(now: () => number, random: Random): CaptchaDesk {
  const issued = new Map<string, Issued>()
  let refusals = 0

  const judge = (provider: CaptchaProvider, token: string | undefined): CaptchaVerdict => {
    const { testTokens = [], testKeys = {} } = standIns[provider]
    if (!token) return { passed: false, reason: 'missing' }
    if (testTokens.some(([, known]) => known === token)) return { passed: true }
    const entry = issued.get(token)
    if (entry?.provider !== provider) return { passed: false, reason: 'unknown' }
    const again = entry.spent
    entry.spent = true
    const said = testKeys[entry.siteKey]
    if (said === 'passes') return { passed: true }
    if (again) return { passed: false, reason: 'spent' }
    if (now() >= entry.expiresAt) return { passed: false, reason: 'expired' }
    const isRefused = said === 'is refused' || entry.siteKey.includes('fail')
    return isRefused ? { passed: false, reason: 'refused' } : { passed: true }
  }

  return {
    issue(provider, siteKey) {
      const { lifetime: usual, testTokens = [] } = standIns[provider]
      const lifetime = siteKey.includes('expire') ? shortLifetime : usual
      const [, testToken] = testTokens.find(([keys]) => keys.test(siteKey)) ?? []
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

/** What a vendor's server says of a token. */
export type CaptchaVerdict =
  | { readonly passed: true }
  | { readonly passed: false; readonly reason: 'missing' | 'unknown' | 'expired' | 'spent' | 'refused' }

/**
 * A captcha vendor, as far as the sandbox plays it: its script, and its server. One file each in `standIns`, which exports
 * one by the name that a step gives the vendor; `standIns.ts` lists them and is written by a test.
 */
export interface StandIn {
  /** The hosts its vendor has its script on, as the vendor's documents name them: `js.acme.com`. */
  readonly hosts: readonly string[]
  /** The paths its vendor has its script under. Here they lie below the name: `/captcha/acme/api.js`. */
  readonly paths: readonly string[]
  /** The text of a browser script that defines the vendor's global API. Runs after `widgetScript`, in one scope with it. */
  readonly script: string
  /** How long the vendor's server takes a token, in milliseconds. */
  readonly lifetime: number
  /** What a server sends the token as, when it asks the vendor. */
  readonly field: string
  /** What the vendor answers a server that has sent a token. */
  answer(verdict: CaptchaVerdict): Readonly<Record<string, unknown>>
  /** Tokens known in advance that are always good, and the vendor's own test keys that give them. */
  readonly testTokens?: readonly (readonly [siteKey: RegExp, token: string])[]
  /** What else a test key of the vendor's does: its tokens pass any number of times, or never. */
  readonly testKeys?: Readonly<Record<string, 'passes' | 'is refused'>>
}

/** As most of them answer. */
export function successAnswer(verdict: CaptchaVerdict): Readonly<Record<string, unknown>> {
  return verdict.passed ? { success: true } : { success: false, 'error-codes': [verdict.reason] }
}

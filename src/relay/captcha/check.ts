import { readBounded } from '../body.ts'
import { Refusal } from '../refusal.ts'
import { type CaptchaVendor, vendors, type Vendor } from './vendors.ts'

/** A captcha that the relay checks with its vendor, before anything is sent. A token is spent by that. */
export interface CaptchaCheck {
  readonly provider: CaptchaVendor
  /** The vendor's secret for this site. Goes to the vendor alone. */
  readonly secret: string
  /** The hosts a challenge may be solved on. Default: those of the relay's `origins`. */
  readonly hostnames?: readonly string[]
  /** What the challenge was drawn for, where the vendor tells it: reCAPTCHA 3 and Turnstile. */
  readonly action?: string
  /** Milliseconds until a vendor that has not answered is given up. Default 5 000. */
  readonly timeout?: number
  /** Where the vendor verifies, where that is another place: `https://www.recaptcha.net/recaptcha/api/siteverify`. */
  readonly url?: string
  readonly fetch?: typeof globalThis.fetch
}

/** A solved challenge as it came with a request, and from where. */
export interface Solved {
  readonly token: string | undefined
  readonly address: string
  readonly hostnames: readonly string[]
}

/** No vendor's token is longer. */
const longestToken = 8192

/** Throws a `Refusal` unless this token was solved on a page of the host's, and not used before. */
export async function checkCaptcha(check: CaptchaCheck, { token, address, hostnames }: Solved): Promise<void> {
  if (token === undefined || token === '' || token.length > longestToken) throw new Refusal('captcha-refused')
  const vendor: Vendor = vendors[check.provider]
  const answer = vendor.read(await ask(check, vendor, { secret: check.secret, token, address }))
  if (answer === undefined || answer.isOurFault) throw new Refusal('captcha-unavailable')
  const host = answer.hostname?.toLowerCase().replace(/:\d+$/, '')
  const isHere = host !== undefined && (check.hostnames ?? hostnames).some((known) => known.toLowerCase() === host)
  const isMeant = check.action === undefined || answer.action === check.action
  if (!answer.passed || !isHere || !isMeant) throw new Refusal('captcha-refused')
}

/** Asked once: a token is spent by the first asking, whatever becomes of its answer. */
async function ask(check: CaptchaCheck, vendor: Vendor, asked: Parameters<Vendor['fields']>[0]): Promise<unknown> {
  try {
    const response = await (check.fetch ?? globalThis.fetch)(check.url ?? vendor.url, {
      method: 'POST',
      body: new URLSearchParams(vendor.fields(asked)),
      redirect: 'error',
      signal: AbortSignal.timeout(check.timeout ?? 5000),
    })
    const bytes = await readBounded(response.body, 64 * 1024, () => new Error('The answer is too large.'))
    const body: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return body
  } catch {
    // What it throws may quote the secret.
    throw new Refusal('captcha-unavailable')
  }
}

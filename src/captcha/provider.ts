import type { ForwardRefExoticComponent, RefAttributes } from 'react'
import type { AuthError } from '../protocol/error.ts'
import type { CaptchaToken } from '../protocol/step.ts'

/** What a captcha’s ref has: a way to solve it. */
export interface CaptchaHandle {
  /**
   * Gives one fresh token for one request, and settles exactly once. A visible box gives the tick it holds while that
   * is good, else it takes focus and waits; an invisible one runs. Focus comes back to where it was, unless the person
   * went elsewhere. Rejects with an `AuthError`: `captcha-closed`, `captcha-expired`, `captcha-unavailable` (the next call
   * tries again), `rate-limited`, or `misconfigured` (a site key or a page the vendor does not take). Rejects with the
   * signal's reason when aborted, and with an `AbortError` when it leaves the page. A newer call ends an older one.
   */
  solve(signal: AbortSignal): Promise<CaptchaToken>
}

/** What a host may set on any captcha: where its script is from, its size, how long it waits (milliseconds). */
export interface CaptchaOptions {
  /**
   * Where the vendor's script and its path live instead of at the vendor: an origin, or an origin and a prefix.
   * It runs in your page: a constant of yours, never something a user or a URL may set.
   */
  readonly scriptHost?: string
  /** For a Content-Security-Policy that lists scripts by nonce. */
  readonly nonce?: string
  /**
   * Default: `visible`, but `compact` where the box has less than 304 px. `invisible` shows nothing but the challenge,
   * where the vendor wants one. SmartCaptcha has no compact form: it bends.
   */
  readonly size?: 'visible' | 'compact' | 'invisible'
  /**
   * hCaptcha: where its challenge opens, an element or the id of one. Default: at the end of the modal dialog around the
   * box, which makes the rest of the page inert; without one, on the page's body. Give it for a modal that is no
   * `<dialog>`. docs.hcaptcha.com, "Configuration", `challenge-container`.
   */
  readonly challengeContainer?: HTMLElement | string
  /** Milliseconds until a script that does not come is given up. Then it may not run any more. Default 15 000. */
  readonly loadTimeout?: number
  /** Milliseconds until a wait for the person ends in `captcha-expired`. Default 120 000. */
  readonly challengeTimeout?: number
}

/** Options are compared by value and callbacks are kept aside: neither may be memoized for the widget to stay. */
export interface CaptchaProviderProps extends CaptchaOptions {
  readonly siteKey: string
  /** BCP 47. Default: what the vendor makes of the browser. */
  readonly language?: string
  readonly theme?: 'light' | 'dark'
  /** Names the box for assistive technology. */
  readonly label?: string
  /** The widget is drawn: again after a retry, or when an option changes. */
  onReady?(): void
  /** A tick ran out before it was asked for: the box is empty again. */
  onExpired?(): void
  /**
   * It could not load, or broke down while it ran: `captcha-unavailable`, `rate-limited` or `misconfigured`. The next
   * `solve()`, or a remount, tries again.
   */
  onUnavailable?(error: AuthError): void
}

/** Loads its script when mounted, so mount it on intent: it is a request to a third party. */
export type CaptchaProvider = ForwardRefExoticComponent<CaptchaProviderProps & RefAttributes<CaptchaHandle>>

/** Why a token will not come from a challenge that is gone: nobody's error, so not an `AuthError`. */
export function leftThePage(): DOMException {
  return new DOMException('The challenge has left the page.', 'AbortError')
}

/** The way to a code by message, as a browser test goes it and counts its requests. */
export interface MessageJourney {
  /** What the host page's address says. */
  readonly choices: Readonly<Record<string, string>> & { readonly backend: string }
  /** What goes into the first form. */
  readonly first: { readonly phone: string } | { readonly username: string; readonly password: string }
  /** The requests that have a message sent, and those that check a code: method and path. */
  readonly sends: RegExp
  readonly checks: RegExp
  /** The method of the first that sends. */
  readonly sendMethod: 'POST' | 'PUT'
  /** A part of the address where another message is asked for. */
  readonly resend: string
  /** Whether a full code submits itself. */
  readonly submitsItself: boolean
  readonly ends: 'signed-in' | 'phone-verified'
}

import type { Misses } from './codeMisses.ts'
import type { Messages } from './smsLimits.ts'

/** What the vault keeps between the first answer and the last: whatever each call wants again, and what was counted. */
export interface VaultEntry<Credentials> {
  readonly credentials: Credentials
  readonly entered: Entered
  /** DocSpace: the `confirm` header for `setphone`. */
  readonly confirm?: string
  /** DocSpace: the `confirm` header for `tfaapp/validate`, until the portal no longer takes it. */
  appConfirm?: string | undefined
  messages: Messages | undefined
  misses: Misses
}

/** What the credentials form held that is no secret, for the way back. */
export interface Entered {
  readonly username?: string
  readonly staySignedIn?: boolean
}

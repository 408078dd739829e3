import type { Backend } from '../../protocol/backend.ts'
import { bySignedIn } from './bySignedIn.ts'
import { bySignIn } from './bySignIn.ts'
import type { BetterAuthOptions } from './options.ts'
import { settingsOf } from './settings.ts'

export type {
  BetterAuthCaptcha,
  BetterAuthGuarded,
  BetterAuthIntent,
  BetterAuthOptions,
  BetterAuthSignIn,
} from './options.ts'
export type { BetterAuthRefusal } from './refusals.ts'

/** Signs in with a better-auth server (1.6 or later), or changes the phone and the second factor of who is signed in. */
export function betterAuth(options: BetterAuthOptions): Backend {
  const settings = settingsOf(options)
  const { intent } = settings
  return intent === 'sign-in' ? bySignIn(settings) : bySignedIn(settings, intent)
}

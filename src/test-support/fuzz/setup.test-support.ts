import type { Backend } from '../../protocol/backend.ts'
import type { CaptchaProvider } from '../../sandbox/captcha/standIns.ts'
import type { World } from '../../sandbox/world.ts'

export interface Surroundings {
  readonly world: World
  readonly base: string
  readonly fetch: typeof fetch
}

/** A backend as one host sets it up, and what a person who gets everything right has at hand. */
export interface FuzzSetup {
  readonly name: string
  readonly make: (around: Surroundings) => Backend
  readonly username: string
  readonly password: string
  /** Which numbers: with a count in it, another one each time, since the one before may be taken. */
  readonly phone: (count: number) => string
  readonly captcha?: CaptchaProvider
}

import { createAuthenticator, type Authenticator } from './authenticator.ts'
import { createCaptchaDesk, type CaptchaDesk } from './captcha/desk.ts'
import { createClock } from './clock.ts'
import { createFaults, type Faults } from './faults.ts'
import { createInbox, type Inbox } from './inbox.ts'
import { createRandom, type Random } from './random.ts'
import { createRequestLog, type RequestLog } from './requests.ts'

/** What a switch of a world can be set to. */
export type SwitchValue = string | number | boolean

/** One isolated set of everything a double remembers. Doubles keep their own state beside it with `perWorld`. */
export interface World {
  readonly name: string
  /** Milliseconds since 1970 at this world's clock. Doubles never read `Date.now()`. */
  now(): number
  advance(milliseconds: number): number
  readonly random: Random
  readonly inbox: Inbox
  readonly authenticator: Authenticator
  readonly captcha: CaptchaDesk
  readonly faults: Faults
  readonly requests: RequestLog
  /** Which documented oddities are on. Each double lists the names it reads in its `switches`. */
  readonly switches: Record<string, SwitchValue>
}

/** All worlds of a sandbox, by their names. */
export interface Worlds {
  /** The world of this name, made on first use. */
  get(name: string): World
  /** Forgets everything of this name. */
  reset(name: string): void
}

/** Beyond this many, the world that was used longest ago is dropped. */
const mostWorlds = 2000

export function createWorlds(realNow: () => number): Worlds {
  const worlds = new Map<string, World>()
  return {
    get(name) {
      const world = worlds.get(name) ?? createWorld(name, realNow)
      // Set anew so that the order of the map is the order of use.
      worlds.delete(name)
      worlds.set(name, world)
      const [oldest] = worlds.keys()
      if (worlds.size > mostWorlds && oldest !== undefined) worlds.delete(oldest)
      return world
    },
    reset: (name) => void worlds.delete(name),
  }
}

function createWorld(name: string, realNow: () => number): World {
  const { now, advance } = createClock(realNow)
  const random = createRandom(name)
  return {
    name,
    now,
    advance,
    random,
    inbox: createInbox(now),
    authenticator: createAuthenticator(now, random),
    captcha: createCaptchaDesk(now, random),
    faults: createFaults(),
    requests: createRequestLog(now),
    switches: {},
  }
}

/**
 * State of a double that lives and dies with a world: `const accountsOf = perWorld(() => new Map<string, Account>())`,
 * then `accountsOf(world)`. Two doubles that share the function share the state.
 */
export function perWorld<State>(create: (world: World) => State): (world: World) => State {
  const states = new WeakMap<World, { state: State }>()
  return (world) => {
    const entry = states.get(world) ?? { state: create(world) }
    states.set(world, entry)
    return entry.state
  }
}

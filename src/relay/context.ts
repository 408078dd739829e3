import type { RelayBackend } from './backend.ts'
import type { Match } from './endpoint.ts'
import type { OnEvent } from './events.ts'
import type { Limits } from './limits/limits.ts'
import type { RelayOptions, RelaySettings } from './options.ts'
import type { Upstream } from './upstream.ts'

/** What the platform knows of the connection, and a `Request` does not say. */
export interface Connection {
  /** The address at the other end. Needed where `proxy` is `none`. */
  readonly address?: string | undefined
}

/** One backend, where it is mounted and how it is asked. */
export interface Mounted {
  readonly name: string
  readonly backend: RelayBackend
  readonly upstream: Upstream
}

export interface Context {
  readonly options: RelayOptions
  readonly settings: RelaySettings
  readonly mounted: ReadonlyMap<string, Mounted>
  readonly limits: Limits
  readonly tell: OnEvent
  readonly now: () => number
  /** What changes while it runs. */
  readonly state: { isClosing: boolean; running: number; hasToldProxy: boolean }
}

/** What is known of a request by the time it is answered. */
export interface Asked {
  readonly request: Request
  readonly connection: Connection
  mount?: Mounted
  match?: Match
}

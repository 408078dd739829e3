import type { Backend } from '../protocol/backend.ts'
import type { MakeOptions } from './record.test-support.ts'

/** How the host page (`e2e/host`) sets a backend up. It runs in a page. */
export interface HostPageSide {
  /** By what the page's address says: `?backend=`. */
  readonly setups: Readonly<Record<string, (options: MakeOptions, page: HostPageChoices) => Promise<Backend>>>
  /** What else the address chooses, and the toolbar offers. */
  readonly choices: readonly HostPageChoice[]
}

export interface HostPageChoice {
  readonly name: string
  readonly label: string
  /** The first is the default. */
  readonly options: readonly string[]
}

export interface HostPageChoices {
  /** What the address says of this, if it is one of these; otherwise the first of them. */
  chosen<T extends string>(name: string, options: readonly T[]): T
  readonly language: string
  /** On which of the sandbox's origins the backend is: the page's own, or the one with the vendor's CORS. */
  readonly origin: 'same' | 'second'
  /** A server of the host's own, beside the backend's. */
  address(path: string): string
  /** A real access token, from the address's fragment. */
  readonly token: string | undefined
  /** Sets switches of the sandbox's, unless the backend is a real one. */
  tellSandbox(switches: Readonly<Record<string, string | number | boolean | null>>): Promise<void>
}

import type { Backend } from '../protocol/backend.ts'
import type { MakeOptions } from './record.test-support.ts'

/** What a backend asks of a person, for the line that the host page has of it in each language. */
export type Asked = 'phone' | 'email' | 'username' | 'password' | 'text' | 'app' | 'signed-in' | 'factors'

/** What becomes of someone who signs in on the host page, for the words on their chip in each language. */
export type SampleKind =
  | 'text'
  | 'app'
  | 'set-up'
  | 'password'
  | 'phone'
  | 'no-phone'
  | 'confirmed'
  | 'not-confirmed'
  | 'turned-off'
  | 'limited'
  | 'directory'
  | 'again'

/** Someone whom the double, or the real server, knows: the host page offers to be them. */
export interface SamplePerson {
  /** By what friends call them. */
  readonly name: string
  readonly kind: SampleKind
  /** What they type, by what a field is for. Of these what is on screen is filled in. */
  readonly types: Readonly<Partial<Record<'phone' | 'email' | 'username' | 'password', string>>>
  /** What the page's address has to choose first, for someone who is signed in already. */
  readonly chooses?: Readonly<Record<string, string>>
}

/** How the host page (`e2e/host`) sets a backend up. It runs in a page. */
export interface HostPageSide {
  /** In the order in which they are asked. */
  readonly asks: readonly Asked[]
  /** Who can be tried, loaded by need: passwords are among it, and none may be found in a page that nobody has touched. */
  readonly people: (page: Pick<HostPageChoices, 'chosen'>) => Promise<readonly SamplePerson[]>
  /** Of the widget. Default `email`. */
  readonly usernameKind?: (page: Pick<HostPageChoices, 'chosen'>) => 'email' | 'text'
  /** By what the page's address says: `?backend=`. */
  readonly setups: Readonly<Record<string, (options: MakeOptions, page: HostPageChoices) => Promise<Backend>>>
  /** What else the address chooses, and the settings offer. */
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
  /** A relay stands between: what it holds, the page has no need of. */
  readonly behindRelay: boolean
  /** A server of the host's own, beside the backend's. */
  address(path: string): string
  /** A real access token, from the address's fragment. */
  readonly token: string | undefined
  /** Sets switches of the sandbox's, unless the backend is a real one. */
  tellSandbox(switches: Readonly<Record<string, string | number | boolean | null>>): Promise<void>
}

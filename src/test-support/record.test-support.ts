import type { Backend } from '../protocol/backend.ts'
import type { HttpOptions } from '../runtime/http.ts'
import type { ScenarioTable } from './edges/scenario.test-support.tsx'
import type { FuzzSetup } from './fuzz/setup.test-support.ts'
import type { HeapJourney } from './heapJourney.test-support.ts'
import type { HostPageSide } from './hostPage.test-support.ts'
import { lackingIn } from './lacking.test-support.ts'
import type { MessageJourney } from './messageJourney.test-support.ts'
import type { OptionFacts } from './optionFacts.test-support.ts'
import type { BackendPage } from './page.test-support.ts'
import type { RequestCase } from './requestCase.test-support.ts'

export type MakeOptions = HttpOptions & { readonly resendCooldown?: number; readonly now?: () => number }

/** What a host writes to make a backend, as text: it is built from the package, and what a browser fetches is counted. */
export interface HostCode {
  /** An expression that begins with the function of the backend's entry; `baseUrl` is there. */
  readonly make: string
  /** Of `baseUrl` on the host's own origin, where the sandbox answers. */
  readonly path: string
}

/** Makes a backend with the least that a host must give besides these. */
export type MakeBackend = (options: MakeOptions) => Backend

/**
 * What is told of a backend to everything that tests all of them: `src/backends/<name>/record.test-support.ts` exports
 * one as `record`, and whoever needs them lists the folders. What a person types (passwords, codes) stands only in what
 * is loaded on demand: the host page loads this too, and nothing secret may be found in a page's memory.
 */
export interface BackendRecord {
  /** As its vendor writes it. */
  readonly title: string
  /** The path of its double in the sandbox, or of its real server. */
  readonly mount: string
  /** Each flow that has routes, and so a diagram, of its own, by the name its backend has. */
  readonly flows: Readonly<Record<string, MakeBackend>>
  /** The same flows in another dress, as another transport or format: what holds for all has to hold for them. */
  readonly variants: Readonly<Record<string, MakeBackend>>
  /** Who an authenticator app says its codes are for, on the host page. Of ONLYOFFICE's products: their own setting. */
  readonly issuer?: string
  readonly host: HostCode
  /** Folders beside it whose code it is made of. */
  readonly shares: readonly string[]
  readonly hostPage: HostPageSide
  readonly options: () => Promise<OptionFacts>
  readonly scenarios: () => Promise<readonly ScenarioTable[]>
  readonly fuzz: () => Promise<readonly FuzzSetup[]>
  readonly requestCases: () => Promise<readonly RequestCase[]>
  readonly messageJourney: () => Promise<MessageJourney>
  readonly page: () => Promise<BackendPage>
  readonly heapJourneys: () => Promise<readonly HeapJourney[]>
}

/** What to write for each of them, for whoever reads that it is missing. */
export const requirements: Readonly<Record<Exclude<keyof BackendRecord, 'issuer'>, string>> = {
  title: 'say how its vendor writes its name',
  mount: 'say under which path its double, or its real server, lies in the sandbox: it has it as `mount`',
  flows: 'make a backend of each flow, with the options it is given: `{ acme: (options) => acme(options) }`',
  variants: 'list its other transports and formats; `{}` where it has none',
  host: 'write what a host writes to make it, for `npm run size`, and where it finds it in the sandbox',
  shares: 'name the folders in src/backends whose code it is made of; `[]` where there are none',
  hostPage: 'say how the host page (`npm start`, e2e) sets it up, and what can be chosen there',
  options: 'list its options, what it says of wrong ones, and which of them make it another backend',
  scenarios: 'say for each edge of each flow how the double is brought to answer so, and which requests that takes',
  fuzz: 'set it up for random runs, with a person who gets everything right',
  requestCases:
    'list each request it makes, and where its answer leads: every failure of network and server is tried on it',
  page: 'list who is in the sandbox, and every answer with which its server refuses something, for its page',
  heapJourneys: 'list a journey to each of its ends: nothing that was typed or shown may stay in a page’s memory',
  messageJourney: 'say how a person comes to a code by message, and which requests send it and check it',
}

/** What a backend's record lacks, in sentences that say what to write. */
export function lacking(name: string, record: Partial<BackendRecord> | undefined): Promise<readonly string[]> {
  const recorded = {
    file: `src/backends/${name}/record.test-support.ts`,
    type: 'BackendRecord (src/test-support/record.test-support.ts)',
    requirements,
    mayBeEmpty: ['variants', 'shares'],
  }
  return lackingIn(recorded, record)
}

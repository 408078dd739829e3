import type { AuthErrorCode } from '../protocol/error.ts'
import type { BackendName } from '../../e2e/host/choices.ts'
import type { Person } from '../../e2e/pages/person.ts'
import type { BadDay, Body } from '../../e2e/tables/failureModes.ts'

/** One request of one backend: how a person comes to make it, and where its answer leads. */
export interface Asking {
  readonly backend: BackendName
  /** What the request does, as a reader would say it. */
  readonly does: string
  /** What the page's address chooses besides the backend. */
  readonly open?: Readonly<Record<string, string>>
  /** Which requests are spoiled: a part of the address, and the method where others have the same. */
  readonly path: string
  readonly method?: string
  /** Before the page opens. */
  readonly before?: (person: Person) => Promise<void>
  /** From the page as it opens to the screen that makes the request. */
  readonly arrive: (person: Person) => Promise<void>
  /** Makes the request. Where the first time differs (a code that sends itself), `first` does it. */
  readonly ask: (person: Person) => Promise<void>
  readonly first?: (person: Person) => Promise<void>
  /** What was typed, by its label, and must still be there after each failure. */
  readonly typed?: (person: Person) => Promise<readonly (readonly [label: string, value: string | RegExp])[]>
  /** The good answer leads here. */
  readonly good: (person: Person) => Promise<void>
  /** The server did it and its answer was lost: where the next press leads, and on to the end. Absent: it changes nothing. */
  readonly lost?: (person: Person) => Promise<void>
  /** How many requests a press makes that fails. Default 1. */
  readonly requests?: number
  /** How many requests the press after a lost answer makes. Default 1. */
  readonly lostRequests?: number
  /** How many requests a press makes that goes well. Default 1. */
  readonly goodRequests?: number
  /** The same on the second origin, where it differs. */
  readonly onSecond?: Partial<Pick<Asking, 'requests' | 'goodRequests' | 'lostRequests'>>
  /** Leaves the screen while the answer is on its way, and comes back to it. */
  readonly leave?: {
    readonly away: (person: Person) => Promise<void>
    readonly back: (person: Person) => Promise<void>
  }
  /** A good answer, word for word. */
  readonly success?: Body
  /**
   * Where it is played. Default: on both origins. `same`: there only, as the vendor documents it. `second`: where CORS
   * counts is enough, since the flow is the same in other words. `on demand`: there too, with BAD_DAYS=all.
   */
  readonly played?: 'same' | 'second' | 'on demand'
  /** What cannot happen to it, or is not the widget's to judge. */
  readonly without?: readonly BadDay['name'][]
  readonly says?: Partial<Readonly<Record<BadDay['name'], AuthErrorCode>>>
}

import type { Messages } from '../locales/messages.ts'
import type { AuthErrorCode } from '../protocol/error.ts'
import type { Fault } from '../sandbox/faults.ts'

/** One way for a request to go wrong: of the network, of the server, or of what stands between. */
export type FailureName =
  | 'offline before'
  | 'offline during'
  | 'timeout'
  | 'connection reset'
  | 'connection broken off'
  | '500 in the vendor’s words'
  | 'an empty 500'
  | '502 with HTML'
  | 'nothing where a body is due'
  | 'truncated JSON'
  | 'wrong types'
  | 'huge body'
  | 'redirect to a login page'
  | 'CORS refusal'

export interface Body {
  readonly status: number
  readonly body: string
  readonly contentType: string
  /** The body is written in base64. */
  readonly base64?: boolean
}

/** A person at the host page, in any language, as far as requests need one. In browser tests it is `Person`. */
export interface Visitor {
  readonly words: Messages
  readonly sandbox: {
    messages(): Promise<readonly { readonly code: string }[]>
    codeOf(nth: number): Promise<string>
    authenticatorCode(account: string): Promise<string>
    advance(milliseconds: number): Promise<void>
    fault(fault: Fault): Promise<void>
  }
  fill(label: string, value: string): Promise<void>
  type(label: string, value: string): Promise<void>
  press(name: string): Promise<void>
  valueOf(label: string): Promise<string>
  isAt(heading: string): Promise<void>
  isTold(sentence: string): Promise<void>
  isEmpty(label: string): Promise<void>
  sees(text: string): Promise<void>
  hasMessages(count: number): Promise<void>
  newestCode(): Promise<string>
  entersPhone(number: string): Promise<void>
  entersCredentials(name: string): Promise<void>
  isSignedIn(): Promise<void>
  cannotStart(): Promise<void>
  /** What the form asks for behind itself has failed, and nobody was told; from now on all is well again. */
  couldNotAsk(path: string): Promise<void>
  /** What is asked for behind the first form has been answered: the last of it, by a part of its address. */
  hasAsked(path: string): Promise<void>
}

/** One request of one backend: how a person comes to make it, and where its answer leads. */
export interface RequestCase {
  /** As the host page's address names it. */
  readonly backend: string
  /** What the request does, as a reader would say it. */
  readonly does: string
  /** What the page's address chooses besides the backend. */
  readonly open?: Readonly<Record<string, string>>
  /** Which requests are spoiled: a part of the address, and the method where others have the same. */
  readonly path: string
  readonly method?: string
  /** Before the page opens. */
  readonly before?: (person: Visitor) => Promise<void>
  /** From the page as it opens to the screen that makes the request. */
  readonly arrive: (person: Visitor) => Promise<void>
  /** Makes the request. Where the first time differs (a code that sends itself), `first` does it. */
  readonly ask: (person: Visitor) => Promise<void>
  readonly first?: (person: Visitor) => Promise<void>
  /** What was typed, by its label, and must still be there after each failure. */
  readonly typed?: (person: Visitor) => Promise<readonly (readonly [label: string, value: string | RegExp])[]>
  /** The good answer leads here. */
  readonly good: (person: Visitor) => Promise<void>
  /** The server did it and its answer was lost: where the next press leads, and on to the end. Absent: it changes nothing. */
  readonly lost?: (person: Visitor) => Promise<void>
  /** How many requests a press makes that fails. Default 1. */
  readonly requests?: number
  /** How many requests the press after a lost answer makes. Default 1. */
  readonly lostRequests?: number
  /** How many requests a press makes that goes well. Default 1. */
  readonly goodRequests?: number
  /** The same on the second origin, where it differs. */
  readonly onSecond?: Partial<Pick<RequestCase, 'requests' | 'goodRequests' | 'lostRequests' | 'advice'>>
  /** Leaves the screen while the answer is on its way, and comes back to it. */
  readonly leave?: {
    readonly away: (person: Visitor) => Promise<void>
    readonly back: (person: Visitor) => Promise<void>
  }
  /** A good answer, word for word. */
  readonly success?: Body
  /** A 500, in the words its vendor has for one. */
  readonly refusal: Fault
  /** The numbers a developer reads on the console meanwhile. Default: E28, of the redirect, unless `without` has it. */
  readonly advice?: readonly string[]
  /**
   * Where it is played. Default: on one of the two origins, in turns, and on both with BAD_DAYS=all. `same`: there only, as
   * the vendor documents it. `second`: where CORS counts is enough, since the flow is the same in other words. `on demand`:
   * only with BAD_DAYS=all.
   */
  readonly played?: 'same' | 'second' | 'on demand'
  /** What cannot happen to it, or is not the widget's to judge. */
  readonly without?: readonly FailureName[]
  readonly says?: Partial<Readonly<Record<FailureName, AuthErrorCode>>>
}

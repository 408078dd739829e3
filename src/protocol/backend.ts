import type { ActingKind, Actions, InterruptedKind, Step, StepKind, StepOf } from './step.ts'

/** What every call of a backend is given. */
export interface CallOptions {
  /** Aborts when the person leaves. It frees the socket; it does not unsend a message. */
  readonly signal: AbortSignal
}

/** What `start` is given: also where this tab was before a reload. */
export interface StartOptions extends CallOptions {
  /**
   * The step this tab was on before a reload, as a stranger may have written it, without its captcha. A backend that needs
   * its vault for it starts anew with a notice.
   */
  readonly resumed?: Step
  /** The tab was on a step of this kind, which is a secret and is gone. `resumed` is the one before it, if it was kept. */
  readonly interrupted?: InterruptedKind
}

/** Which kinds of step each action may answer with. An answer outside of it is an error (`unexpected`), not a move. */
export type Routes = { readonly start: readonly StepKind[] } & {
  readonly [K in ActingKind]?: { readonly [A in keyof Actions[K]]?: readonly StepKind[] }
}

export type ActionOf<K extends ActingKind, A extends keyof Actions[K], Answer extends Step> = (
  step: StepOf<K>,
  input: Actions[K][A],
  options: CallOptions,
) => Promise<Answer>

/** What can be done on each step this backend can ask for. */
export type BackendActions = {
  readonly [K in ActingKind]?: { readonly [A in keyof Actions[K]]?: ActionOf<K, A, Step> }
}

/** How far the tabs of one origin believe each other about messages that went out. */
export interface Sending {
  /**
   * Tells this server from others under the same backend's name: its address, mostly, and its organization. What the
   * person came for has no part in it, since a message is the same for all of that. Never a secret.
   */
  readonly scope: string
  /**
   * Milliseconds between one message and the next, from when its request leaves: so long nobody asks for another while
   * the answer is not there, or lost. Default: `longestWait`.
   */
  readonly pause?: number
  /** Milliseconds: the longest this backend ever lets anyone wait for another message. */
  readonly longestWait: number
  /** Milliseconds: the longest a code lives, where that is known. */
  readonly longestLife?: number
  /**
   * Each request sends a message of its own, which voids the code before it, and no answer ever says that one went out a
   * moment ago. So one that nobody has answered counts as sent: `phone.submit` sees it in `sent`, with `unanswered`.
   */
  readonly sendsAnew?: true
}

/**
 * A documented backend, translated into steps. It answers only for the steps it can ask for.
 * A promise that resolves moves the person; one that rejects with an `AuthError` leaves them where they are.
 */
export type Backend = {
  readonly name: string
  /**
   * Tells this backend from others of its name: address, organization, what the person came for. Never a secret, since
   * what is kept over a reload lies under it. Two of one name and scope are one and the same, made anew: the flow goes on
   * with the newer. Default: that of `sending`, else none, and then another object is another backend.
   */
  readonly scope?: string
  readonly routes: Routes
  /** Absent: what is sent in one tab stays unknown in the others. */
  readonly sending?: Sending
  /** Where a user of this backend starts. Reads at most: it never sends a message. */
  start(options: StartOptions): Promise<Step>
  /**
   * What `start` answers whoever comes back to nothing, where nobody has to be asked for it: it stands there with the first
   * drawing, a server's too, and `start` is not called for it, but where it is provisional. Absent: the backend knows that
   * only once it has asked.
   */
  first?(): Step
  /**
   * The server may know better than `first`: `start` is asked all the same, while the person can type already. What it
   * answers takes the place of the first, where that still stands. A refusal takes the form away, since nobody can sign in
   * there; any other failure stops nobody, since the request that needs it asks again.
   */
  readonly isFirstProvisional?: boolean
  /**
   * Fetches what its next request is made of, once somebody can type: no part of it is asked of a server. A failure is
   * nobody's business, since the request tries again. Absent: it is all there.
   */
  preload?(): Promise<unknown>
  /** Drops the secrets held for the attempt this step belongs to: on done, cancel and unmount. */
  forget?(step: Step): void
  /**
   * Goes on with what `former` holds for the steps it has made: one of the same name and scope, which the host has made
   * anew, for a fresh token say. Absent: nothing is held that a step does not carry.
   */
  takeOver?(former: Backend): void
} & BackendActions

type AnswerOf<Kinds> = Kinds extends readonly StepKind[] ? StepOf<Kinds[number]> : never

type BackendOn<R extends Routes> = {
  readonly name: string
  readonly scope?: string
  readonly routes: R
  readonly sending?: Sending
  start(options: StartOptions): Promise<AnswerOf<R['start']>>
  first?(): AnswerOf<R['start']>
  readonly isFirstProvisional?: boolean
  preload?(): Promise<unknown>
  forget?(step: Step): void
  takeOver?(former: Backend): void
} & {
  readonly [K in ActingKind & keyof R]: {
    readonly [A in keyof R[K] & keyof Actions[K]]: ActionOf<K, A, AnswerOf<R[K][A]>>
  }
}

/** Holds a backend to the routes it declares: an action may answer only with the kinds its route lists. */
export function defineBackend<const R extends Routes>(backend: BackendOn<R>): BackendOn<R> & Backend {
  // The mapped types say the same thing twice, but TypeScript does not compare mapped types over a generic key.
  return backend as BackendOn<R> & Backend
}

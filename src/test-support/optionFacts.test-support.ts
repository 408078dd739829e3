import type { Backend } from '../protocol/backend.ts'
import type { HttpOptions } from '../runtime/http.ts'

/** Every name of a backend's options: the compiler wants each that there is, and none that there is not. */
export type NamesOf<Options> = Readonly<Record<Options extends unknown ? keyof Options : never, true>>

export const namesOfHttp = {
  baseUrl: true,
  credentials: true,
  fetch: true,
  headers: true,
  now: true,
  resendCooldown: true,
  timeout: true,
} as const

/** Any of a backend's hooks. What its `call` takes differs from one to the next. */
export type AnyHook = (options: HttpOptions & { readonly token: string }) => {
  readonly call: (input: () => never) => Promise<unknown>
  readonly error: unknown
}

export interface OptionFacts {
  readonly names: Readonly<Record<string, true>>
  /** What a host without TypeScript gives, and the number of what its developer is told. */
  readonly refused: readonly (readonly [what: string, give: () => unknown, number: string])[]
  /** Each of these is another backend to someone who comes back: what was kept for one is nothing to the next. */
  readonly places: (one: string, other: string) => readonly Backend[]
  /** Tabs of such a pair tell each other of messages only where `same`. */
  readonly pairs: readonly (readonly [what: string, one: Backend, other: Backend, same: boolean])[]
  /** One of its hooks, and what it is called with: a code, a password or a number of those that `causes.test.tsx` looks for. */
  readonly hook: { readonly use: AnyHook; readonly input: unknown }
}

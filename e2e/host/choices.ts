import type { BackendRecord } from '../../src/test-support/record.test-support.ts'

/** What the page's address chooses, read once: a change of any of it is another address. */
export const themes = ['auto', 'light', 'dark'] as const
export const origins = ['same', 'second', 'relay', 'limited-relay'] as const

/** What may stand in `?backend=`, and whose it is. */
export type Setups = ReadonlyMap<string, BackendRecord['hostPage']>

export interface Choices {
  readonly backend: string
  /** A language's tag; one there is not is English. */
  readonly lang: string
  readonly theme: (typeof themes)[number]
  /** A set of accounts, messages and clocks of its own. */
  readonly world: string
  /**
   * Where the widget finds the sandbox: on the page's own origin, on the second one with the vendor's CORS, or behind a relay
   * on the page's own, the second of which has limits.
   */
  readonly origin: (typeof origins)[number]
  /** What the backend's record lets the address choose. */
  readonly own: Readonly<Record<string, string>>
  /** Milliseconds until an unanswered request is given up. */
  readonly timeout: number | undefined
  /** Milliseconds before another message may be asked for. */
  readonly cooldown: number | undefined
  /** A real server instead of the sandbox. */
  readonly baseUrl: string | undefined
  /** An access token for a real backend, from the fragment, which no server ever sees. */
  readonly token: string | undefined
}

export function setupsOf(records: readonly BackendRecord[]): Setups {
  return new Map(
    records.flatMap(({ hostPage }) => Object.keys(hostPage.setups).map((name) => [name, hostPage] as const)),
  )
}

export function readChoices(location: Pick<Location, 'search' | 'hash'>, setups: Setups): Choices {
  const query = new URLSearchParams(location.search)
  const fragment = new URLSearchParams(location.hash.slice(1))
  const backend = oneOf([...setups.keys()], query.get('backend'), 'lifepay')
  const own = (setups.get(backend)?.choices ?? []).map(({ name, options }): [string, string] => [
    name,
    oneOf(options, query.get(name), options[0] ?? ''),
  ])
  return {
    backend,
    lang: query.get('lang') ?? 'en',
    theme: oneOf(themes, query.get('theme'), 'auto'),
    world: query.get('world') ?? 'default',
    origin: oneOf(origins, query.get('origin'), 'same'),
    own: Object.fromEntries(own),
    timeout: milliseconds(query.get('timeout')),
    cooldown: milliseconds(query.get('cooldown')),
    baseUrl: query.get('baseUrl') ?? undefined,
    token: fragment.get('token') ?? undefined,
  }
}

/** This page's address with some of its choices made otherwise. What was chosen of one backend is nothing to the next. */
export function addressOf(choices: Choices, changes: Readonly<Record<string, string>>): string {
  const { token: _, own, baseUrl, timeout, cooldown, ...named } = choices
  const query = new URLSearchParams({ ...named, ...(changes['backend'] === undefined && own) })
  for (const [key, given] of Object.entries({ baseUrl, timeout, cooldown, ...changes })) {
    if (given !== undefined) query.set(key, String(given))
  }
  return `?${query.toString()}`
}

function milliseconds(value: string | null): number | undefined {
  return value !== null && /^\d{1,9}$/.test(value) ? Number(value) : undefined
}

function oneOf<T extends string>(allowed: readonly T[], value: string | null, otherwise: T): T {
  return allowed.find((one) => one === value) ?? otherwise
}

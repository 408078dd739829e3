import type { Choices } from './choices.ts'

export interface InboxMessage {
  readonly to: string
  readonly text: string
  readonly code: string
  readonly at: number
}

export interface AuthenticatorEntry {
  readonly account: string
  readonly issuer: string
  readonly code: string
  readonly secondsLeft: number
}

/** The sandbox, as the page's own origin serves it and, with the vendors' CORS, the next port. */
export function sandboxAddress({ origin, world }: Pick<Choices, 'origin' | 'world'>): string {
  const { protocol, hostname, port } = window.location
  const chosen = origin === 'second' ? `${protocol}//${hostname}:${Number(port) + 1}` : window.location.origin
  return `${chosen}/w/${encodeURIComponent(world)}`
}

/** The control API, always on the page's own origin. */
export async function control<T>(what: string, world: string, init?: RequestInit): Promise<T> {
  const response = await fetch(`/sandbox/${what}?world=${encodeURIComponent(world)}`, init)
  const answer: T = await response.json()
  return answer
}

export function setSwitches(world: string, switches: Readonly<Record<string, string | number | boolean | null>>) {
  return control('switches', world, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(switches),
  })
}

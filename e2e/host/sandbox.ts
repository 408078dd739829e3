import { z } from 'zod/mini'
import type { Choices } from './choices.ts'

const messages = z.array(z.object({ to: z.string(), text: z.string(), code: z.string(), at: z.number() }))

export type InboxMessage = z.infer<typeof messages>[number]

const authenticator = z.array(
  z.object({ account: z.string(), issuer: z.string(), code: z.string(), secondsLeft: z.number() }),
)

/** The sandbox, as the page's own origin serves it and, with the vendors' CORS, the next port. */
export function sandboxAddress({ origin, world }: Pick<Choices, 'origin' | 'world'>): string {
  const { protocol, hostname, port } = window.location
  const chosen = origin === 'second' ? `${protocol}//${hostname}:${Number(port) + 1}` : window.location.origin
  return `${chosen}/w/${encodeURIComponent(world)}`
}

/** Where the widget finds its backend's mount: at the sandbox, or behind a relay, which has one mount for all worlds. */
export function backendAddress(choices: Pick<Choices, 'origin' | 'world'>): string {
  return isRelayed(choices) ? `${window.location.origin}/${choices.origin}` : sandboxAddress(choices)
}

export function isRelayed({ origin }: Pick<Choices, 'origin'>): boolean {
  return origin === 'relay' || origin === 'limited-relay'
}

/** Tells what stands behind the relay whose world it is. The double of a backend has it in its address. */
export function relayed(fetch: typeof globalThis.fetch, world: string): typeof globalThis.fetch {
  return (input, init) => {
    const headers = new Headers(init?.headers)
    headers.set('x-sandbox-world', world)
    return fetch(input, { ...init, headers })
  }
}

/** Signs somebody in at the host, as the relay knows it: their access token stays on the server. */
export async function signInAtHost(account: string): Promise<void> {
  await fetch('/host-session', { method: 'POST', body: account })
}

/** What has been sent to the person's phone, newest last. */
export async function readInbox(world: string) {
  return messages.parse(await control('inbox', world))
}

/** What the person's authenticator app shows. */
export async function readAuthenticator(world: string) {
  return authenticator.parse(await control('authenticator', world))
}

export async function setSwitches(world: string, switches: Readonly<Record<string, string | number | boolean | null>>) {
  await control('switches', world, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(switches),
  })
}

/** The control API, always on the page's own origin. */
async function control(what: string, world: string, init?: RequestInit): Promise<unknown> {
  const response = await fetch(`/sandbox/${what}?world=${encodeURIComponent(world)}`, init)
  const answer: unknown = await response.json()
  return answer
}

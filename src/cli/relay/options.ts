import type { RelayBackend } from '../../relay/backend.ts'
import { betterAuth } from '../../relay/backends/betterAuth.ts'
import { docspace } from '../../relay/backends/docspace.ts'
import { lifepay } from '../../relay/backends/lifepay.ts'
import { workspace } from '../../relay/backends/workspace.ts'
import { zitadel } from '../../relay/backends/zitadel.ts'
import type { LimitStore } from '../../relay/limits/window.ts'
import { RelayMistake } from '../../relay/mistakes.ts'
import type { RelayOptions } from '../../relay/options.ts'
import type { LimitSettings, NamedBackend, RelaySettings } from './schema.ts'

/** What a relay is made of, and what has to be ended after it. */
export interface Prepared {
  readonly options: RelayOptions
  end(): Promise<void>
}

export async function prepare(settings: RelaySettings): Promise<Prepared> {
  const { listen: _, log: __, stopsWithin: ___, backends, limits, ...rest } = settings
  const made = Object.entries(backends).map(([name, one]) => [name, 'kind' in one ? named(one) : one] as const)
  const options = { ...rest, backends: Object.fromEntries(made) }
  if (typeof limits !== 'object') return { options: { ...options, ...(limits && { limits }) }, end: async () => {} }
  const { store, end } = await storeOf(limits.store)
  return { options: { ...options, limits: { ...limits, store } }, end }
}

function named(backend: NamedBackend): RelayBackend {
  switch (backend.kind) {
    case 'lifepay':
      return lifepay(backend)
    case 'docspace':
      return docspace(backend)
    case 'workspace':
      return workspace(backend)
    case 'zitadel':
      return zitadel(backend)
    case 'betterAuth':
      return betterAuth(backend)
  }
}

interface Store {
  readonly store: LimitStore
  end(): Promise<void>
}

async function storeOf(store: LimitSettings['store']): Promise<Store> {
  if (store === 'memory') {
    const { memoryStore } = await installed(import('../../relay/memory.ts'))
    return { store: memoryStore(), end: async () => {} }
  }
  if (!('redis' in store)) return { store, end: async () => {} }
  const { redis: address, ...options } = store
  const { redisStore } = await installed(import('../../relay/redis.ts'))
  const { Redis } = await installed(import('ioredis'))
  const client = new Redis(address, { enableOfflineQueue: false, maxRetriesPerRequest: 0, retryStrategy: againAfter })
  // A relay whose Redis is away goes on by itself, and says so.
  client.on('error', () => {})
  return { store: redisStore(client, options), end: async () => client.disconnect() }
}

/** Milliseconds until the next try: soon, and then not so often. */
function againAfter(tries: number): number {
  return Math.min(tries * 100, 2000)
}

async function installed<T>(loading: Promise<T>): Promise<T> {
  try {
    return await loading
  } catch {
    throw new RelayMistake('E117', 'limits: store')
  }
}

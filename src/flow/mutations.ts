'use client'
import { MutationCache, type QueryClient, useMutation, type UseMutationResult } from '@tanstack/react-query'
import type { Backend } from '../protocol/backend.ts'

/**
 * What a mutation asks of its client. A widget has one of its own, since a host's defaults would keep codes in the host's
 * cache and send them again on reconnect; and it reads nothing twice, so queries, which are 6 kB of gzip before the first
 * form, are no part of it.
 */
export interface MutationClient {
  getMutationCache(): MutationCache
  defaultMutationOptions<Options>(options: Options): Options
  clear(): void
}

export function createMutationClient(): MutationClient {
  const mutations = new MutationCache()
  return {
    getMutationCache: () => mutations,
    defaultMutationOptions: (options) => options,
    clear: () => mutations.clear(),
  }
}

/** A request of the flow's, as what it does: its input stays inside of `take`, since variables can be read in the cache. */
export type Take = () => Promise<void>

/** What of a flow a mutation is made on. */
interface Parts {
  readonly backend: Backend
  readonly client: MutationClient
}

/** The mutation of this name on the flow's own client. */
export function useFlowMutation(flow: Parts, ...names: readonly string[]): UseMutationResult<void, unknown, Take> {
  return useMutation<void, unknown, Take>(
    {
      mutationKey: keyOf(flow.backend, ...names),
      mutationFn: (take) => take(),
      retry: false,
      networkMode: 'always',
      gcTime: 0,
    },
    // Of a whole client, mutationObserver.ts and mutation.ts of query-core take these and nothing else.
    flow.client as QueryClient,
  )
}

/** For whoever looks into the cache: whose, on which step, what. Never what was typed. */
function keyOf(backend: Backend, ...names: readonly string[]): readonly string[] {
  return ['entryphone', backend.name, ...names]
}

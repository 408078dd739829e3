import { QueryClient } from '@tanstack/react-query'
import type { Backend } from '../protocol/backend.ts'

/** A widget's own client: a host's defaults would keep codes in the host's cache, and send them again on reconnect. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: false,
        networkMode: 'always',
        gcTime: 0,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        refetchOnMount: false,
      },
      mutations: { retry: false, networkMode: 'always', gcTime: 0 },
    },
  })
}

/** The name of a query or a mutation, for whoever looks into the cache: whose, on which step, what. Never what was typed. */
export function keyOf(backend: Backend, ...names: readonly (string | number)[]): readonly (string | number)[] {
  return ['entryphone', backend.name, ...names]
}

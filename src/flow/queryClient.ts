import { QueryClient } from '@tanstack/react-query'

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

/** A request the widget made, as the page shows it: no bodies, since they hold what nobody should read over a shoulder. */
export interface MadeRequest {
  readonly id: number
  readonly method: string
  readonly path: string
  readonly status: number | 'failed' | 'pending'
  readonly milliseconds: number | undefined
}

export interface RequestRecorder {
  readonly fetch: typeof globalThis.fetch
  subscribe(listener: () => void): () => void
  made(): readonly MadeRequest[]
}

/** A `fetch` that writes down what goes through it. */
export function recordRequests(): RequestRecorder {
  let requests: readonly MadeRequest[] = []
  let last = 0
  const listeners = new Set<() => void>()
  const write = (request: MadeRequest) => {
    const known = requests.some((one) => one.id === request.id)
    requests = known ? requests.map((one) => (one.id === request.id ? request : one)) : [...requests, request]
    for (const listener of listeners) listener()
  }
  return {
    async fetch(input, init) {
      const url = new URL(input instanceof Request ? input.url : input, window.location.href)
      const request = { id: ++last, method: init?.method ?? 'GET', path: url.pathname.replace(/^\/w\/[^/]+/, '') }
      const began = performance.now()
      write({ ...request, status: 'pending', milliseconds: undefined })
      try {
        const response = await fetch(input, init)
        write({ ...request, status: response.status, milliseconds: Math.round(performance.now() - began) })
        return response
      } catch (thrown) {
        write({ ...request, status: 'failed', milliseconds: Math.round(performance.now() - began) })
        throw thrown
      }
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    made: () => requests,
  }
}

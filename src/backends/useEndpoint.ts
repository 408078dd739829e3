'use client'
import { type QueryClient, useMutation } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { type AuthError, asAuthError, errorFrom } from '../protocol/error.ts'

export interface Endpoint<Input, Output> {
  /**
   * Calls the endpoint. The input is handed over as a closure, so that no query cache ever holds it; the answer comes
   * by the promise alone, for the same reason. Rejects with an `AuthError`.
   */
  readonly call: (input: () => Input) => Promise<Output>
  readonly isPending: boolean
  readonly isError: boolean
  readonly error: AuthError | null
}

/**
 * One documented endpoint as a react-query mutation on the host's own client, without what that client's defaults do to
 * secrets: nothing is retried, nothing waits for the network to come back, nothing stays in the cache.
 */
function useEndpoint<Input, Output>(
  key: readonly string[],
  endpoint: (input: Input, signal: AbortSignal) => Promise<Output>,
  client?: QueryClient,
): Endpoint<Input, Output> {
  const controllers = useRef(new Set<AbortController>())
  const { mutateAsync, isPending, isError, error } = useMutation<void, AuthError, () => Promise<void>>(
    {
      mutationKey: ['entryphone', ...key],
      mutationFn: (run) => run(),
      retry: false,
      networkMode: 'always',
      gcTime: 0,
    },
    client,
  )
  useEffect(() => {
    const running = controllers.current
    return () => {
      for (const controller of running) controller.abort()
    }
  }, [])

  const call = async (input: () => Input): Promise<Output> => {
    const controller = new AbortController()
    controllers.current.add(controller)
    const outputs: Output[] = []
    try {
      await mutateAsync(async () => {
        try {
          outputs.push(await endpoint(inputOf(input), controller.signal))
        } catch (thrown) {
          // No cache keeps what somebody else threw.
          throw controller.signal.aborted ? thrown : asAuthError(thrown)
        }
      })
    } finally {
      controllers.current.delete(controller)
    }
    const [output] = outputs
    return output as Output // pushed above: `mutateAsync` rejects where `endpoint` does
  }
  return { call, isPending, isError, error }
}

/** A hook of one endpoint, for hosts that compose their own flow. `client`: another than the nearest provider's. */
export type EndpointHook<Options, Input, Output> = (options: Options, client?: QueryClient) => Endpoint<Input, Output>

/** What calls the endpoint: makes its request, and reads the answer. */
type CallEndpoint<Options, Input, Output> = (options: Options, input: Input, signal: AbortSignal) => Promise<Output>

/** Makes the hook of an endpoint. `key` names it in the host's client, and holds nothing that is handed in. */
export function endpointHook<Options, Input, Output>(
  key: readonly string[],
  callEndpoint: CallEndpoint<Options, Input, Output>,
): EndpointHook<Options, Input, Output> {
  return function useThisEndpoint(options, client) {
    return useEndpoint(key, (input: Input, signal) => callEndpoint(options, input, signal), client)
  }
}

function inputOf<Input>(input: () => Input): Input {
  try {
    return input()
  } catch (thrown) {
    throw errorFrom('input', thrown, 'unexpected')
  }
}

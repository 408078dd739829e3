'use client'
import {
  MutationCache,
  MutationObserver,
  type MutationObserverResult,
  notifyManager,
  type QueryClient,
} from '@tanstack/react-query'
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
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

type Observer = MutationObserver<void, unknown, Take>

interface FlowMutation extends Pick<MutationObserverResult<void, unknown, Take>, 'error' | 'isPending' | 'reset'> {
  /** How it ends is told by what it returns here, and by `options`: nothing is thrown. */
  readonly mutate: (...given: Parameters<Observer['mutate']>) => void
}

/**
 * The mutation of this name on the flow's own client. As `useMutation` binds one to React, but for what it brings besides:
 * the context of a host's client, and errors that are thrown while rendering.
 */
export function useFlowMutation(flow: Parts, ...names: readonly string[]): FlowMutation {
  const key = keyOf(flow.backend, ...names)
  // Of a whole client, mutationObserver.ts and mutation.ts of query-core take these and nothing else.
  const [observer] = useState<Observer>(() => new MutationObserver(flow.client as QueryClient, optionsOf(key)))
  // A host's component may come to another action: what the one before has left is not said of it. Else there is no news.
  useEffect(() => {
    if (observer.options.mutationKey?.join() !== key.join()) observer.setOptions(optionsOf(key))
  })
  const subscribe = useCallback((told: () => void) => observer.subscribe(notifyManager.batchCalls(told)), [observer])
  const read = () => observer.getCurrentResult()
  return {
    ...useSyncExternalStore(subscribe, read, read),
    mutate: (...given) => void observer.mutate(...given).catch(() => {}),
  }
}

function optionsOf(mutationKey: readonly string[]): Observer['options'] {
  return { mutationKey, mutationFn: (take) => take(), retry: false, networkMode: 'always', gcTime: 0 }
}

/** For whoever looks into the cache: whose, on which step, what. Never what was typed. */
function keyOf(backend: Backend, ...names: readonly string[]): readonly string[] {
  return ['entryphone', backend.name, ...names]
}

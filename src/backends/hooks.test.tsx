// @vitest-environment jsdom
import { QueryClient } from '@tanstack/react-query'
import { act, renderHook } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { backendNames } from '../test-support/records.test-support.ts'
import type { Endpoint } from './useEndpoint.ts'

type EveryHook = (options: object, client: QueryClient) => Endpoint<unknown, unknown>

const found = await Promise.all(
  backendNames.map(async (name) => {
    const module = (await import(`./${name}/hooks.ts`)) as Readonly<Record<string, unknown>>
    const hooks = Object.entries(module).filter(([exported]) => /^use[A-Z]/.test(exported))
    // What a module exports under such a name is a hook, and the record's test wants its type.
    return { name, hooks: hooks as readonly (readonly [string, EveryHook])[] }
  }),
)

/** The keys under which the host's client comes to see a call that fails before it is made. */
async function keysOf(useHook: EveryHook): Promise<readonly unknown[]> {
  const client = new QueryClient()
  const keys: unknown[] = []
  client.getMutationCache().subscribe(({ type, mutation }) => {
    if (type === 'added') keys.push(mutation.options.mutationKey)
  })
  const { result, unmount } = renderHook(() => useHook({ baseUrl: 'https://id.example', token: 'token' }, client))
  await act(async () => {
    await expect(
      result.current.call(() => {
        throw new Error('There is no input.')
      }),
    ).rejects.toMatchObject({ name: 'AuthError' })
  })
  unmount()
  return keys
}

describe.each(found)('a host’s client knows the hooks of $name', ({ name, hooks }) => {
  test('by the names of the backend and of the endpoint, no two alike', async () => {
    const names: string[] = []
    for (const [, useHook] of hooks) {
      const keys = await keysOf(useHook)
      expect(keys).toEqual([['entryphone', name, expect.stringMatching(/^[a-z]+(-[a-z]+)*$/)]])
      names.push(JSON.stringify(keys))
    }
    expect(names.length).toBeGreaterThan(0)
    expect(new Set(names).size).toBe(names.length)
  })
})

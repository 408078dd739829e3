// @vitest-environment jsdom
import { act, renderHook, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { documentedBackends } from '../test-support/records.test-support.ts'
import { createMutationClient, useFlowMutation } from './mutations.ts'

const [backend] = documentedBackends()

test('a component that comes to another action does not say of it what the one before has left', async () => {
  if (backend === undefined) throw new Error('There is no backend.')
  const flow = { backend, client: createMutationClient() }
  const { result, rerender } = renderHook(({ action }) => useFlowMutation(flow, 'code', action), {
    initialProps: { action: 'submit' },
  })
  await act(async () => result.current.mutate(() => Promise.reject(new Error('refused'))))
  await waitFor(() => expect(result.current.error).toEqual(new Error('refused')))
  rerender({ action: 'submit' })
  expect(result.current.error).toEqual(new Error('refused'))
  rerender({ action: 'resend' })
  await waitFor(() => expect(result.current.error).toBeNull())
})

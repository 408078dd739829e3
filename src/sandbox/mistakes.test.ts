import { afterEach, beforeEach, expect, test, vi } from 'vitest'

beforeEach(() => void vi.resetModules())
afterEach(() => void vi.unstubAllEnvs())

async function made(environment: string, options?: { readonly demo?: boolean }) {
  vi.stubEnv('NODE_ENV', environment)
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const { createSandbox } = await import('./index.ts')
  createSandbox(options)
  createSandbox(options)
  return warn.mock.calls.map(([words]) => String(words))
}

test('the sandbox says once in a production build that it is one', async () => {
  expect(await made('production')).toEqual([
    expect.stringMatching(/^Entryphone E130: .*`createSandbox\({ demo: true }\)`/),
  ])
})

test('a demo that means it is not told', async () => {
  expect(await made('production', { demo: true })).toEqual([])
})

test.each(['development', 'test'])('nothing is said in %s', async (environment) => {
  expect(await made(environment)).toEqual([])
})

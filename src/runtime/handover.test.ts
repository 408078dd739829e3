import { describe, expect, test } from 'vitest'
import { defineBackend } from '../protocol/backend.ts'
import { createHandover } from './handover.ts'

const routes = { start: ['credentials'], credentials: { submit: ['done'] } } as const
const made = () =>
  defineBackend({
    name: 'made',
    routes,
    start: async () => ({ kind: 'credentials', variant: 'continue', context: {} }),
    credentials: { submit: async () => ({ kind: 'done', session: {} }) },
  })

describe('what a backend holds', () => {
  test('goes on to the one that takes its place, as it is by then', () => {
    const handover = createHandover<string>()
    const backend = made()
    const memory: string[] = []
    handover.offer(backend, () => memory[0])
    expect(handover.takeFrom(backend)).toBeUndefined()
    memory.push('what it knows')
    expect(handover.takeFrom(backend)).toBe('what it knows')
  })

  test('is found from a copy, whichever action the host has put its own for', () => {
    const handover = createHandover<string>()
    const backend = made()
    handover.offer(backend, () => 'what it knows')
    const { start, credentials } = made()
    expect(handover.takeFrom({ ...backend, name: 'copy' })).toBe('what it knows')
    expect(handover.takeFrom({ ...backend, start })).toBe('what it knows')
    expect(handover.takeFrom({ ...backend, credentials })).toBe('what it knows')
  })

  test('is found where the routes name a kind of step that the host has taken the actions of away', () => {
    const handover = createHandover<string>()
    const { credentials: _, ...bare } = made()
    handover.offer(bare, () => 'what it knows')
    expect(handover.takeFrom(bare)).toBe('what it knows')
  })

  test('is nobody else’s, not even with the same routes', () => {
    const handover = createHandover<string>()
    handover.offer(made(), () => 'what it knows')
    expect(handover.takeFrom(made())).toBeUndefined()
  })
})

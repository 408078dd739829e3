import { afterEach, beforeEach, expect } from 'vitest'

/** What a test let slip to the console. A test that expects a message spies on the console itself. */
let said: unknown[][] = []

beforeEach(() => {
  said = []
})

for (const level of ['error', 'warn'] as const) {
  const original = console[level].bind(console)
  console[level] = (...words: unknown[]) => {
    // What the catalogue has to say to a developer is said once per file, in whichever test comes first to it.
    if (String(words[0]).startsWith('Entryphone E')) return
    said.push([level, ...words])
    original(...words)
  }
}

if (typeof document !== 'undefined') {
  const { configure } = await import('@testing-library/react')
  // Chunks are compiled when they are first asked for, which takes its time on a busy machine.
  configure({ asyncUtilTimeout: 5000 })
}

afterEach(async () => {
  if (typeof document !== 'undefined') {
    const { cleanup } = await import('@testing-library/react')
    cleanup()
  }
  expect(said, 'A test says nothing on console.error or console.warn.').toEqual([])
})

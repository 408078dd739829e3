import { afterAll, afterEach, beforeEach, expect } from 'vitest'
import { translatePage, watchBareText } from '../src/test-support/bareText.test-support.ts'

/** What a test let slip to the console. A test that expects a message spies on the console itself. */
let said: unknown[][] = []
/** Words of the widget that a browser's translation of the page would break. */
let bare: string[] = []

beforeEach(() => {
  said = []
  bare = []
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
  // Until the page of this file goes, which would be looked at once more.
  afterAll(watchBareText((found) => bare.push(...found)))
  // Every test of the widget again, on a page that a browser translates meanwhile.
  if (process.env['TRANSLATED'] !== undefined) translatePage()
}

afterEach(async () => {
  if (typeof document !== 'undefined') {
    const { cleanup } = await import('@testing-library/react')
    cleanup()
  }
  expect(bare, 'No words stand beside siblings: see src/test-support/bareText.test-support.ts.').toEqual([])
  expect(said, 'A test says nothing on console.error or console.warn.').toEqual([])
})

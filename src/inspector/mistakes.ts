import { whole } from '../runtime/mistake.ts'

/** What a developer may be told of the inspector, by number, beside `src/runtime/catalogue.ts`. `ERRORS.md` has all. */
export const inspectorMistakes = {
  E150: [
    'The inspector is asked for in a production build, or on a page that has no build, so it shows nothing.',
    'Call `inspect()` in development alone, `if (import.meta.env.DEV)`, say. A demo that means it says so: `inspect({ demo: true })`.',
  ],
} as const

declare const process: { readonly env: { readonly NODE_ENV?: string } }

let said = false

/** A page without a bundler has no `process`, and nobody at work on it either. */
export function isDevelopment(): boolean {
  try {
    return process.env.NODE_ENV !== 'production'
  } catch {
    return false
  }
}

export function sayForDevelopment(): void {
  if (said) return
  said = true
  // oxlint-disable-next-line no-console -- for whoever ships it
  console.warn(whole('E150', undefined, inspectorMistakes.E150))
}

/** What a developer may be told of the sandbox, by number, beside `src/runtime/catalogue.ts`. `ERRORS.md` has all. */
export const sandboxMistakes = {
  E130: [
    'The sandbox runs in a production build: these accounts, codes and answers are made up, and anyone signs in with them.',
    'Leave `entryphone/sandbox` out of what you ship. A demo that means it says so: `createSandbox({ demo: true })`.',
  ],
} as const

declare const process: { readonly env: { readonly NODE_ENV?: string } }

let said = false

/** Once, and in a production build alone: there it is the mistake. */
export function sayInProduction(): void {
  try {
    if (process.env.NODE_ENV !== 'production' || said) return
  } catch {
    return
  }
  said = true
  // oxlint-disable-next-line no-console -- for whoever ships it
  console.warn(`Entryphone E130: ${sandboxMistakes.E130.join(' ')} See node_modules/entryphone/ERRORS.md#e130`)
}

/** What a developer may be told of the script, by number, beside `src/runtime/catalogue.ts`. `ERRORS.md` has all. */
export const scriptMistakes = {
  E140: [
    'The script has no backend, or no language, of the name that `<entryphone-sign-in>` was given.',
    'Give `backend`, or `lang`, one of the names that the message lists. A backend of your own needs a bundler.',
  ],
} as const

/** The number and where to read on, as any production build says them: the script has no other. */
export function sayUnknown(attribute: string, name: string | null, known: readonly string[]): void {
  const where = `${attribute}=${JSON.stringify(name ?? '')}`
  // oxlint-disable-next-line no-console -- for whoever writes the page: nothing else of it would be seen
  console.error(`Entryphone E140 (${where}): known are ${known.join(', ')}. See node_modules/entryphone/ERRORS.md#e140`)
}

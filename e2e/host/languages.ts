import type { Messages } from '../../src/locales/messages.ts'

/** Every language, found by listing the folder: for pages. What runs in Node has `src/test-support/languages.test-support.ts`. */
const modules: Readonly<Record<string, Readonly<Record<string, Messages>>>> = import.meta.glob(
  '../../src/locales/languages/*.ts',
  { eager: true },
)

/** By the name of the file, which is the language's tag. */
export const languages: ReadonlyMap<string, Messages> = new Map(
  Object.entries(modules).flatMap(([path, module]) =>
    Object.values(module).map((messages) => [path.replace(/^.*\/|\.ts$/g, ''), messages] as const),
  ),
)

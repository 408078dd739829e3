import { createContext, useContext } from 'react'
import { en } from './words/en.ts'
import type { HostWords } from './words/words.ts'

/** Every language the host page itself speaks, found by listing the folder. In the others it stands in English. */
const modules: Readonly<Record<string, Readonly<Record<string, HostWords>>>> = import.meta.glob(
  ['./words/*.ts', '!./words/words.ts'],
  { eager: true },
)

/** By the language's tag, which is the name of the file. */
export const wordsByLanguage: ReadonlyMap<string, HostWords> = new Map(
  Object.entries(modules).flatMap(([path, module]) =>
    Object.values(module).map((words) => [path.replace(/^.*\/|\.ts$/g, ''), words] as const),
  ),
)

export const WordsContext = createContext<HostWords>(en)

export function useWords(): HostWords {
  return useContext(WordsContext)
}

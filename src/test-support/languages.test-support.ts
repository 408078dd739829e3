import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Messages } from '../locales/messages.ts'

/*
 * Every language, found by listing the folder: for what runs in Node. Pages list them with `import.meta.glob`, see
 * `e2e/host/languages.ts`.
 */
const folder = join(import.meta.dirname, '../locales/languages')

/** What a language's file exports: its messages, and nothing else. */
async function messagesIn(name: string): Promise<Messages> {
  const module = (await import(`../locales/languages/${name}.ts`)) as Readonly<Record<string, Messages>>
  const [messages, ...others] = Object.values(module)
  if (messages === undefined || others.length > 0)
    throw new Error(`src/locales/languages/${name}.ts has to export its messages, as one object, and nothing else.`)
  return messages
}

const names = readdirSync(folder).map((file) => file.replace(/\.ts$/, ''))

/** By the name of the file, which is the language's tag. */
export const languages: Readonly<Record<string, Messages>> = Object.fromEntries(
  await Promise.all(names.toSorted().map(async (name) => [name, await messagesIn(name)] as const)),
)

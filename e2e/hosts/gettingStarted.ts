import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const pages = join(import.meta.dirname, '../../stories/docs/getting-started')

/** What a page of getting started has a person do. */
export interface Start {
  readonly commands: readonly string[]
  /** The one file there is to write, by its path in the app. */
  readonly file: { readonly path: string; readonly text: string }
}

/** Every page there is, by its file's name. */
export function gettingStartedPages(): readonly string[] {
  return readdirSync(pages)
    .filter((name) => name.endsWith('.md'))
    .map((name) => name.replace(/\.md$/, ''))
}

/** Read off the page itself, so that it shows what has been run. Throws where there is more than one file, or none. */
export function startOf(page: string): Start {
  const text = readFileSync(join(pages, `${page}.md`), 'utf8')
  const blocks = [...text.matchAll(/^```(\w*)\n(.*?)^```$/gms)].map(([, language, code = '']) => ({ language, code }))
  const [shell, shown, ...more] = blocks
  if (shell?.language !== 'sh' || shown === undefined || more.length > 0)
    throw new Error(`${page}.md has to show one block of commands, then one file, and nothing else.`)
  const [, path] = /^(?:\/\/|<!--) (\S+\.\w+)(?: -->)?\n/.exec(shown.code) ?? []
  if (path === undefined) throw new Error(`${page}.md does not say in its first line which file it shows.`)
  const commands = shell.code.split('\n').filter((line) => line !== '')
  return { commands, file: { path, text: shown.code.slice(shown.code.indexOf('\n') + 1) } }
}

/** For a policy: the scripts that stand in the page itself, by their hashes. */
export function inlineScriptsOf({ text }: Start['file']): readonly string[] {
  return [...text.matchAll(/<script type="module">(.*?)<\/script>/gs)].map(
    ([, code = '']) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`,
  )
}

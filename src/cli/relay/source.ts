import { readFile } from 'node:fs/promises'
import { extname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { RelayMistake } from '../../relay/mistakes.ts'

/** What a file of settings holds, before anyone has looked at it. */
export interface Source {
  readonly settings: unknown
  /** It is data alone, so that a secret in it lies there for everyone who can read the file. */
  readonly isData: boolean
}

/** Reads `FILE.json`, or what a module (`.js`, `.mjs`) exports by default. Throws a `RelayMistake`. */
export async function readSource(file: string): Promise<Source> {
  const path = resolve(file)
  const isData = extname(path) === '.json'
  const settings = await (isData ? readData(path) : readModule(path)).catch(() => {
    // What it throws may quote the file.
    throw new RelayMistake('E113', file)
  })
  return { settings, isData }
}

async function readData(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, 'utf8')) as unknown
}

async function readModule(path: string): Promise<unknown> {
  const module = (await import(pathToFileURL(path).href)) as { readonly default?: unknown }
  if (module.default === undefined) throw new Error('It exports nothing by default.')
  return module.default
}

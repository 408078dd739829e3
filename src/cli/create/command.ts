import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Command, UsageError } from '../command.ts'
import { template } from './template.ts'

const usage = `Usage: npx entryphone create FOLDER [--from SPEC] [--files-only]

  FOLDER        where the app is put: new, or empty
  --from SPEC   which entryphone it uses, as npm install takes it: a version, or file:… of a tarball
  --files-only  writes the files, and neither installs nor starts anything

An app with Vite and React that signs in against the sandbox. Installs it, and starts it.`

interface Asked {
  readonly folder: string
  readonly from: string
  readonly isFilesOnly: boolean
}

/** `npx entryphone create`. */
export const createCommand: Command = {
  usage,
  // oxlint-disable-next-line typescript/require-await -- a command gives its code when it is done
  async run(words, terminal) {
    const { folder, from, isFilesOnly } = read(words)
    if (existsSync(folder) && readdirSync(folder).length > 0) {
      terminal.complain(`${folder} is there, and is not empty.`)
      return 1
    }
    mkdirSync(folder, { recursive: true })
    const name = basename(folder)
      .toLowerCase()
      .replaceAll(/[^a-z0-9-]+/g, '-')
    for (const [file, text] of Object.entries(template(name, from))) writeFileSync(join(folder, file), text)
    terminal.say(`${folder} is written.`)
    if (isFilesOnly) return 0
    return runIn(folder, 'install') || runIn(folder, 'run', 'dev')
  },
}

function read(words: readonly string[]): Asked {
  try {
    const options = { from: { type: 'string' }, 'files-only': { type: 'boolean' } } as const
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true })
    const [folder, ...more] = positionals
    if (folder === undefined || more.length > 0) throw new Error('Name one folder.')
    return { folder: resolve(folder), from: values.from ?? ownVersion(), isFilesOnly: values['files-only'] ?? false }
  } catch (thrown) {
    throw new UsageError(thrown instanceof Error ? thrown.message : String(thrown))
  }
}

/** The version that this command is of. */
function ownVersion(): string {
  const text = readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8')
  return `^${/"version": "([^"]+)"/.exec(text)?.[1] ?? '0'}`
}

function runIn(folder: string, ...words: readonly string[]): number {
  return spawnSync('npm', words, { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' }).status ?? 1
}

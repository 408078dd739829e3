import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import type { Backend } from '../../protocol/backend.ts'
import { asAuthError } from '../../protocol/error.ts'
import { type BackendRule, BrokenRule, describeBackend } from '../../testing/describeBackend.ts'
import { type Command, UsageError } from '../command.ts'
import { type Checked, type Outcome, reportOf } from './report.ts'
import { watchingFetch } from './watchedFetch.ts'

const usage = `Usage: npx entryphone check FILE [--json]

  FILE    a module that exports by default a function that makes the backend, at the server's own address
  --json  the report as JSON

Holds it to the rules of describeBackend, against its server. Nothing is sent to anyone: rules ask where people start, and no more.
Prints a report with every request, without headers, bodies and queries. Exits with 1 where a rule is broken.`

/** `npx entryphone check`. */
export const checkCommand: Command = {
  usage,
  async run(words, terminal) {
    const { file, isJson } = read(words)
    const make = await makerIn(file)
    const outcomes: Outcome[] = []
    for (const rule of describeBackend(make)) outcomes.push(await outcomeOf(rule))
    const checked: Checked = { backend: make().name, at: new Date().toISOString(), outcomes }
    terminal.say(isJson ? JSON.stringify(checked, undefined, 2) : reportOf(checked))
    return outcomes.some(({ broken }) => broken !== undefined) ? 1 : 0
  },
}

function read(words: readonly string[]): { readonly file: string; readonly isJson: boolean } {
  try {
    const options = { json: { type: 'boolean' } } as const
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true })
    const [file, ...more] = positionals
    if (file === undefined || more.length > 0) throw new Error('Name one file.')
    return { file, isJson: values.json ?? false }
  } catch (thrown) {
    throw new UsageError(thrown instanceof Error ? thrown.message : String(thrown))
  }
}

async function makerIn(file: string): Promise<() => Backend> {
  const module = (await import(pathToFileURL(resolve(file)).href).catch((cause: unknown) => {
    throw new UsageError(`${file} cannot be loaded: ${cause instanceof Error ? cause.message : String(cause)}`)
  })) as { readonly default?: unknown }
  const make = module.default
  if (typeof make !== 'function') throw new UsageError(`${file} does not export a function by default.`)
  // What it gives is what the rules are about.
  return make as () => Backend
}

async function outcomeOf({ name, check }: BackendRule): Promise<Outcome> {
  const [broken, made] = await watchingFetch(() =>
    check().then(
      () => undefined,
      (thrown: unknown) => wordsOf(thrown),
    ),
  )
  return { rule: name, broken, made }
}

/** A rule says what is wrong; of what a backend throws no more than its code is told. */
function wordsOf(thrown: unknown): string {
  return thrown instanceof BrokenRule ? thrown.message : `It failed with \`${asAuthError(thrown).code}\`.`
}

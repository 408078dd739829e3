import { parseArgs } from 'node:util'
import { RelayMistake } from '../../relay/mistakes.ts'
import { createRelay } from '../../relay/relay.ts'
import { type Command, type Terminal, UsageError } from '../command.ts'
import { logOf } from './log.ts'
import { meterIfThere } from './meter.ts'
import { prepare } from './options.ts'
import type { RelaySettings } from './schema.ts'
import { serve } from './serve.ts'
import { settingsFrom } from './settings.ts'
import { readSource } from './source.ts'
import { stopAsked } from './stopAsked.ts'

const usage = `Usage: npx entryphone relay [FILE] [--dry-run]

  FILE       settings: a JSON file, or a module that exports them by default. Without it: relay.json
  --dry-run  says whether it would start, and does not start

Stops on SIGTERM and SIGINT, once what is under way is answered.
What stands in FILE: stories/docs/relay.md of the package.`

/** `npx entryphone relay`. */
export const relayCommand: Command = {
  usage,
  async run(words, terminal) {
    const { file, isDry } = read(words)
    try {
      const settings = settingsFrom(await readSource(file), terminal.environment)
      await run(settings, isDry, terminal)
      return 0
    } catch (thrown) {
      if (!(thrown instanceof RelayMistake)) throw thrown
      terminal.complain(thrown.message)
      return 1
    }
  },
}

function read(words: readonly string[]): { readonly file: string; readonly isDry: boolean } {
  try {
    const options = { 'dry-run': { type: 'boolean' } } as const
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true })
    const [file = 'relay.json', ...more] = positionals
    if (more.length > 0) throw new Error('There is one file of settings.')
    return { file, isDry: values['dry-run'] ?? false }
  } catch (thrown) {
    throw new UsageError(thrown instanceof Error ? thrown.message : String(thrown))
  }
}

async function run(settings: RelaySettings, isDry: boolean, terminal: Terminal): Promise<void> {
  const { options, end } = await prepare(settings)
  try {
    const meter = await meterIfThere()
    const relay = createRelay({ ...options, ...(meter && { meter }), onEvent: logOf(settings, terminal) })
    if (isDry) return terminal.say('The relay would start.')
    const served = await serve(relay, settings)
    terminal.say(`Relay: ${settings.url} listens at ${served.address}`)
    await stopAsked()
    terminal.say('Relay: stops')
    await served.stop()
  } finally {
    await end()
  }
}

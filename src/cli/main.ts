import { type Terminal, UsageError } from './command.ts'
import { commands, type Listed } from './commands.ts'

/** Calls the command that the first word names. Gives the exit code. */
export async function main([name, ...words]: readonly string[], terminal: Terminal, known = commands): Promise<number> {
  const asked = name === undefined ? undefined : Object.entries(known).find(([word]) => word === name)?.[1]
  if (asked !== undefined) return run(asked, words, terminal)
  const isHelp = name === undefined || isHelpWord(name)
  if (!isHelp) terminal.complain(`entryphone has no command ${JSON.stringify(name)}.`)
  const tell = isHelp ? terminal.say : terminal.complain
  tell(overview(known))
  return isHelp && name !== undefined ? 0 : 2
}

async function run(listed: Listed, words: readonly string[], terminal: Terminal): Promise<number> {
  const command = await listed.load()
  if (words.some(isHelpWord)) {
    terminal.say(command.usage)
    return 0
  }
  try {
    return await command.run(words, terminal)
  } catch (thrown) {
    if (!(thrown instanceof UsageError)) throw thrown
    terminal.complain(`${thrown.message}\n\n${command.usage}`)
    return 2
  }
}

function isHelpWord(word: string): boolean {
  return word === 'help' || word === '--help' || word === '-h'
}

function overview(known: Readonly<Record<string, Listed>>): string {
  const width = Math.max(...Object.keys(known).map((name) => name.length))
  const lines = Object.entries(known).map(([name, { about }]) => `  ${name.padEnd(width)}  ${about}`)
  return ['Usage: npx entryphone COMMAND [--help]', '', ...lines].join('\n')
}

import type { Terminal } from './command.ts'

/** A terminal that keeps what is said. */
export function keptTerminal(environment: Terminal['environment'] = {}) {
  const said: string[] = []
  const complained: string[] = []
  const terminal: Terminal = {
    say: (text) => void said.push(text),
    complain: (text) => void complained.push(text),
    environment,
  }
  return { terminal, said, complained }
}

import type { Command } from './command.ts'

export interface Listed {
  /** What it does, in a line. */
  readonly about: string
  /** Loaded when it is asked for: one command needs nothing of what another does. */
  load(): Promise<Command>
}

/** Every command there is, by the word that calls it. */
export const commands: Readonly<Record<string, Listed>> = {
  check: {
    about: 'holds a backend to its rules, against its server, and prints a report',
    load: async () => (await import('./check/command.ts')).checkCommand,
  },
  create: {
    about: 'writes an app that signs in against the sandbox, and starts it',
    load: async () => (await import('./create/command.ts')).createCommand,
  },
  relay: {
    about: 'runs the relay between your pages and a sign-in server, from a file of settings',
    load: async () => (await import('./relay/command.ts')).relayCommand,
  },
}

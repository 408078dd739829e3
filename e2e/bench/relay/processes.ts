import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { z } from 'zod'

export interface Process {
  readonly port: number
  /** Bytes of its heap after a collection, and what else it tells. */
  ask(): Promise<{ readonly heap: number; readonly most?: number | undefined }>
}

const told = z.object({ heap: z.number(), most: z.number().optional() })

/** The processes of one run, which end with it. */
export class Processes {
  readonly #children: ChildProcess[] = []

  /** `upstream.process.ts` and its like. */
  async start(name: string, settings: { readonly upstream: string; readonly limited?: boolean }): Promise<Process> {
    const file = join(import.meta.dirname, `${name}.process.ts`)
    const child = spawn(process.execPath, ['--expose-gc', '--import', 'tsx', file], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: { ...process.env, BENCH: JSON.stringify({ limited: false, ...settings }) },
    })
    this.#children.push(child)
    const [first] = (await once(child, 'message')) as unknown[]
    const { port } = z.object({ port: z.number() }).parse(first)
    return {
      port,
      async ask() {
        child.send('ask')
        const [said] = (await once(child, 'message')) as unknown[]
        return told.parse(said)
      },
    }
  }

  end(): void {
    for (const child of this.#children) child.kill('SIGKILL')
  }
}

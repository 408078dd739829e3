import { spawn } from 'node:child_process'
import { type IncomingMessage, request, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/**
 * The relays between the page and the sandbox: `npx entryphone relay`, a process each, begun when the first request is for
 * it. This server stands in front of them as a host's proxy does, and says whose address it was asked from.
 */
export class Relays {
  readonly #port: number
  readonly #running = new Map<string, Promise<number>>()

  constructor(port: number) {
    this.#port = port
  }

  /** Whether a path is one of theirs. */
  matches(path: string): boolean {
    return /^\/(?:relay|limited-relay)\//.test(path)
  }

  async pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const [, name = ''] = (incoming.url ?? '').split('/')
    const running = this.#running.get(name) ?? this.#run(name)
    this.#running.set(name, running)
    const { method, url, headers, socket } = incoming
    const before = headers['x-forwarded-for']
    const from = [...(before === undefined ? [] : [before]), socket.remoteAddress].join(', ')
    const asking = request({ port: await running, method, path: url, headers: { ...headers, 'x-forwarded-for': from } })
    asking.on('response', (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders)
      answer.on('error', () => outgoing.destroy()).pipe(outgoing)
    })
    asking.on('error', () => outgoing.destroy())
    outgoing.once('close', () => asking.destroy())
    incoming.pipe(asking)
  }

  /** Gives the port of one. */
  async #run(name: string): Promise<number> {
    const root = join(import.meta.dirname, '../..')
    const words = ['--import', 'tsx', join(root, 'src/cli/entryphone.ts'), 'relay', join(root, 'e2e/host/relay.ts')]
    const child = spawn(process.execPath, words, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, PORT: String(this.#port), RELAY: name },
    })
    process.once('exit', () => child.kill())
    for await (const line of createInterface({ input: child.stdout })) {
      const [, port] = /listens at \S+:(\d+)$/.exec(line) ?? []
      if (port !== undefined) return Number(port)
    }
    throw new Error(`The relay "${name}" did not start.`)
  }
}

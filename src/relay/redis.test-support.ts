import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createConnection, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensurePrograms } from '../../.ci/debian.ts'

export interface RedisServer {
  readonly port: number
  start(): Promise<void>
  /** As a machine dies: without a word. */
  kill(): Promise<void>
  /** And with all it had. */
  remove(): Promise<void>
}

/** Debian's own Redis, which writes down what it counts before it says so. */
export async function redisServer(): Promise<RedisServer> {
  ensurePrograms({ 'redis-server': '/usr/bin/redis-server' })
  const folder = mkdtempSync(join(tmpdir(), 'entryphone-redis-'))
  const port = await freePort()
  let running: ChildProcess | undefined
  const kill = async () => {
    const one = running
    running = undefined
    if (one === undefined) return
    await new Promise((ended) => {
      one.once('exit', ended)
      one.kill('SIGKILL')
    })
  }
  return {
    port,
    async start() {
      const kept = ['--dir', folder, '--appendonly', 'yes', '--appendfsync', 'always', '--save', '']
      running = spawn('/usr/bin/redis-server', ['--port', String(port), '--bind', '127.0.0.1', ...kept], {
        stdio: 'ignore',
      })
      await answering(port)
    },
    kill,
    async remove() {
      await kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function freePort(): Promise<number> {
  const server = createServer()
  return new Promise((done) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' ? (address?.port ?? 0) : 0))
    })
  })
}

async function answering(port: number): Promise<void> {
  for (let time = 0; time < 200; time += 1) {
    if (await pong(port)) return
    await new Promise((later) => setTimeout(later, 25))
  }
  throw new Error('Redis does not answer.')
}

function pong(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = createConnection(port, '127.0.0.1')
    socket.once('data', (said) => {
      socket.destroy()
      done(said.toString().startsWith('+PONG'))
    })
    socket.once('error', () => done(false))
    socket.once('connect', () => socket.write('PING\r\n'))
  })
}

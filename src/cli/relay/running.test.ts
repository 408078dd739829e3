import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'

/** `npx entryphone relay` as a process, before a server that is slow where it is told to be. */
const folder = mkdtempSync(join(tmpdir(), 'entryphone-running-'))
const reached: string[] = []
let answer = () => {}
const upstream = createServer((incoming, outgoing) => {
  incoming.resume()
  reached.push(incoming.url ?? '')
  answer = () => outgoing.writeHead(200, { 'content-type': 'application/json' }).end('{"response":{}}')
  if (incoming.method === 'GET') answer()
})
const processes: ChildProcess[] = []
let settings: object

beforeAll(async () => {
  await new Promise<void>((done) => upstream.listen(0, '127.0.0.1', done))
  const at = upstream.address()
  settings = {
    url: 'http://localhost/relay',
    proxy: 'none',
    backends: {
      portal: { kind: 'docspace', upstream: `http://127.0.0.1:${typeof at === 'object' ? at?.port : 0}` },
    },
    limits: { store: 'memory', secret: { env: 'RELAY_SECRET' } },
    listen: { port: 0 },
  }
})

afterEach(() => {
  reached.length = 0
  for (const one of processes.splice(0)) one.kill('SIGKILL')
})

afterAll(() => {
  upstream.closeAllConnections()
  upstream.close()
  rmSync(folder, { recursive: true, force: true })
})

async function started(changes: object = {}) {
  const file = join(folder, 'relay.json')
  writeFileSync(file, JSON.stringify({ ...settings, ...changes }))
  const program = join(import.meta.dirname, '../entryphone.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', program, 'relay', file], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, RELAY_SECRET: '0123456789abcdef0123456789abcdef', REDIS_URL: 'redis://127.0.0.1:1' },
  })
  processes.push(child)
  const ended = new Promise<number | null>((done) => child.once('exit', done))
  const lines: string[] = []
  const reading = createInterface({ input: child.stdout })
  reading.on('line', (line) => lines.push(line))
  await vi.waitFor(() => expect(lines[0]).toMatch(/^Relay: .* listens at 127\.0\.0\.1:\d+$/), 15_000)
  return { child, ended, lines, port: Number(lines[0]?.split(':').at(-1)) }
}

async function ask(
  port: number,
  path: string,
  body?: object,
): Promise<{ readonly status: number; readonly said: string }> {
  const headers = { host: 'localhost', origin: 'http://localhost', 'content-type': 'application/json' }
  const method = body === undefined ? 'GET' : 'POST'
  const incoming = await new Promise<IncomingMessage>((done, failed) => {
    const asking = request({ port, path: `/relay${path}`, method, headers }, done)
    asking.on('error', failed)
    asking.end(body && JSON.stringify(body))
  })
  return { status: incoming.statusCode ?? 0, said: await text(incoming) }
}

const authentication = '/portal/api/2.0/authentication'
const credentials = { userName: 'ann@example.com', passwordHash: 'a' }

test('it forwards, says how it is, and ends once what was under way is answered', { timeout: 60_000 }, async () => {
  const { child, ended, lines, port } = await started({ log: 'everything' })
  expect(await ask(port, '/portal/api/2.0/settings')).toEqual({ status: 200, said: '{"response":{}}' })
  expect((await ask(port, '/-/ready')).status).toBe(200)
  expect((await ask(port, '/portal/api/2.0/people')).status).toBe(404)

  const underWay = ask(port, authentication, credentials)
  await vi.waitFor(() => expect(reached).toContain('/api/2.0/authentication'))
  child.kill('SIGTERM')
  await vi.waitFor(async () => expect((await ask(port, '/-/ready')).status).toBe(503))
  expect((await ask(port, '/-/health')).status).toBe(200)
  answer()
  expect((await underWay).status).toBe(200)
  expect(await ended).toBe(0)
  expect(lines[0]).toBe(`Relay: http://localhost/relay listens at 127.0.0.1:${port}`)
  expect(lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as unknown)).toContainEqual(
    expect.objectContaining({
      type: 'answered',
      backend: 'portal',
      endpoint: 'POST /api/2.0/authentication',
      status: 200,
    }),
  )
  expect(lines.join('\n')).not.toMatch(/ann@example\.com|passwordHash/)
})

test('who asks twice to stop does not wait', { timeout: 60_000 }, async () => {
  const { child, ended, lines, port } = await started()
  void ask(port, authentication, credentials).catch(() => {})
  await vi.waitFor(() => expect(reached).toHaveLength(1))
  child.kill('SIGTERM')
  await vi.waitFor(() => expect(lines.at(-1)).toBe('Relay: stops'))
  child.kill('SIGINT')
  expect(await ended).toBeNull()
})

test('while Redis is away it is not ready, sends nothing, and says so', { timeout: 60_000 }, async () => {
  const limits = { store: { redis: { env: 'REDIS_URL' } }, secret: { env: 'RELAY_SECRET' } }
  const { lines, port } = await started({ limits })
  expect((await ask(port, '/-/ready')).status).toBe(503)
  expect((await ask(port, `${authentication}/sendsms`, credentials)).status).toBe(503)
  expect(reached).toEqual([])
  expect(lines.some((line) => line.includes('"type":"limits-unavailable"'))).toBe(true)
})

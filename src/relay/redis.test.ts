import { type ChildProcess, spawn } from 'node:child_process'
import { Agent, createServer, request } from 'node:http'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Redis } from 'ioredis'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { type RedisServer, redisServer } from './redis.test-support.ts'
import type { ProcessSettings } from './relayProcess.test-support.ts'

/** Several relays, as processes, on one Redis, before one upstream that counts what reaches it. */
const reached: string[] = []
let answersAfter = 0
const upstream = createServer((incoming, outgoing) => {
  reached.push(incoming.url ?? '')
  incoming.resume()
  setTimeout(() => outgoing.writeHead(200, { 'content-type': 'application/json' }).end('{}'), answersAfter)
})
const agent = new Agent({ keepAlive: true, maxSockets: 64 })
const processes: ChildProcess[] = []
let redis: RedisServer
let address = ''

beforeAll(async () => {
  redis = await redisServer()
  await redis.start()
  await new Promise<void>((done) => upstream.listen(0, '127.0.0.1', done))
  const at = upstream.address()
  address = `http://127.0.0.1:${typeof at === 'object' ? at?.port : 0}/api`
}, 180_000)

afterEach(() => {
  reached.length = 0
  answersAfter = 0
  for (const one of processes.splice(0)) one.kill('SIGKILL')
})

afterAll(async () => {
  agent.destroy()
  upstream.closeAllConnections()
  upstream.close()
  await redis.remove()
})

interface Process {
  readonly port: number
  readonly child: ChildProcess
}

async function relayProcess(settings: Partial<ProcessSettings> = {}): Promise<Process> {
  const given: ProcessSettings = { redis: redis.port, upstream: address, most: 5, ahead: 0, ...settings }
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, 'relayProcess.test-support.ts')],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, SETTINGS: JSON.stringify(given) },
    },
  )
  processes.push(child)
  for await (const line of createInterface({ input: child.stdout })) return { port: Number(line), child }
  throw new Error('A relay did not start.')
}

/** Asks one of them as a browser does; 0 where the connection breaks. */
function ask({ port }: Process, path: string, body: object): Promise<number> {
  const headers = { host: 'localhost', origin: 'http://localhost', 'content-type': 'application/json' }
  return new Promise((done) => {
    const asking = request({ port, path: `/relay/own${path}`, method: 'POST', headers, agent }, (answer) => {
      answer.resume()
      done(answer.statusCode ?? 0)
    })
    asking.on('error', () => done(0))
    asking.end(JSON.stringify(body))
  })
}

const count = (statuses: readonly number[], status: number) => statuses.filter((one) => one === status).length
const numberOf = (index: number) => `+79991${String(index).padStart(6, '0')}`

describe('four relays on one Redis', { timeout: 60_000 }, () => {
  test('a thousand sends to one number at once: exactly the allowed ones reach the upstream', async () => {
    // Their clocks differ by two minutes.
    const four = await Promise.all([0, 60_000, -60_000, 0].map((ahead) => relayProcess({ ahead })))
    const phone = numberOf(1)
    const asked = Array.from({ length: 1000 }, (_, index) => {
      const one = four[index % four.length]
      return one === undefined ? Promise.resolve(0) : ask(one, '/codes', { phone })
    })
    const statuses = await Promise.all(asked)
    expect([count(statuses, 200), count(statuses, 429), reached.length]).toEqual([5, 995, 5])
    // One that starts anew knows what the others have counted.
    const fresh = await relayProcess()
    expect([await ask(fresh, '/codes', { phone }), await ask(fresh, '/codes', { phone: numberOf(2) })]).toEqual([
      429, 200,
    ])
    expect(reached).toHaveLength(6)
    // What lies there now names nobody.
    const client = new Redis({ port: redis.port })
    const keys = await client.keys('*')
    const values = await Promise.all(keys.map((key) => client.get(key)))
    client.disconnect()
    expect(keys).toContainEqual(expect.stringMatching(/^entryphone:number:600:[\da-f]{32}$/))
    expect([...keys, ...values].filter((one) => /7999|127\.0\.0/.test(one ?? ''))).toEqual([])
  })

  test('Redis dies in the middle and comes back: nothing is sent meanwhile, codes are checked, and limits still hold', async () => {
    const [first, second] = await Promise.all([relayProcess(), relayProcess()])
    const phone = numberOf(3)
    expect([await ask(first, '/codes', { phone }), await ask(second, '/codes', { phone })]).toEqual([200, 200])
    const during = Array.from({ length: 100 }, async (_, index) => {
      await new Promise((later) => setTimeout(later, index * 5))
      return ask(index % 2 === 0 ? first : second, '/codes', { phone })
    })
    await new Promise((later) => setTimeout(later, 60))
    await redis.kill()
    expect(await ask(first, '/codes', { phone: numberOf(4) })).toBe(503)
    expect(await ask(first, '/codes/123456', { phone })).toBe(200)
    await Promise.all(during)
    await redis.start()
    await vi.waitFor(async () => expect(await ask(first, '/codes', { phone: numberOf(5) })).toBe(200), {
      timeout: 10_000,
    })
    await vi.waitFor(async () => expect(await ask(second, '/codes', { phone: numberOf(6) })).toBe(200), {
      timeout: 10_000,
    })
    const after = await Promise.all(Array.from({ length: 20 }, () => ask(second, '/codes', { phone })))
    // One for each of the two numbers that waited for Redis. Of the first number five at most: what was counted as Redis died,
    // and not answered any more, was not sent.
    const sent = reached.filter((path) => path === '/api/codes').length - 2
    expect([sent >= 2, sent <= 5, count(after, 200) <= 3]).toEqual([true, true, true])
  })

  test('a relay that dies in the middle of a request has counted it', async () => {
    answersAfter = 1000
    const [dying, other] = await Promise.all([relayProcess({ most: 1 }), relayProcess({ most: 1 })])
    const phone = numberOf(7)
    const asked = ask(dying, '/codes', { phone })
    await vi.waitFor(() => expect(reached).toHaveLength(1))
    dying.child.kill('SIGKILL')
    expect([await asked, await ask(other, '/codes', { phone }), reached.length]).toEqual([0, 429, 1])
  })
})

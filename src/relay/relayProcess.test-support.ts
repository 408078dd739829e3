/**
 * A relay in a process of its own, as a host runs several: `node --import tsx src/relay/relayProcess.test-support.ts`. Prints
 * its port. `SETTINGS` is what a test says of it.
 */
import { createServer } from 'node:http'
import { Redis } from 'ioredis'
import { createRelay } from './relay.ts'
import { toNodeListener } from './node.ts'
import { redisStore } from './redis.ts'
import { ownBackend } from './relay.test-support.ts'

export interface ProcessSettings {
  readonly redis: number
  readonly upstream: string
  /** How often a number gets a message. */
  readonly most: number
  /** How far this machine's clock is ahead, in milliseconds. */
  readonly ahead: number
}

const { redis, upstream, most, ahead } = JSON.parse(process.env['SETTINGS'] ?? '{}') as ProcessSettings
const real = Date.now
Date.now = () => real() + ahead

const client = new Redis({ port: redis, enableOfflineQueue: false, retryStrategy: () => 50 })
client.on('error', () => {})
await new Promise((ready) => client.once('ready', ready))

const none = { number: [], address: [], network: [], country: [], all: [] }
const relay = createRelay({
  url: 'http://localhost/relay',
  proxy: 'none',
  backends: { own: { ...ownBackend, upstream } },
  limits: {
    store: redisStore(client),
    secret: '0123456789abcdef0123456789abcdef',
    sends: { ...none, number: [{ points: most, seconds: 600 }] },
    pauses: [],
  },
})
const server = createServer(toNodeListener(relay))
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (typeof address === 'object') process.stdout.write(`${address?.port}\n`)
})

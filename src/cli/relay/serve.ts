import { createServer, type Server } from 'node:http'
import { RelayMistake } from '../../relay/mistakes.ts'
import { toNodeListener } from '../../relay/node.ts'
import type { Relay } from '../../relay/relay.ts'
import type { RelaySettings } from './schema.ts'

export interface Served {
  /** `127.0.0.1:8080`. */
  readonly address: string
  /** Takes nothing new, sees what is under way to its end, and ends. */
  stop(): Promise<void>
}

/** This machine's own address: whoever reaches the port past the proxy could write any visitor's address. */
const usualHost = '127.0.0.1'
const usualPort = 8080

/** Longer than proxies keep a connection: one that ends as a request comes would lose a message. */
const keepAliveTimeout = 75_000

/** Serves a relay alone: everything that is not its own is 404. Throws a `RelayMistake` where it cannot listen. */
export async function serve(relay: Relay, { listen = {}, stopsWithin = 10_000 }: RelaySettings): Promise<Served> {
  const { host = usualHost, port = usualPort } = listen
  const server = createServer(
    { headersTimeout: 10_000, requestTimeout: 20_000, keepAliveTimeout },
    toNodeListener(relay),
  )
  await listening(server, host, port)
  return {
    address: addressOf(server, host),
    async stop() {
      await relay.close(stopsWithin)
      const closed = new Promise((done) => server.close(done))
      // An answer that nobody fetches holds nothing up.
      const late = setTimeout(() => server.closeAllConnections(), 1000)
      await closed
      clearTimeout(late)
    },
  }
}

function listening(server: Server, host: string, port: number): Promise<void> {
  return new Promise((done, failed) => {
    server.once('error', () => failed(new RelayMistake('E118', `listen: ${host}:${port}`)))
    server.listen(port, host, done)
  })
}

function addressOf(server: Server, host: string): string {
  const address = server.address()
  return `${host}:${typeof address === 'object' ? address?.port : ''}`
}

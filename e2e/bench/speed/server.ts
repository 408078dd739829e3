import { existsSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { AddressInfo } from 'node:net'
import { wholeSandbox } from '../../../src/test-support/servers.test-support.ts'
import { site } from './site.ts'
import type { Subject } from './subject.ts'

export interface BenchServer {
  readonly origin: string
  /** Waits so long, in milliseconds, before the sandbox answers. */
  delay: number
  /** The name of a world of the sandbox in which nothing has happened yet, and nobody is asked for a captcha. */
  readonly newWorld: () => Promise<string>
  readonly close: () => void
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
}

interface Compressed {
  readonly raw: Buffer
  readonly brotli: Buffer
  readonly gzip: number
}

const compressed = new Map<string, Compressed>()

/** Compressed once, at the highest levels, as a host's own server has it. */
function fileAt(path: string): Compressed | undefined {
  const file = join(site, normalize(path.endsWith('/') ? `${path}index.html` : path))
  const known = compressed.get(file)
  if (known !== undefined || !existsSync(file)) return known
  const raw = readFileSync(file)
  const brotli = brotliCompressSync(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })
  const found = { raw, brotli, gzip: gzipSync(raw, { level: 9 }).length }
  compressed.set(file, found)
  return found
}

/** Bytes of gzip of a file of the site, by its path; 0 for what is none. */
export function gzipAt(path: string): number {
  return fileAt(path)?.gzip ?? 0
}

/** The pages, the sandbox behind ours, and stand-ins behind the vendors': all that is asked for is answered here. */
export async function serve(subjects: readonly Subject[]): Promise<BenchServer> {
  const sandbox = wholeSandbox()
  const server = createServer((request, response) => void answer(request, response))
  let worlds = 0
  const state = {
    origin: '',
    delay: 0,
    async newWorld() {
      const world = `bench-${(worlds += 1)}`
      const address = new URL(`/sandbox/switches?world=${world}`, state.origin)
      await sandbox.fetch(new Request(address, { method: 'POST', body: JSON.stringify({ captcha: 'none' }) }))
      return world
    },
    close: () => {},
  }

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const url = new URL(incoming.url ?? '/', state.origin)
    const [, of] = /^\/stand-in\/([\w-]+)/.exec(url.pathname) ?? []
    if (of !== undefined) {
      incoming.resume()
      const { standIn = () => ({}) } = subjects.find(({ name }) => name === of) ?? {}
      outgoing.setHeader('content-type', 'application/json').end(JSON.stringify(standIn(url.pathname)))
      return
    }
    if (sandbox.matches(url)) return carry(incoming, outgoing, url)
    const file = fileAt(url.pathname)
    if (file === undefined) return void outgoing.writeHead(404).end()
    outgoing.setHeader('content-type', types[extname(url.pathname)] ?? 'text/html')
    outgoing.setHeader('cache-control', 'public, max-age=600')
    if (!String(incoming.headers['accept-encoding']).includes('br')) return void outgoing.end(file.raw)
    outgoing.setHeader('content-encoding', 'br').end(file.brotli)
  }

  async function carry(incoming: IncomingMessage, outgoing: ServerResponse, url: URL): Promise<void> {
    const method = incoming.method ?? 'GET'
    const body = await buffer(incoming)
    const headers = Object.entries(incoming.headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)] as [string, string]],
    )
    const response = await sandbox.fetch(
      new Request(url, { method, headers, body: method === 'GET' || method === 'HEAD' ? null : new Uint8Array(body) }),
    )
    if (state.delay > 0) await new Promise((done) => setTimeout(done, state.delay))
    outgoing.setHeaders(response.headers).writeHead(response.status)
    outgoing.end(Buffer.from(await response.arrayBuffer()))
  }

  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  state.origin = `http://localhost:${port}`
  state.close = () => {
    server.closeAllConnections()
    server.close()
  }
  return state
}

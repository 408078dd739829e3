import { createServer, type Server } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { memoryStore } from './memory.ts'
import { toNodeListener } from './node.ts'
import { createRelay } from './relay.ts'
import { ownBackend } from './relay.test-support.ts'

/** Games with `X-Forwarded-For`, over raw sockets, at a relay behind two proxies of the host's, with limits by address. */
const told: (string | string[] | undefined)[] = []
const upstream = createServer((incoming, outgoing) => {
  told.push(incoming.headers['x-forwarded-for'])
  incoming.resume()
  outgoing.writeHead(200, { 'content-type': 'application/json' }).end('{}')
})
const server = createServer()
let port = 0

const listening = (one: Server) =>
  new Promise<number>((done) => {
    one.listen(0, '127.0.0.1', () => {
      const address = one.address()
      done(typeof address === 'object' ? (address?.port ?? 0) : 0)
    })
  })

beforeAll(async () => {
  const at = await listening(upstream)
  port = await listening(server)
  const none = { number: [], network: [], country: [], all: [] }
  const relay = createRelay({
    url: `http://127.0.0.1:${port}/relay`,
    proxy: { hops: 2 },
    backends: { own: { ...ownBackend, upstream: `http://127.0.0.1:${at}/api` } },
    limits: {
      store: memoryStore(),
      secret: '0123456789abcdef0123456789abcdef',
      sends: { ...none, address: [{ points: 3, seconds: 600 }] },
      pauses: [],
    },
  })
  server.on('request', toNodeListener(relay))
})

afterAll(() => {
  for (const one of [server, upstream]) {
    one.closeAllConnections()
    one.close()
  }
})

/** The status of a send with these lines of headers. */
function ask(lines: readonly string[]): Promise<number> {
  const body = '{"phone":"+79991234567"}'
  const own = [
    `Host: 127.0.0.1:${port}`,
    `Origin: http://127.0.0.1:${port}`,
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    'Connection: close',
  ]
  return new Promise((done) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1')
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1')
    })
    socket.on('error', () => {})
    socket.on('close', () => done(Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0)))
    socket.write(`POST /relay/own/codes HTTP/1.1\r\n${[...own, ...lines].join('\r\n')}\r\n\r\n${body}`)
  })
}

const edge = '203.0.113.9'

describe('X-Forwarded-For', () => {
  test.each<[string, readonly string[]]>([
    ['nothing', []],
    ['an empty one', ['X-Forwarded-For: ']],
    ['one hop fewer than is trusted', [`X-Forwarded-For: ${edge}`]],
    ['words', [`X-Forwarded-For: unknown, ${edge}`]],
    ['a hidden name', [`X-Forwarded-For: _hidden, ${edge}`]],
    ['an empty hop', [`X-Forwarded-For: 198.51.100.7,, ${edge}`]],
    ['a comma at the end', [`X-Forwarded-For: 198.51.100.7, ${edge}, ,`]],
    ['an address in octal', [`X-Forwarded-For: 0306.063.0144.07, ${edge}`]],
    ['an address in hexadecimal', [`X-Forwarded-For: 0xc6336407, ${edge}`]],
    ['an address as one number', [`X-Forwarded-For: 3325256711, ${edge}`]],
    ['an address with a number too large', [`X-Forwarded-For: 198.51.100.256, ${edge}`]],
    ['an address with a part too many', [`X-Forwarded-For: 198.51.100.7.7, ${edge}`]],
    ['two in one hop', [`X-Forwarded-For: 198.51.100.7 198.51.100.8, ${edge}`]],
    ['one in quotes', [`X-Forwarded-For: "198.51.100.7", ${edge}`]],
    ['half an address of IPv6', [`X-Forwarded-For: [2001:db8::7, ${edge}`]],
    ['IPv6 with two gaps', [`X-Forwarded-For: 2001::db8::7, ${edge}`]],
    ['markup', [`X-Forwarded-For: <script>, ${edge}`]],
    ['the other standard’s words', [`Forwarded: for=198.51.100.7, for=${edge}`]],
    ['a name of another header', [`X-Real-IP: 198.51.100.7`, `True-Client-IP: 198.51.100.7`]],
    ['its name with an underscore', [`X_Forwarded_For: 198.51.100.7, ${edge}`]],
    ['a port that is none', [`X-Forwarded-For: 198.51.100.7:port, ${edge}`]],
  ])('that says %s reaches no upstream', async (_, lines) => {
    const before = told.length
    expect(await ask(lines)).toBe(400)
    expect(told).toHaveLength(before)
  })

  test('with anything before it makes nobody another visitor: the limit is the address’s that the outermost proxy saw', async () => {
    const before = told.length
    const statuses: number[] = []
    for (let time = 0; time < 6; time += 1) {
      // A page's own line, and what a visitor has put before it, come first.
      const lies = [`X-Forwarded-For: 10.0.0.${time}, 192.0.2.${time}`, `X-Forwarded-For: 198.51.100.7, ${edge}`]
      statuses.push(await ask(time % 2 === 0 ? lies : [`X-Forwarded-For: evil${time}, 198.51.100.7, ${edge}`]))
    }
    expect(statuses).toEqual([200, 200, 200, 429, 429, 429])
    expect(told.slice(before)).toEqual(['198.51.100.7', '198.51.100.7', '198.51.100.7'])
  })

  test('is not the visitor’s to clear: what Connection names is read all the same', async () => {
    const before = told.length
    const line = `X-Forwarded-For: 198.51.100.8, ${edge}`
    expect(await ask([line, 'Connection: X-Forwarded-For'])).toBe(200)
    expect(told.slice(before)).toEqual(['198.51.100.8'])
  })
})

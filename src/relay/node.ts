/**
 * The relay in Node: `createServer(toNodeListener(relay))`, `app.use(toNodeListener(relay))` in Express, and in Fastify an
 * `onRequest` hook that calls it with `request.raw` and `reply.raw` after `reply.hijack()`.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { RelayMistake } from './mistakes.ts'
import type { Relay } from './relay.ts'
import { isPlainTarget } from './target.ts'

/** As Express has it: where it is mounted, `url` is cut short. */
interface MountedMessage extends IncomingMessage {
  readonly originalUrl?: string
}

/** What `http.createServer` and Express take. With `next`, paths that are not the relay’s go on to it. */
export type NodeListener = (request: IncomingMessage, response: ServerResponse, next?: Next) => void

type Next = (error?: unknown) => void

/**
 * Answers what is the relay's, and leaves the rest to `next`; without one it is 404. The target is looked at as it came over
 * the wire, before anything has resolved it.
 */
export function toNodeListener(relay: Relay): NodeListener {
  return (incoming: MountedMessage, outgoing, next) => {
    const target = incoming.originalUrl ?? incoming.url ?? ''
    const [path = ''] = target.split('?', 1)
    if (!relay.matches(path) && next !== undefined) return next()
    if (!relay.matches(path) || !isPlainTarget(target)) return refuse(outgoing, 404)
    void listen({ relay, target, next }, incoming, outgoing)
  }
}

async function listen(
  { relay, target, next }: { readonly relay: Relay; readonly target: string; readonly next: Next | undefined },
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  try {
    await carry(relay, target, incoming, outgoing)
  } catch (thrown) {
    // The upstream broke off in the middle, and so does the answer.
    if (!(thrown instanceof RelayMistake)) outgoing.destroy()
    else if (next !== undefined) next(thrown)
    else {
      warnOnce(thrown)
      refuse(outgoing, 500)
    }
  }
}

const said = new Set<string>()

/** A mistake of whoever has mounted the relay, where nobody else would hear of it. */
function warnOnce({ message, number }: RelayMistake): void {
  if (said.has(message)) return
  said.add(message)
  process.emitWarning(message, { code: number })
}

/** No answer in any backend's words: nobody is meant. The connection ends, since its body has not been read. */
function refuse(outgoing: ServerResponse, status: number): void {
  outgoing.writeHead(status, { connection: 'close', 'content-length': '0' }).end()
}

async function carry(relay: Relay, target: string, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const left = new AbortController()
  outgoing.once('close', () => left.abort())
  const request = requestOf(target, incoming, left.signal)
  if (request === undefined) return refuse(outgoing, 400)
  const response = await relay.fetch(request, { address: incoming.socket.remoteAddress })
  for (const [name, value] of response.headers) {
    if (name !== 'set-cookie') outgoing.setHeader(name, value)
  }
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies)
  // What has not been read of a refused body is not waited for.
  if (!incoming.complete) outgoing.setHeader('connection', 'close')
  outgoing.writeHead(response.status)
  await write(response.body, outgoing)
}

/** `undefined` for a method or a header that no `Request` can have, `TRACE` for one. */
function requestOf(target: string, incoming: IncomingMessage, signal: AbortSignal): Request | undefined {
  const { method = 'GET' } = incoming
  const hasBody = method !== 'GET' && method !== 'HEAD'
  if (hasBody && incoming.readableDidRead) throw new RelayMistake('E108', 'toNodeListener')
  try {
    const headers = new Headers()
    for (const [name, values] of Object.entries(incoming.headersDistinct)) {
      for (const value of values ?? []) headers.append(name, value)
    }
    // The host here is nobody's: the relay reads the header. A stream wants `duplex`, which no type knows.
    const init: RequestInit & { readonly duplex: 'half' } = {
      method,
      headers,
      signal,
      body: hasBody ? streamOf(incoming) : null,
      duplex: 'half',
    }
    return new Request(`http://relay.invalid${target}`, init)
  } catch {
    return undefined
  }
}

/** Read as far as somebody asks for it, and no further. */
function streamOf(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  const chunks: AsyncIterator<unknown, unknown> = incoming[Symbol.asyncIterator]()
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done = false, value } = await chunks.next()
        if (done) controller.close()
        else if (value instanceof Uint8Array) controller.enqueue(value)
      },
      // Not the iterator's end, which would close the connection before the answer has gone out.
      cancel: () => void incoming.pause(),
    },
    { highWaterMark: 0 },
  )
}

async function write(body: ReadableStream<Uint8Array> | null, outgoing: ServerResponse): Promise<void> {
  if (body === null) return void outgoing.end()
  const reader = body.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return void outgoing.end()
      if (outgoing.closed) return
      if (!outgoing.write(value)) await new Promise((free) => outgoing.once('drain', free).once('close', free))
    }
  } finally {
    // Does nothing to a body that has come to its end.
    await reader.cancel().catch(() => {})
  }
}

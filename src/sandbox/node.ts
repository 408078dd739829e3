import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Sandbox } from './sandbox.ts'

/**
 * The sandbox in a Node server, as Vite, Express and `http.createServer` take it:
 * `server.middlewares.use(sandboxListener(createSandbox()))`. What is none of its addresses is passed on; without a `next`
 * it is 404. A connection that a fault breaks is broken.
 */
export function sandboxListener(sandbox: Sandbox) {
  return (asked: IncomingMessage, answer: ServerResponse, next?: () => void): void => {
    const url = new URL(asked.url ?? '/', `http://${asked.headers.host ?? 'localhost'}`)
    if (sandbox.matches(url)) return void respond(sandbox, url, asked, answer)
    if (next === undefined) answer.writeHead(404).end()
    else next()
  }
}

async function respond(sandbox: Sandbox, url: URL, asked: IncomingMessage, answer: ServerResponse): Promise<void> {
  const parts: Uint8Array[] = []
  for await (const part of asked as AsyncIterable<Uint8Array>) parts.push(part)
  const headers = new Headers()
  for (const [name, value] of Object.entries(asked.headers)) {
    if (value !== undefined && !name.startsWith(':')) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  const { method = 'GET' } = asked
  const body =
    method === 'GET' || method === 'HEAD' ? null : await new Blob(parts as Uint8Array<ArrayBuffer>[]).arrayBuffer()
  const response = await sandbox.fetch(new Request(url, { method, headers, body }))
  if (response.type === 'error') return void asked.socket.destroy()
  for (const [name, value] of response.headers) if (name !== 'set-cookie') answer.setHeader(name, value)
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) answer.setHeader('set-cookie', cookies)
  try {
    answer.writeHead(response.status).end(new Uint8Array(await response.arrayBuffer()))
  } catch {
    // Cut off on the way, as a fault asks for.
    asked.socket.destroy()
  }
}

/**
 * Serves the host page and the sandbox on one origin, and the sandbox again on a second, where the vendors' own CORS
 * decides; on the first origin also behind a relay. With the doubles stand the real servers of backends that are packages.
 *
 *     npx tsx e2e/host/serve.ts [--built DIR]
 *
 * `PORT` (default 5173) is the first origin's, the port after it the second's. The page comes from its sources, or, with
 * `--built DIR` or `HOST_PAGE=DIR`, from a folder it was built into: then under the strictest policy it can have, which
 * Vite's development server, with its inline scripts and styles, could not keep to.
 */
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'
import { resolve } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { getRequestListener } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { wholeSandbox } from '../../src/test-support/servers.test-support.ts'
import { addressed } from './addressed.ts'
import { drawnForms, earlyScript } from './drawn.tsx'
import { policyOf } from './policy.ts'
import { Relays } from './relays.ts'
import { scriptFolder } from './scripted.ts'
import hostPage from './vite.config.ts'

const { values } = parseArgs({ options: { built: { type: 'string' } } })
const folder = values.built ?? process.env['HOST_PAGE']
const port = Number(process.env['PORT'] ?? 5173)
if (!Number.isInteger(port) || port < 1 || port > 65_534) stop(`PORT=${process.env['PORT']} is not a port below 65535.`)

const sandbox = wholeSandbox()
const relays = new Relays(port)
const [first, second] = [createServer(), createServer()]
first.on('request', relayOr(sandboxOr(folder === undefined ? await developed(first) : built(folder))))
second.on(
  'request',
  behindRelay(sandboxOr((_, response) => void response.writeHead(404).end('Only the sandbox is here.\n'))),
)
await Promise.all([listen(first, port), listen(second, port + 1)])
console.log(`Entryphone host page: http://localhost:${port}/`)
console.log(`Second origin: http://localhost:${port + 1}/`)

/** A relay's addresses to it, and the host's own session, which it reads. */
function relayOr(elsewhere: RequestListener): RequestListener {
  return (request, response) => {
    if (relays.matches(request.url ?? '')) void relays.pass(request, response)
    else if (request.method === 'POST' && request.url === '/host-session') void signIn(request, response)
    else elsewhere(request, response)
  }
}

/** As a host does that has signed somebody in at ZITADEL: the token stays here, and its name is in a cookie. */
async function signIn(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const account = (await buffer(incoming)).toString('base64url')
  outgoing.writeHead(204, { 'set-cookie': `host_session=${account}; Path=/; HttpOnly; SameSite=Lax` }).end()
}

/** What a relay asks is meant for the world that a header names. */
function behindRelay(listener: RequestListener): RequestListener {
  return (request, response) => {
    const world = request.headers['x-sandbox-world']
    const [, path] = /^\/behind-relay(\/.*)$/.exec(request.url ?? '') ?? []
    if (path !== undefined && typeof world === 'string') request.url = `/w/${encodeURIComponent(world)}${path}`
    listener(request, response)
  }
}

/** The sandbox's own addresses to the sandbox, the rest elsewhere. */
function sandboxOr(elsewhere: RequestListener): RequestListener {
  return (request, response) => {
    // Not `new URL(request.url, …)`: a path that begins with two slashes would be read as a host.
    const [path = '/'] = (request.url ?? '/').split('?', 1)
    const isSandbox = sandbox.matches(new URL(`http://localhost${path.startsWith('/') ? path : '/'}`))
    if (isSandbox) void carry(request, response)
    else elsewhere(request, response)
  }
}

/**
 * One request to the sandbox and its answer back, byte by byte: an adapter that buffers would turn a connection broken
 * in the middle of an answer into a tidy 500.
 */
async function carry(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  try {
    const headers = new Headers()
    for (const [name, values] of Object.entries(incoming.headersDistinct)) {
      for (const value of values ?? []) headers.append(name, value)
    }
    const method = incoming.method ?? 'GET'
    const body = await buffer(incoming)
    const response = await sandbox.fetch(
      new Request(`http://${incoming.headers.host ?? 'localhost'}${incoming.url}`, {
        method,
        headers,
        body: method === 'GET' || method === 'HEAD' ? null : new Uint8Array(body),
      }),
    )
    if (response.type === 'error') return drop(incoming)
    outgoing.setHeaders(response.headers)
    outgoing.writeHead(response.status)
    for await (const chunk of response.body ?? []) await new Promise((written) => outgoing.write(chunk, written))
    outgoing.end()
  } catch {
    // The client has left, or the answer breaks off here.
    outgoing.destroy()
  }
}

/**
 * Breaks the connection without an answer. Not by closing it in silence: a browser that reused the connection would send
 * the request again by itself, POST or not, and the lost one would never be seen. Two lengths that differ are a network
 * error to Chromium and Node, which ends that; where they are let pass, the body breaks off.
 */
function drop(incoming: IncomingMessage): void {
  incoming.socket.end('HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n')
}

/** The page from its sources, as Vite serves them in development. */
async function developed(server: Server): Promise<RequestListener> {
  const { createServer: createVite } = await import('vite')
  const vite = await createVite({
    ...hostPage,
    plugins: [
      hostPage.plugins,
      {
        name: 'in-its-address',
        transformIndexHtml: (html, { originalUrl = '/' }) => addressed(html, new URL(originalUrl, 'http://localhost')),
      },
    ],
    configFile: false,
    appType: 'spa',
    server: { ...hostPage.server, middlewareMode: true, hmr: { server } },
  })
  return vite.middlewares
}

/** The page as it was built. */
function built(directory: string): RequestListener {
  const app = new Hono()
  app.use('*', async (context, next) => {
    context.header('content-security-policy', policyOf(new URL(context.req.url)))
    await next()
  })
  const early = earlyScript()
  app.get('/early.js', async (context) => context.body(await early, 200, { 'content-type': 'text/javascript' }))
  app.get('/forms.html', async (context) => {
    return context.html(await drawnForms(resolve(directory), new URL(context.req.url).searchParams))
  })
  app.get('/', async (context) => {
    return context.html(addressed(await readFile(resolve(directory, 'index.html'), 'utf8'), new URL(context.req.url)))
  })
  const rewriteRequestPath = (path: string) => path.replace('/entryphone/', '/')
  app.use('/entryphone/*', serveStatic({ root: scriptFolder, rewriteRequestPath }))
  app.use('*', serveStatic({ root: resolve(directory) }))
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false })
  return (request, response) => void listener(request, response)
}

/** On every address of this machine's name, so that both `localhost` and `127.0.0.1` reach it. */
function listen(server: Server, on: number): Promise<void> {
  return new Promise((done) => {
    server.once('error', (error) => {
      const taken = 'code' in error && error.code === 'EADDRINUSE'
      stop(
        taken ? `Port ${on} is taken. Stop what runs there, or set PORT (two ports in a row are used).` : error.message,
      )
    })
    server.listen(on, done)
  })
}

function stop(why: string): never {
  console.error(why)
  process.exit(1)
}

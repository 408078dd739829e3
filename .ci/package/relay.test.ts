import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, request } from 'node:http'
import { type AddressInfo, createServer as createNetServer } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { getRequestListener } from '@hono/node-server'
import { type Browser, chromium, expect as see } from '@playwright/test'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { createSandbox } from '../../src/sandbox/sandbox.ts'
import { chromiumLaunchOptions, ensureChromium } from '../chromium.ts'
import { ensurePrograms } from '../debian.ts'
import { type Host, install, pack } from './hosts.ts'
import { shownFiles, shownLocation, writeShown } from './mounts.ts'

/**
 * The relay from the packed package, mounted as the page "The relay" shows it, in each framework's own server: a person signs
 * in through it, in a browser. The server behind it is a double of DocSpace, over http.
 */
const minutes = 60_000
const packages = {
  '@fastify/static': '^10.0.0',
  '@hono/node-server': '^2.0.0',
  '@oven/bun-linux-x64': '^1.4.0',
  '@tanstack/react-query': '^5.0.0',
  deno: '^2.9.0',
  esbuild: '^0.28.0',
  express: '^5.0.0',
  fastify: '^5.0.0',
  hono: '^4.0.0',
  miniflare: '4.20251011.2',
  next: '^16.0.0',
  'rate-limiter-flexible': '^11.0.0',
  react: '^19.0.0',
  'react-dom': '^19.0.0',
}
const secret = '0123456789abcdef0123456789abcdef'
const sandbox = createSandbox()
const portal = createServer(
  (incoming, outgoing) => void getRequestListener((asked) => sandbox.fetch(asked))(incoming, outgoing),
)
const running: ChildProcess[] = []
let host: Host
let browser: Browser

beforeAll(async () => {
  ensureChromium()
  host = install('relay-mounts', pack(), packages)
  // What an app for Jest has is nothing to a bundler.
  rmSync(join(host.folder, 'babel.config.json'))
  cpSync(join(import.meta.dirname, 'relay'), host.folder, { recursive: true })
  writeShown(
    host.folder,
    [...shownFiles().keys()].filter((name) => name !== 'relay.config.js'),
  )
  mkdirSync(join(host.folder, 'public'))
  const root = '<!doctype html><title>Sign in</title><link rel="stylesheet" href="/page.css"><div id="root"></div>'
  writeFileSync(join(host.folder, 'public/index.html'), `${root}<script type="module" src="/page.js"></script>`)
  const bundled = host.run('esbuild', 'page.jsx', '--bundle', '--format=esm', '--jsx=automatic', '--outdir=public')
  if (!bundled.isWell) throw new Error(bundled.said)
  await new Promise<void>((done) => portal.listen(0, '127.0.0.1', done))
  browser = await chromium.launch(chromiumLaunchOptions())
}, 20 * minutes)

afterEach(() => {
  for (const child of running.splice(0)) if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
})

afterAll(async () => {
  await browser?.close()
  portal.closeAllConnections()
  portal.close()
})

async function freePort(): Promise<number> {
  const server = createNetServer()
  await new Promise<void>((done) => server.listen(0, done))
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return port
}

function environmentAt(port: number, world: string): Record<string, string> {
  const { port: at } = portal.address() as AddressInfo
  return {
    PORT: String(port),
    RELAY_URL: `http://localhost:${port}/relay`,
    PORTAL: `http://127.0.0.1:${at}/w/${world}/docspace`,
    RELAY_SECRET: secret,
    NEXT_TELEMETRY_DISABLED: '1',
  }
}

/** Starts a server of the host's, and waits until it answers. */
async function start(port: number, world: string, words: readonly [string, ...string[]]): Promise<void> {
  const { NODE_ENV: _, VITEST: __, ...environment } = process.env
  const path = `${join(host.folder, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}`
  const env = { ...environment, PATH: path, ...environmentAt(port, world) }
  const [program, ...rest] = words
  const child = spawn(program, rest, { cwd: host.folder, env, detached: true, stdio: ['ignore', 'ignore', 'inherit'] })
  running.push(child)
  const health = `http://localhost:${port}/relay/-/health`
  await vi.waitFor(async () => expect((await fetch(health)).status).toBe(200), { timeout: minutes, interval: 250 })
}

/** Ann has a password and gets a text message; her session is the relay's cookie. */
async function expectSignIn(port: number, world: string): Promise<void> {
  // What stands in front of it says whose address it is.
  const context = await browser.newContext({ extraHTTPHeaders: { 'x-forwarded-for': '198.51.100.7' } })
  const page = await context.newPage()
  await page.goto(`http://localhost:${port}/`)
  await page.getByLabel('Email').fill('ann@example.com')
  await page.getByLabel('Password', { exact: true }).fill('Passw0rd!')
  await page.getByRole('button', { name: 'Continue' }).click()
  await see(page.getByRole('heading', { name: 'Enter the code' })).toBeVisible({ timeout: 30_000 })
  await page
    .getByLabel('Code', { exact: true })
    .pressSequentially(sandbox.worlds.get(world).inbox.all().at(-1)?.code ?? '')
  await see(page.getByRole('heading', { name: 'You are signed in' })).toBeVisible({ timeout: 30_000 })
  const cookies = await context.cookies()
  expect(cookies.find(({ name }) => name === 'asc_auth_key')).toMatchObject({ path: '/relay/portal', httpOnly: true })
  await context.close()
}

describe('a person signs in through the relay', () => {
  test.each(['express', 'hono', 'fastify'])(
    'in %s, mounted as the documentation shows it',
    async (name) => {
      const port = await freePort()
      await start(port, name, [process.execPath, `${name}.js`])
      await expectSignIn(port, name)
    },
    3 * minutes,
  )

  test(
    'in Next.js, as a route handler, built and started',
    async () => {
      const port = await freePort()
      Object.assign(process.env, environmentAt(port, 'next'))
      const built = host.run('next', 'build')
      expect(built.isWell ? '' : built.said).toBe('')
      await start(port, 'next', ['next', 'start', '-p', String(port)])
      await expectSignIn(port, 'next')
    },
    10 * minutes,
  )
})

/** As a page asks: what is documented goes through, and nothing else. */
async function expectPassage(port: number, world: string): Promise<void> {
  const asked = async (path: string, body: object) => {
    const headers = {
      host: `localhost:${port}`,
      origin: `http://localhost:${port}`,
      'content-type': 'application/json',
      'x-forwarded-for': '198.51.100.7',
      'cf-connecting-ip': '198.51.100.7',
    }
    const incoming = await new Promise<IncomingMessage>((done, failed) => {
      const to = { port, path: `/relay/portal${path}`, method: 'POST', headers, agent: false }
      const asking = request(to, done)
      asking.on('error', failed)
      asking.end(JSON.stringify(body))
    })
    return { status: incoming.statusCode ?? 0, said: await text(incoming) }
  }
  const credentials = { userName: 'ann@example.com', password: 'Passw0rd!' }
  const before = sandbox.worlds.get(world).requests.all().length
  expect((await asked('/api/2.0/people', credentials)).status).toBe(404)
  const first = await asked('/api/2.0/authentication', credentials)
  expect([first.status, first.said]).toEqual([200, expect.stringContaining('"sms":true')])
  const code = sandbox.worlds.get(world).inbox.all().at(-1)?.code ?? ''
  const second = await asked(`/api/2.0/authentication/${code}`, { ...credentials, code })
  expect([second.status, second.said]).toEqual([200, expect.stringContaining('"token"')])
  expect(sandbox.worlds.get(world).requests.all().length - before).toBe(2)
}

describe('the handler runs, as the documentation shows it', () => {
  test(
    'in Bun',
    async () => {
      const port = await freePort()
      await start(port, 'bun', [join(host.folder, 'node_modules/@oven/bun-linux-x64/bin/bun'), 'bun.js'])
      await expectPassage(port, 'bun')
    },
    3 * minutes,
  )

  test(
    'in Deno',
    async () => {
      const port = await freePort()
      const deno = join(host.folder, 'node_modules/@deno/linux-x64-glibc/deno')
      expect(existsSync(deno)).toBe(true)
      await start(port, 'deno', [deno, 'run', '-A', '--node-modules-dir=manual', 'deno.js'])
      await expectPassage(port, 'deno')
    },
    3 * minutes,
  )

  test(
    'in workerd, as a Worker of Cloudflare’s',
    async () => {
      const port = await freePort()
      const bundled = host.run('esbuild', 'worker.js', '--bundle', '--format=esm', '--outfile=worker.bundled.js')
      expect(bundled.isWell ? '' : bundled.said).toBe('')
      await start(port, 'workerd', [process.execPath, 'workerd.mjs'])
      await expectPassage(port, 'workerd')
    },
    3 * minutes,
  )
})

describe('npx entryphone relay', () => {
  const command = () => join(host.folder, 'node_modules/.bin/entryphone')

  test(
    'runs the relay from a file of settings, and stops when it is told to',
    async () => {
      const port = await freePort()
      const settings = {
        url: { env: 'RELAY_URL' },
        proxy: { hops: 1 },
        listen: { port: { env: 'PORT' } },
        backends: { portal: { kind: 'docspace', upstream: { env: 'PORTAL' } } },
        limits: { store: 'memory', secret: { env: 'RELAY_SECRET' } },
      }
      writeFileSync(join(host.folder, 'relay.json'), JSON.stringify(settings))
      await start(port, 'command', [command(), 'relay'])
      await expectPassage(port, 'command')
      const [child] = running
      const ended = new Promise((done) => child?.once('exit', done))
      child?.kill('SIGTERM')
      expect(await ended).toBe(0)
      running.length = 0
    },
    3 * minutes,
  )

  test(
    'stands behind nginx as the documentation shows it, and a person signs in',
    async () => {
      ensurePrograms({ nginx: '/usr/sbin/nginx' })
      const [port, behind] = [await freePort(), await freePort()]
      const settings = {
        url: `http://localhost:${port}/relay`,
        proxy: { hops: 1 },
        listen: { port: behind },
        backends: { portal: { kind: 'docspace', upstream: { env: 'PORTAL' } } },
        limits: { store: 'memory', secret: { env: 'RELAY_SECRET' } },
      }
      writeFileSync(join(host.folder, 'behind.json'), JSON.stringify(settings))
      writeFileSync(join(host.folder, 'nginx.conf'), nginxConfiguration(port, behind))
      await start(behind, 'nginx', [command(), 'relay', 'behind.json'])
      await start(port, 'nginx', ['/usr/sbin/nginx', '-p', host.folder, '-c', 'nginx.conf', '-e', 'stderr'])
      await expectSignIn(port, 'nginx')
      // A visitor's own word for an address is not believed: nginx's comes after it.
      const asked = sandbox.worlds.get('nginx').requests.all()
      expect(asked.map(({ headers }) => headers['x-forwarded-for'])).not.toContain('198.51.100.7')
    },
    3 * minutes,
  )

  test(
    'does not start where that would be unsafe, and says what to set',
    () => {
      writeFileSync(
        join(host.folder, 'unsafe.json'),
        JSON.stringify({ url: 'https://app.example.com/relay', proxy: 'none', backends: {}, limits: 'elsewhere' }),
      )
      const { said, isWell } = host.run('entryphone', 'relay', 'unsafe.json')
      expect(isWell).toBe(false)
      expect(said).toMatch(/^Entryphone E119 \(relay: proxy\): .* Set `proxy` to/)
    },
    minutes,
  )
})

/** A page of the host's, and the location that the documentation shows. */
function nginxConfiguration(port: number, behind: number): string {
  const scratch = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path nginx-${name};`)
  return `daemon off; pid nginx.pid; events {}
http {
  ${scratch.join(' ')} access_log off;
  types { text/html html; text/css css; text/javascript js; }
  server { listen ${port}; root public; ${shownLocation(behind)} }
}
`
}

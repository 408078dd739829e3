import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import type { HostApp } from './hosts.ts'
import { environmentOf } from './install.ts'

export interface Served {
  readonly address: string
  stop(): void
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
}

/** Serves a built host, with its policy on every page. */
export async function serveHost(folder: string, { serve }: HostApp, port: number, policy: string): Promise<Served> {
  const address = `http://localhost:${port}`
  if ('program' in serve) {
    const [program, ...words] = [...serve.program, String(port)] as const
    const env = { ...environmentOf(folder, policy), PORT: String(port) }
    const server = spawn(program, words, { cwd: folder, env, stdio: 'ignore' })
    await answers(address)
    return { address, stop: () => void server.kill() }
  }
  const server = createServer(({ url = '/' }, response) => {
    const path = new URL(url, address).pathname
    const file = join(folder, serve.folder, path === '/' ? 'index.html' : path)
    if (path === '/favicon.ico') return response.writeHead(204).end()
    if (!existsSync(file)) return response.writeHead(404).end()
    const headers = {
      'content-type': types[extname(file)] ?? 'application/octet-stream',
      'content-security-policy': policy,
    }
    return response.writeHead(200, headers).end(readFileSync(file))
  })
  await new Promise<void>((resolve) => server.listen(port, resolve))
  return { address, stop: () => void server.close() }
}

/** Waits for whoever answers there: a program may install itself first. */
export async function answers(address: string): Promise<void> {
  for (let time = 0; time < 1500; time += 1) {
    const isThere = await fetch(address).then(
      () => true,
      () => false,
    )
    if (isThere) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`Nothing answers at ${address}.`)
}

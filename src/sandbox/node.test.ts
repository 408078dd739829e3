import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { createSandbox } from './index.ts'
import { sandboxListener } from './node.ts'

let server: Server | undefined
afterEach(() => void server?.close())

async function serve(after?: (url: string) => string) {
  const sandbox = createSandbox()
  const listen = sandboxListener(sandbox)
  server = createServer((asked, answer) =>
    listen(asked, answer, after && (() => void answer.end(after(asked.url ?? '')))),
  )
  await new Promise<void>((resolve) => server?.listen(0, resolve))
  const { port } = server.address() as AddressInfo
  return { sandbox, address: `http://localhost:${port}` }
}

const signIn = { method: 'POST', headers: { 'content-type': 'application/json' } }

test('a double answers over HTTP: a body, a status, and the world of its path', async () => {
  const { address, sandbox } = await serve()
  const body = JSON.stringify({ userName: 'ann@example.com', password: 'Passw0rd!' })
  const response = await fetch(`${address}/w/ann/workspace/api/2.0/authentication.json`, { ...signIn, body })
  expect(response.status).toBe(201)
  expect(sandbox.worlds.get('ann').requests.all()).toHaveLength(1)
})

test('what is none of its addresses is passed on, or is not there', async () => {
  const passed = await serve((url) => `host: ${url}`)
  expect(await (await fetch(`${passed.address}/login`)).text()).toBe('host: /login')
  server?.close()
  const alone = await serve()
  expect((await fetch(`${alone.address}/login`)).status).toBe(404)
})

test.each([{ drop: true }, { drop: true, truncate: 1 }])(
  'a connection breaks where a fault says so: %o',
  async (fault) => {
    const { address, sandbox } = await serve()
    sandbox.worlds.get('default').faults.add(fault)
    await expect(fetch(`${address}/docspace/api/2.0/settings`).then((response) => response.text())).rejects.toThrow(
      TypeError,
    )
  },
)

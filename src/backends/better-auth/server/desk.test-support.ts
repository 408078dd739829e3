import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { isCaptchaProvider, type CaptchaDesk } from '../../../sandbox/captcha/desk.ts'

/*
 * The vendors' servers, for the server's own `fetch`: `POST /{world}/{provider}` with a form (Turnstile: JSON), answered by
 * that world's captcha desk. A real socket, since the server asks by a real request.
 */
const desks = new Map<string, WeakRef<CaptchaDesk>>()
let listening: Promise<string> | undefined
let last = 0

/** The address under which a world's desk is asked. */
export async function addressOf(desk: CaptchaDesk): Promise<string> {
  const name = String(++last)
  desks.set(name, new WeakRef(desk))
  listening ??= listen()
  return `${await listening}/${name}`
}

function listen(): Promise<string> {
  const server = createServer((request, response) => void answer(request, response))
  // A test that is done shall not wait for it.
  server.unref()
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      if (address === null || typeof address === 'string') return reject(new Error('The captcha desk has no port.'))
      resolve(`http://127.0.0.1:${address.port}`)
    })
  })
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, name = '', provider = ''] = (request.url ?? '').split('/')
  const desk = desks.get(name)?.deref()
  const token = tokenIn(await text(request))
  const say = (status: number, body: object) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  if (desk === undefined || !isCaptchaProvider(provider)) return say(503, {})
  const verdict = desk.verify(provider, token)
  say(200, verdict.passed ? { success: true } : { success: false, 'error-codes': [verdict.reason] })
}

function tokenIn(sent: string): string | undefined {
  if (!sent.startsWith('{')) return new URLSearchParams(sent).get('response') ?? undefined
  const token: unknown = Reflect.get(Object(JSON.parse(sent)), 'response')
  return typeof token === 'string' ? token : undefined
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { main } from '../main.ts'
import { keptTerminal } from '../terminal.test-support.ts'

// As where nobody has installed it.
vi.mock('ioredis', () => {
  throw new Error('Cannot find package')
})

const folder = mkdtempSync(join(tmpdir(), 'entryphone-settings-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const secret = '0123456789abcdef0123456789abcdef'
const environment = { RELAY_SECRET: secret, EMPTY: '', HCAPTCHA_SECRET: 'of the vendor' }
const good = {
  url: 'https://app.example.com/relay',
  proxy: { hops: 1 },
  backends: { portal: { kind: 'docspace', upstream: 'https://portal.example.com' } },
  limits: { store: 'memory', secret: { env: 'RELAY_SECRET' } },
}
const pay = { kind: 'lifepay', upstream: 'https://api.life-pos.ru' }

let files = 0
function file(text: string, extension = 'json'): string {
  const path = join(folder, `${(files += 1)}.${extension}`)
  writeFileSync(path, text)
  return path
}

/** `npx entryphone relay FILE --dry-run`. */
async function tried(path: string, ...words: readonly string[]) {
  const { terminal, said, complained } = keptTerminal(environment)
  const code = await main(['relay', path, '--dry-run', ...words], terminal)
  return { code, said: said.join('\n'), complained: complained.join('\n') }
}

const triedJson = (settings: object) => tried(file(JSON.stringify(settings)))
const starts = { code: 0, said: 'The relay would start.', complained: '' }

describe('a file of settings starts', () => {
  test.each<[string, object]>([
    ['of one backend', good],
    ['whose port is a variable', { ...good, listen: { port: { env: 'PORT' }, host: '0.0.0.0' } }],
    ['whose limits are elsewhere', { ...good, limits: 'elsewhere' }],
    ['on this machine, with nothing in front', { ...good, url: 'http://localhost:8080/relay', proxy: 'none' }],
    [
      'with a captcha',
      { ...good, backends: { pay: { ...pay, captcha: { provider: 'hcaptcha', secret: { env: 'HCAPTCHA_SECRET' } } } } },
    ],
    [
      'with every limit',
      {
        ...good,
        limits: {
          ...good.limits,
          countries: ['RU'],
          pauses: [30, 60],
          budget: { messages: 100, warnAt: 0.5 },
          sends: { number: [{ points: 5, seconds: 3600 }], address: [], network: [], country: [], all: [] },
          checks: { subject: [], subjectInAll: [], address: [{ points: 5, seconds: 60 }] },
          whenAway: { sends: 'open', checks: 'closed' },
        },
      },
    ],
    [
      'with every backend that data can tell',
      {
        ...good,
        backends: {
          pay,
          portal: good.backends.portal,
          office: { kind: 'workspace', upstream: 'http://office', plainUpstream: true, breaker: { share: 8 } },
          auth: { kind: 'betterAuth', upstream: 'https://auth.example.com/api/auth', timeout: 5000 },
        },
      },
    ],
  ])('%s', async (_, settings) => {
    const { terminal, said, complained } = keptTerminal({ ...environment, PORT: '8081' })
    const code = await main(['relay', file(JSON.stringify(settings)), '--dry-run'], terminal)
    expect({ code, said: said.join('\n'), complained: complained.join('\n') }).toEqual(starts)
  })

  test('that is a module, with what data cannot say', async () => {
    const zitadel = `{ kind: 'zitadel', upstream: 'https://zitadel.example.com', session: () => 'ann', token: () => 'token' }`
    const own = `{ upstream: 'https://own.example.com', endpoints: [{ method: 'GET', path: '/ok', purpose: 'read' }] }`
    const text = `export default { url: '${good.url}', proxy: { hops: 1 }, limits: { store: 'memory', secret: process.env.NONE ?? '${secret}' }, backends: { zitadel: ${zitadel}, own: ${own} } }`
    expect(await tried(file(text, 'mjs'))).toEqual(starts)
  })

  test('whose secret lies in a file', async () => {
    const lies = file(`${secret}\n`, 'txt')
    expect(await triedJson({ ...good, limits: { store: 'memory', secret: { file: lies } } })).toEqual(starts)
  })
})

describe('what is refused', () => {
  test.each<[string, string, object]>([
    ['without an address', 'E100 (relay: url)', { url: undefined }],
    ['over plain http', 'E100 (relay: url)', { url: 'http://app.example.com' }],
    ['that says nothing about a proxy', 'E101 (relay: proxy)', { proxy: undefined }],
    ['whose proxy trusts no hop', 'E101 (relay: proxy)', { proxy: { hops: 0 } }],
    ['that knows of nothing in front, though something makes https of it', 'E119 (relay: proxy)', { proxy: 'none' }],
    ['with a plain upstream', 'E102', { backends: { pay: { ...pay, upstream: 'http://api.life-pos.ru' } } }],
    ['without a backend', 'E103', { backends: {} }],
    ['without backends', 'E103', { backends: undefined }],
    ['without limits', 'E109', { limits: undefined }],
    ['without a secret', 'E110', { limits: { store: 'memory' } }],
    ['with a setting that none has', 'E114 (relay: origin)', { origin: 'https://app.example.com' }],
    [
      'with a limit that none has',
      'E114 (relay: limits.sends.nunber)',
      { limits: { ...good.limits, sends: { nunber: [] } } },
    ],
    [
      'with an option that its backend has not',
      'E114 (relay: backends.pay.alias)',
      { backends: { pay: { ...pay, alias: 'a' } } },
    ],
    [
      'with a kind of backend that there is not',
      'E114 (relay: backends.pay.kind)',
      { backends: { pay: { ...pay, kind: 'pay' } } },
    ],
    [
      'as data, with a backend that needs functions',
      'E114 (relay: backends.zitadel.',
      { backends: { zitadel: { kind: 'zitadel', upstream: 'https://zitadel.example.com' } } },
    ],
    ['with a port that is none', 'E114 (relay: listen.port)', { listen: { port: 70_000 } }],
    [
      'whose variable is not set',
      'E115 (relay: limits.secret: env NONE)',
      { limits: { store: 'memory', secret: { env: 'NONE' } } },
    ],
    ['whose variable is empty', 'E115', { limits: { store: 'memory', secret: { env: 'EMPTY' } } }],
    ['whose file is not there', 'E115', { limits: { store: 'memory', secret: { file: join(folder, 'none') } } }],
    ['as data, with its secret in it', 'E116 (relay: limits.secret)', { limits: { store: 'memory', secret } }],
    [
      'as data, with the password of Redis in it',
      'E116 (relay: limits.store.redis)',
      { limits: { ...good.limits, store: { redis: 'redis://:password@redis:6379' } } },
    ],
    [
      'as data, with a captcha’s secret in it',
      'E116 (relay: backends.pay.captcha.secret)',
      { backends: { pay: { ...pay, captcha: { provider: 'hcaptcha', secret: 'of the vendor' } } } },
    ],
  ])('a file of settings does not start: %s', async (_, sentence, changes) => {
    const { code, said, complained } = await triedJson({ ...good, ...changes })
    expect([code, said]).toEqual([1, ''])
    expect(complained).toContain(`Entryphone ${sentence}`)
    expect(complained).not.toMatch(/0123456789abcdef|:password@|of the vendor/)
  })

  test.each([
    ['that is not there', () => join(folder, 'none.json')],
    ['that is no JSON', () => file('{ url:')],
    ['that is a module without a default', () => file('export const url = 1', 'mjs')],
    ['that is a module that throws', () => file(`throw new Error('secret')`, 'mjs')],
  ])('%s', async (_, path) => {
    const { code, complained } = await tried(path())
    expect(code).toBe(1)
    expect(complained).toContain('Entryphone E113')
    expect(complained).not.toContain('secret')
  })

  test('without the package that counts its limits', async () => {
    const { code, complained } = await triedJson({
      ...good,
      limits: { ...good.limits, store: { redis: 'redis://localhost' } },
    })
    expect(code).toBe(1)
    expect(complained).toContain('Entryphone E117 (relay: limits: store)')
  })

  test('where the port is taken', async () => {
    const taken = createServer()
    await new Promise<void>((done) => taken.listen(0, '127.0.0.1', done))
    const address = taken.address()
    const port = typeof address === 'object' ? address?.port : 0
    const { terminal, complained } = keptTerminal(environment)
    expect(await main(['relay', file(JSON.stringify({ ...good, listen: { port } }))], terminal)).toBe(1)
    expect(complained.join()).toContain('Entryphone E118')
    taken.close()
  })

  test.each([['two', 'files.json'], ['--fast']])('with words that it does not know: %s', async (...words) => {
    expect((await tried(file(JSON.stringify(good)), ...words)).code).toBe(2)
  })
})

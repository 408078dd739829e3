import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { untyped } from '../test-support/untyped.test-support.ts'
import { memoryStore } from './memory.ts'
import { createRelay } from './relay.ts'
import { relayMistakes } from './mistakes.ts'
import type { RelayOptions } from './options.ts'
import { asPage, ownBackend, post, relayUrl, visitor } from './relay.test-support.ts'

const good: RelayOptions = { url: relayUrl, proxy: 'none', limits: 'elsewhere', backends: { own: ownBackend } }
const { endpoints } = ownBackend
const limits = { store: memoryStore(), secret: '0123456789abcdef0123456789abcdef' }

describe('a configuration that is unsafe does not start', () => {
  test.each<[string, string, object]>([
    ['no address', 'E100', { url: undefined }],
    ['a path alone', 'E100', { url: '/relay' }],
    ['plain http', 'E100', { url: 'http://app.example.com/relay' }],
    ['an address with a query', 'E100', { url: 'https://app.example.com/relay?a=1' }],
    ['an address with credentials', 'E100', { url: 'https://ann:secret@app.example.com/relay' }],
    ['nothing about a proxy', 'E101', { proxy: undefined }],
    ['no hops', 'E101', { proxy: { hops: 0 } }],
    ['hops as a text', 'E101', { proxy: { hops: '1' } }],
    ['a header that anyone may write', 'E101', { proxy: { header: 'X-Forwarded-For' } }],
    ['hops and a header', 'E101', { proxy: { hops: 1, header: 'cf-connecting-ip' } }],
    [
      'an upstream over plain http',
      'E102',
      { backends: { own: { ...ownBackend, upstream: 'http://portal.example.com' } } },
    ],
    ['an upstream with a query', 'E102', { backends: { own: { ...ownBackend, upstream: 'https://a.example/?b' } } }],
    ['no upstream', 'E102', { backends: { own: { ...ownBackend, upstream: undefined } } }],
    ['no backend', 'E103', { backends: {} }],
    ['a name that is a path', 'E103', { backends: { 'a/b': ownBackend } }],
    ['any origin', 'E104', { origins: ['*'] }],
    ['an origin with a path', 'E104', { origins: ['https://app.example.com/'] }],
    ['no origins', 'E104', { origins: [] }],
    ['a host with a path', 'E104', { hosts: ['app.example.com/x'] }],
    [
      'an endpoint without a slash',
      'E105',
      { backends: { own: { ...ownBackend, endpoints: [{ ...endpoints[0], path: 'x' }] } } },
    ],
    ['an endpoint twice', 'E105', { backends: { own: { ...ownBackend, endpoints: [endpoints[0], endpoints[0]] } } }],
    ['no limits', 'E109', { limits: undefined }],
    ['limits without a secret', 'E110', { limits: { store: memoryStore() } }],
    ['a short secret', 'E110', { limits: { store: memoryStore(), secret: 'secret' } }],
    ['a secret of one letter', 'E110', { limits: { store: memoryStore(), secret: 'a'.repeat(64) } }],
    ['a window of nothing', 'E111', { limits: { ...limits, sends: { number: [{ points: 0, seconds: 60 }] } } }],
    ['a window in milliseconds', 'E111', { limits: { ...limits, checks: { address: [{ points: 1, seconds: 1e9 }] } } }],
    ['half a second’s pause', 'E111', { limits: { ...limits, pauses: [0.5] } }],
    ['a budget of nothing', 'E111', { limits: { ...limits, budget: { messages: 0 } } }],
    ['a country by its name', 'E112', { limits: { ...limits, countries: ['Russia'] } }],
    ['no country', 'E112', { limits: { ...limits, countries: [] } }],
    ['a duration without end', 'E106', { backends: { own: { ...ownBackend, timeout: Number.POSITIVE_INFINITY } } }],
    ['a share of nothing', 'E106', { backends: { own: { ...ownBackend, breaker: { share: 0 } } } }],
  ])('%s', (_, number, options) => {
    expect(() => createRelay(untyped({ ...good, ...options }))).toThrow(`Entryphone ${number} (relay: `)
  })

  test('and says what to set, in production too', () => {
    expect(() => createRelay(untyped({ ...good, proxy: undefined }))).toThrow(relayMistakes.E101[1])
  })

  test('and quotes no value', () => {
    const secret = 'https://ann:secret@portal.example.com'
    expect(() => createRelay({ ...good, backends: { own: { ...ownBackend, upstream: secret } } })).toThrow(
      /^(?!.*secret)/,
    )
  })
})

describe('what starts', () => {
  test.each<[string, Partial<RelayOptions>]>([
    ['this machine, over plain http', { url: 'http://localhost:5173/relay' }],
    ['an upstream on this machine', { backends: { own: { ...ownBackend, upstream: 'http://127.0.0.1:8080' } } }],
    [
      'a network that is the host’s alone',
      { backends: { own: { ...ownBackend, upstream: 'http://portal', plainUpstream: true } } },
    ],
    ['the root of an origin', { url: 'https://relay.example.com' }],
    ['a proxy’s own name for it', { hosts: ['10.0.0.7:8080', '[::1]:80'] }],
  ])('%s', (_, options) => {
    expect(createRelay({ ...good, ...options })).toBeDefined()
  })

  test('at the root, a backend is the first segment', async () => {
    const fetch: typeof globalThis.fetch = async () => Response.json({})
    const backends = { own: { ...ownBackend, fetch } }
    const relay = createRelay({ ...good, backends, url: 'https://relay.example.com' })
    const answer = await relay.fetch(asPage('https://relay.example.com/own/settings'), visitor)
    expect(answer.status).toBe(200)
  })
})

test('there is a way to each number here', () => {
  const tests = [import.meta.filename, join(import.meta.dirname, '../cli/relay/settings.test.ts')]
  const told = tests.map((file) => readFileSync(file, 'utf8')).join('\n')
  expect(Object.keys(relayMistakes).filter((number) => !new RegExp(`\\b${number}\\b`).test(told))).toEqual([])
})

test('a relay without a proxy that is not told the address says so', async () => {
  await expect(createRelay(good).fetch(asPage(`${relayUrl}/own/settings`))).rejects.toThrow('Entryphone E107')
})

test('a body that was read before the relay came to it is said', async () => {
  const request = asPage(`${relayUrl}/own/codes`, post({ phone: '+79991234567' }))
  await request.text()
  await expect(createRelay(good).fetch(request, visitor)).rejects.toThrow('Entryphone E108')
})

import { TOTP, URI } from 'otpauth'
import { describe, expect, test } from 'vitest'
import { createSandbox } from '../../sandbox/index.ts'
import type { Backend } from '../../protocol/backend.ts'
import type { Step } from '../../protocol/step.ts'
import { docspace } from '../docspace/index.ts'
import { workspace } from '../workspace/index.ts'
import { otpauthUri } from './otpauth.ts'
import { e164 } from '../../test-support/e164.test-support.ts'

/** The whole of an enrolment, with an authenticator that is neither ours nor the sandbox's. */
const { signal } = new AbortController()
const origin = 'https://sandbox.example.com'

/** RFC 6238, appendix B, the last six digits; and what onlyoffice.md derives for the products' own key. */
const vectors = [
  ['GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', 59, '287082'],
  ['GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', 1_111_111_109, '081804'],
  ['GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', 1_111_111_111, '050471'],
  ['GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', 1_234_567_890, '005924'],
  ['GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', 2_000_000_000, '279037'],
  ['GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', 20_000_000_000, '353130'],
  ['KEZEM43CIUYWYU2Y', 59, '865519'],
  ['KEZEM43CIUYWYU2Y', 1_111_111_109, '928653'],
  ['KEZEM43CIUYWYU2Y', 1_234_567_890, '532981'],
  ['KEZEM43CIUYWYU2Y', 1_700_000_000, '208956'],
  ['KEZEM43CIUYWYU2Y', 2_000_000_000, '228984'],
] as const

function readByOthers(uri: string): TOTP {
  const read = URI.parse(uri)
  if (read instanceof TOTP) return read
  throw new Error('The address is of no time-based code.')
}

describe('the address we show', () => {
  test.each(vectors)('%s at second %i is %s to an independent authenticator', (secret, seconds, code) => {
    const totp = readByOthers(otpauthUri('portal.example.com', 'ann@example.com', secret))
    expect(totp.generate({ timestamp: seconds * 1000 })).toBe(code)
  })

  test.each([
    ['portal.example.com', 'ann@example.com'],
    ['Компания «Пять»', 'анна+тест@пример.рф'],
    ['a&b=c', 'x?y#z%20'],
  ])('says %s and %s to it', (issuer, account) => {
    const totp = readByOthers(otpauthUri(issuer, account, 'KEZEM43CIUYWYU2Y'))
    expect(totp).toMatchObject({ issuer, label: account, algorithm: 'SHA1', digits: 6, period: 30 })
    expect(totp.secret.base32).toBe('KEZEM43CIUYWYU2Y')
  })
})

function over(make: (options: { baseUrl: string; fetch: typeof fetch; now: () => number }) => Backend, mount: string) {
  let now = Date.UTC(2026, 2, 1, 9, 30)
  const sandbox = createSandbox({ now: () => now })
  const world = sandbox.worlds.get('authenticator')
  const jar = new Map<string, string>()
  const withCookies: typeof fetch = async (input, init) => {
    const request = new Request(input, { ...init, credentials: 'omit' })
    const headers = new Headers(request.headers)
    if (jar.size > 0 && init?.credentials !== 'omit')
      headers.set('cookie', Array.from(jar, ([name, value]) => `${name}=${value}`).join('; '))
    const body = request.method === 'GET' ? null : await request.arrayBuffer()
    const response = await sandbox.fetch(new Request(request.url, { method: request.method, headers, body }))
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '') jar.delete(name)
      else jar.set(name, value)
    }
    return response
  }
  const backend = make({ baseUrl: `${origin}/w/authenticator/${mount}`, fetch: withCookies, now: () => now })
  return {
    backend,
    world,
    at: () => now,
    pass: (milliseconds: number) => {
      now += milliseconds
    },
  }
}

async function signIn({ backend }: ReturnType<typeof over>, name: string): Promise<Step> {
  const first = await backend.start({ signal })
  if (first.kind !== 'credentials') throw new Error(`It starts with ${first.kind}.`)
  const login = { username: `${name}@example.com`, password: 'Passw0rd!' }
  return (await backend.credentials?.submit?.(first, login, { signal })) ?? first
}

const ways = [
  ['DocSpace', 'docspace', (options: Parameters<typeof docspace>[0]) => docspace(options)],
  [
    'DocSpace by the link',
    'docspace',
    (options: Parameters<typeof docspace>[0]) => docspace({ ...options, appCodes: 'tfaapp' }),
  ],
  ['Workspace', 'workspace', (options: Parameters<typeof workspace>[0]) => workspace(options)],
  [
    'Workspace in XML',
    'workspace',
    (options: Parameters<typeof workspace>[0]) => workspace({ ...options, format: 'xml' }),
  ],
] as const

describe.each(ways)('%s over the sandbox', (_, mount, make) => {
  test('an authenticator app of another maker reads our address: its codes set it up and sign in', async () => {
    const portal = over(make, mount)
    const step = await signIn(portal, 'eve')
    if (step.kind !== 'enrol') throw new Error(`expected enrol, got ${step.kind}`)
    const app = readByOthers(step.uri)
    expect(app.label).toBe('eve@example.com')

    const code = app.generate({ timestamp: portal.at() })
    const codes = await portal.backend.enrol?.submit?.(step, { code }, { signal })
    if (codes?.kind !== 'backup-codes') throw new Error(`expected backup-codes, got ${codes?.kind}`)
    expect(codes.codes).toHaveLength(5)
    for (const backup of codes.codes) expect(backup).toMatch(/^[A-Za-z0-9_-]{6}$/)
    const done = await portal.backend['backup-codes']?.submit?.(codes, {}, { signal })
    expect(done).toMatchObject({ kind: 'done' })

    // The sandbox's own authenticator and the independent one agree, then and later.
    portal.pass(7 * 60_000)
    const shown = portal.world.authenticator.all().find(({ account }) => account === 'eve@example.com')
    expect(app.validate({ token: shown?.code ?? '', timestamp: portal.at(), window: 0 })).toBe(0)
    for (const entered of [app.generate({ timestamp: portal.at() }), codes.codes[0] ?? '']) {
      const asked = await signIn(portal, 'eve')
      if (asked.kind !== 'code') throw new Error(`expected code, got ${asked.kind}`)
      expect(await portal.backend.code?.submit?.(asked, { code: entered }, { signal })).toMatchObject({ kind: 'done' })
    }
    // A backup code works once.
    const again = await signIn(portal, 'eve')
    if (again.kind !== 'code') throw new Error(`expected code, got ${again.kind}`)
    await expect(
      portal.backend.code?.submit?.(again, { code: codes.codes[0] ?? '' }, { signal }),
    ).rejects.toMatchObject({ code: expect.stringMatching(/^code-wrong/) as unknown })
  })

  test.each([
    [-10, 'done'],
    [10, 'done'],
    [-11, 'refused'],
    [11, 'refused'],
  ])('a clock that is %i steps off is %s', async (steps, outcome) => {
    const portal = over(make, mount)
    const step = await signIn(portal, 'eve')
    if (step.kind !== 'enrol') throw new Error(`expected enrol, got ${step.kind}`)
    const code = readByOthers(step.uri).generate({ timestamp: portal.at() + steps * 30_000 })
    const entering = portal.backend.enrol?.submit?.(step, { code }, { signal })
    if (outcome === 'done') expect(await entering).toMatchObject({ kind: 'backup-codes' })
    else await expect(entering).rejects.toMatchObject({ code: expect.stringMatching(/^code-wrong/) as unknown })
  })

  test('someone else who is signed in to the browser keeps their backup codes, and gets no number', async () => {
    const portal = over(make, mount)
    const { backend, world } = portal
    const enters = async (name: string, code: string) => {
      const asked = await signIn(portal, name)
      if (asked.kind !== 'code') throw new Error(`expected code, got ${asked.kind}`)
      return backend.code?.submit?.(asked, { code }, { signal })
    }
    expect(await enters('tom', 'Kf3_aZ')).toMatchObject({ kind: 'done' })
    const step = await signIn(portal, 'eve')
    if (step.kind !== 'enrol') throw new Error(`expected enrol, got ${step.kind}`)
    const code = readByOthers(step.uri).generate({ timestamp: portal.at() })
    const codes = await backend.enrol?.submit?.(step, { code }, { signal })
    if (codes?.kind !== 'backup-codes') throw new Error(`expected backup-codes, got ${codes?.kind}`)
    expect(codes.codes).toHaveLength(5)
    expect(codes.codes).not.toContain('T_4c-8')
    expect(await enters('tom', 'T_4c-8')).toMatchObject({ kind: 'done' })
    expect(await enters('eve', codes.codes[0] ?? '')).toMatchObject({ kind: 'done' })

    const number = await signIn(portal, 'pat')
    if (number.kind !== 'phone') throw new Error(`expected phone, got ${number.kind}`)
    const phone = e164('+79160000001')
    const sent = await backend.phone?.submit?.(number, { phone }, { signal })
    if (sent?.kind !== 'code') throw new Error(`expected code, got ${sent?.kind}`)
    const message = world.inbox.all().at(-1)?.code ?? ''
    expect(await backend.code?.submit?.(sent, { code: message }, { signal })).toMatchObject({ kind: 'done' })
    expect(await signIn(portal, 'pat')).toMatchObject({ kind: 'code', factor: 'sms' })
  })
})

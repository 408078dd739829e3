import { describe, expect, test } from 'vitest'
import { base32, totp } from '../totp.ts'
import { createRandom } from '../random.ts'
import { createAuthenticator } from '../authenticator.ts'
import { credentialsFor, classify, vectors, visitor, type Token } from './vectors.test-support.ts'
import { passwordHash } from './passwordHash.ts'
import { digitsOf, maskOf, shippedMaskOf } from './phone.ts'
import { createSmsKeys } from './smsKeys.ts'
import { utcInstant, yearAfter, zonedInstant } from './instants.ts'
import { tomAppKey, tomBackupCodes, tomSecret } from './accounts.ts'

describe('phones', () => {
  test.each(vectors.phone.masks)(
    '$input is kept as digits and masked as each product does',
    ({ input, normalized, workspace, docspace }) => {
      expect(digitsOf(input ?? '')).toBe(normalized)
      expect(maskOf(input ?? '')).toBe(workspace)
      if (docspace.throws === undefined) expect(shippedMaskOf(input ?? '')).toBe(docspace.value)
      else expect(() => shippedMaskOf(input ?? '')).toThrow('maskFails')
    },
  )
})

describe('password hashes', () => {
  test.each(vectors.hashing.vectors)('$id is the server’s', async ({ password, serverHex, id, ...rule }) => {
    const trims = id.startsWith('untrimmed')
    // The server trims what it hashes itself; the vector tells what an untrimmed password would give.
    expect((await passwordHash(password, rule)) === serverHex).toBe(!trims)
  })

  test('spaces around a password are cut off before it is hashed', async () => {
    const [baseline] = vectors.hashing.vectors
    for (const { input, hashAfterTrim } of vectors.hashing.trim) {
      expect(await passwordHash(input, { salt: baseline?.salt ?? '', iterations: 100_000, size: 256 })).toBe(
        hashAfterTrim,
      )
    }
  })

  test('the salt is text, not bytes in hexadecimal', async () => {
    const { password, wrongHex, ...rule } = vectors.hashing.mustNotEqual
    expect(await passwordHash(password, rule)).not.toBe(wrongHex)
  })
})

describe('authenticator codes', () => {
  const { accessToken, tfaKey, codes, driftExample } = vectors.totp

  test('the secret is the base32 of the server’s ten characters', () => {
    expect(base32(new TextEncoder().encode(accessToken))).toBe(tfaKey)
    expect([tomAppKey, tomSecret]).toEqual([accessToken, tfaKey])
  })

  test.each(codes)('at $unixSeconds the code is $code', ({ counter, code }) => {
    expect(totp(tfaKey, counter)).toBe(code)
  })

  test('codes of five minutes before and after pass, no others', () => {
    const authenticator = createAuthenticator(() => driftExample.serverUnixSeconds * 1000, createRandom(''))
    const passes = ({ code }: { code: string }) => authenticator.check(tfaKey, code, 10) !== undefined
    expect(driftExample.accepted.map(passes)).toEqual([true, true, true])
    expect(driftExample.rejected.map(passes)).toEqual([false, false])
  })

  test('backup codes are six of letters, digits, hyphen and underscore, five of them', () => {
    const { portal, account } = visitor('docspace')
    const codes = portal.secondFactor.newBackupCodes(account('eve')).map(({ code }) => code)
    for (const five of [codes, tomBackupCodes]) {
      expect(five).toHaveLength(vectors.backupCode.count)
      expect(new Set(five).size).toBe(5)
      for (const code of five) expect(code).toMatch(new RegExp(vectors.backupCode.pattern))
    }
  })
})

describe('answers', () => {
  test.each(vectors.classify)('an answer means $state', ({ response, state }) => {
    const token: Token = { ...response }
    expect(classify(token)).toBe(state)
  })

  test.each([
    ['ann', 'smsCode'],
    ['tom', 'tfaCode'],
    ['eve', 'tfaSetup'],
    ['pat', 'phoneRequired'],
    ['bob', 'signedIn'],
    ['lee', 'signedIn'],
    ['dan', 'protocolError'],
  ])('%s is answered as %s by both', async (name, state) => {
    for (const product of ['docspace', 'workspace'] as const) {
      const { world, post } = visitor(product)
      world.switches['docspace.ldap'] = true
      const { token } = await post('/authentication', credentialsFor(name))
      expect(classify(token)).toBe(state)
    }
  })
})

describe('instants', () => {
  const { world } = visitor('docspace')

  test('DocSpace leaves out zeros at the end of the fraction', () => {
    const random = { ...world.random, text: () => '0000' }
    expect(utcInstant(Date.UTC(2026, 0, 2, 3, 4, 5), { ...world, random })).toBe('2026-01-02T03:04:05Z')
    expect(utcInstant(Date.UTC(2026, 0, 2, 3, 4, 5, 500), { ...world, random })).toBe('2026-01-02T03:04:05.5Z')
  })

  test('Workspace writes the portal’s zone and seven digits', () => {
    const at = Date.UTC(2026, 0, 2, 3, 4, 5)
    expect(zonedInstant(at, world, 180)).toMatch(/^2026-01-02T06:04:05\.000\d{4}\+03:00$/)
    expect(zonedInstant(at, world, -210)).toMatch(/^2026-01-01T23:34:05\.000\d{4}-03:30$/)
    expect(zonedInstant(at, world, 0)).toMatch(/^2026-01-02T03:04:05\.000\d{4}Z$/)
  })

  test('a year after a leap day is the day before', () => {
    expect(new Date(yearAfter(Date.UTC(2028, 1, 29))).toISOString()).toBe('2029-02-28T00:00:00.000Z')
  })
})

interface Step {
  t: number
  op: string
  code?: string
  again?: boolean
  ok?: boolean
  sent?: boolean
  result?: string
  repeat?: number
}

describe('codes by SMS', () => {
  const results = { Ok: 'ok', Invalid: 'wrong', Empty: 'blank', TooMuch: 'tooMany', Timeout: 'expired' } as const
  const own: { id: string; title: string; steps: Step[] }[] = [
    {
      id: 'S4',
      title: 'a code past its own ten minutes takes the newer ones with it',
      steps: [
        { t: 0, op: 'issue', code: '111111' },
        { t: 300, op: 'issue', again: true, code: '222222' },
        { t: 601, op: 'check', code: '111111', result: 'Timeout' },
        { t: 602, op: 'check', code: '222222', result: 'Timeout' },
      ],
    },
  ]
  const theirs: { id: string; title: string; steps: Step[] }[] = vectors.scenarios
  const scenarios = [...theirs, ...own].filter(({ steps }) => steps.some(({ op }) => op === 'issue'))

  test.each(scenarios)('$id: $title', ({ steps }) => {
    let now = 0
    let next = 500_000
    const keys = createSmsKeys(() => now, { ...createRandom(''), below: () => (next += 1) - 100_000 })
    const phone = '79161234567'
    for (const { t, op, code, again = false, ok = true, sent, result, repeat = 1 } of steps) {
      now = t * 1000
      for (let time = 0; time < repeat; time += 1) {
        if (op === 'issue') {
          if (code !== undefined) next = Number(code) - 1
          const skipped = keys.has(phone) && !again
          expect(!skipped, `sent at ${t}`).toBe(sent ?? true)
          if (!skipped) expect(keys.issue(phone) !== undefined, `issued at ${t}`).toBe(ok)
        } else {
          const verdict = Object.entries(results).find(([name]) => name === result)?.[1]
          expect(keys.check(phone, code ?? ''), `checked at ${t}`).toBe(verdict)
        }
      }
    }
  })

  test('two users of one phone share its codes', () => {
    const keys = createSmsKeys(() => 0, createRandom(''))
    const code = keys.issue('+7 916 123-45-67') ?? ''
    expect(keys.check('79161234567', code)).toBe('ok')
  })

  test('a phone kept with anything but digits never has a code', () => {
    const keys = createSmsKeys(() => 0, createRandom(''))
    expect(keys.check('+79161234567', keys.issue('+79161234567') ?? '')).toBe('expired')
  })
})

describe('limits', () => {
  const good = { docspace: 200, workspace: 201 } as const
  const blocked = { docspace: 403, workspace: 500 } as const
  const bad = { docspace: 401, workspace: 500 } as const

  test.each(['docspace', 'workspace'] as const)(
    '%s: the sixth try in a minute blocks for one, right or wrong (S8)',
    async (product) => {
      const { post, world } = visitor(product)
      const tries = async (password: string) =>
        (await post('/authentication', { ...credentialsFor('bob'), password })).status
      for (let miss = 0; miss < 5; miss += 1) expect(await tries('no')).toBe(bad[product])
      expect(await tries('Passw0rd!')).toBe(blocked[product])
      world.advance(59_000)
      expect(await tries('Passw0rd!')).toBe(blocked[product])
      world.advance(1000)
      expect(await tries('Passw0rd!')).toBe(good[product])
    },
  )

  test('a right password uses up no attempt, and resets the count of none (S9)', async () => {
    const { post, world } = visitor('docspace')
    const scenario = vectors.scenarios.find(({ id }) => id === 'S9')
    const steps: { t: number; good?: boolean; status?: number; repeat?: number }[] = scenario?.steps ?? []
    expect(steps).not.toHaveLength(0)
    let passed = 0
    for (const { t, good: isGood, status, repeat = 1 } of steps) {
      world.advance((t - passed) * 1000)
      passed = t
      for (let time = 0; time < repeat; time += 1) {
        const password = isGood === true ? 'Passw0rd!' : 'no'
        expect((await post('/authentication', { ...credentialsFor('bob'), password })).status, `at ${t}`).toBe(status)
      }
    }
  })

  test.each(['docspace', 'workspace'] as const)(
    '%s: five wrong app codes lock it for a minute (S10)',
    async (product) => {
      const { post, world, account, appCode } = visitor(product)
      const enter = async (code: string) =>
        (await post(`/authentication/${code}`, { ...credentialsFor('tom'), code })).status
      for (let miss = 0; miss < 5; miss += 1) expect(await enter('000000')).toBe(bad[product])
      world.advance(10_000)
      expect(await enter(appCode(account('tom')))).toBe(bad[product])
      world.advance(51_000)
      expect(await enter(appCode(account('tom')))).toBe(good[product])
    },
  )

  test('the seventh message in the window is refused', async () => {
    const { post, world } = visitor('docspace')
    for (let sent = 0; sent < 6; sent += 1) {
      expect((await post('/authentication/sendsms', credentialsFor('ann'))).status).toBe(200)
    }
    const { status, json } = await post('/authentication/sendsms', credentialsFor('ann'))
    expect(status).toBe(500)
    expect(json.error).toMatchObject({ type: 'System.Exception', hresult: -2146233088 })
    expect(world.inbox.all()).toHaveLength(6)
  })
})

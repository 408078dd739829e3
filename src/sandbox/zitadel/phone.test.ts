import { describe, expect, test } from 'vitest'
import { benchTime } from '../bench.test-support.ts'
import { zitadelAccounts } from './accounts.ts'
import { base64Of, bodyOf, jsonOf, zitadelBench, type Told } from './bench.test-support.ts'

const unverified = { token: 'token-unverified' }
const messageOf = (told: Told) => bodyOf(told).message

describe('reading', () => {
  const details = {
    sequence: '2',
    creationDate: '2023-05-10T00:00:00Z',
    changeDate: '2023-05-10T00:00:00Z',
    resourceOwner: '69629023906488334',
  }

  test('leaves out fields with their default value: no number, not verified', async () => {
    const { rest } = zitadelBench()
    expect(jsonOf(await rest('GetMyPhone'))).toEqual({ details, phone: {} })
    expect(jsonOf(await rest('GetMyPhone', '', unverified))).toEqual({ details, phone: { phone: '+41791234567' } })
    expect(jsonOf(await rest('GetMyPhone', '', { token: 'token-verified' }))).toEqual({
      details,
      phone: { phone: '+41791234568', isPhoneVerified: true },
    })
  })

  test('shows a change only after the projection’s lag', async () => {
    const { world, rest, lastCode } = zitadelBench()
    const read = async () => bodyOf(await rest('GetMyPhone', '', unverified)).phone
    await read()
    world.switches['zitadel.lag'] = 2000
    await rest('VerifyMyPhone', lastCode(), unverified)
    expect(await read()).toEqual({ phone: '+41791234567' })
    world.advance(1999)
    expect(await read()).toEqual({ phone: '+41791234567' })
    world.advance(1)
    expect(await read()).toEqual({ phone: '+41791234567', isPhoneVerified: true })
  })
})

describe('a code', () => {
  test('is six capital letters and digits without a 9, at the end of a sentence', async () => {
    const { world, rest, lastCode } = zitadelBench()
    for (let index = 0; index < 50; index += 1) {
      await rest('ResendMyPhoneVerification', '', unverified)
      expect(lastCode()).toMatch(/^[A-Z0-8]{6}$/)
    }
    const [first] = world.inbox.all()
    expect(first?.to).toBe('+41791234567')
    expect(first?.text).toBe(
      `A new phone number has been added. Please use the following code to verify it ${first?.code}.`,
    )
  })

  test('may be tried any number of times, and its case matters', async () => {
    const { rest, lastCode } = zitadelBench()
    await rest('GetMyPhone', '', unverified)
    for (let index = 0; index < 30; index += 1) {
      expect(messageOf(await rest('VerifyMyPhone', lastCode().toLowerCase(), unverified))).toContain('COMMAND-sM0cs')
    }
    expect((await rest('VerifyMyPhone', lastCode(), unverified)).status).toBe(200)
  })

  test('works once', async () => {
    const { rest, lastCode } = zitadelBench()
    await rest('GetMyPhone', '', unverified)
    await rest('VerifyMyPhone', lastCode(), unverified)
    const again = await rest('VerifyMyPhone', lastCode(), unverified)
    expect([again.status, messageOf(again)]).toEqual([404, 'Code not found (COMMAND-Rsj8c)'])
  })

  test('lives an hour, and then answers as a wrong one does', async () => {
    const { world, rest, lastCode } = zitadelBench()
    await rest('GetMyPhone', '', unverified)
    world.advance(3_600_001)
    const late = await rest('VerifyMyPhone', lastCode(), unverified)
    expect([late.status, messageOf(late)]).toEqual([400, 'Code is invalid (COMMAND-sM0cs)'])
    await rest('ResendMyPhoneVerification', '', unverified)
    world.advance(3_600_000)
    expect((await rest('VerifyMyPhone', lastCode(), unverified)).status).toBe(200)
  })

  test('makes the one before it void', async () => {
    const { rest, lastCode } = zitadelBench()
    await rest('GetMyPhone', '', unverified)
    const before = lastCode()
    await rest('ResendMyPhoneVerification', '', unverified)
    expect(lastCode()).not.toBe(before)
    expect((await rest('VerifyMyPhone', before, unverified)).status).toBe(400)
    expect((await rest('VerifyMyPhone', lastCode(), unverified)).status).toBe(200)
  })

  test('has the length and characters that an administrator has chosen', async () => {
    const { world, rest, lastCode } = zitadelBench()
    Object.assign(world.switches, { 'zitadel.codeLength': 12, 'zitadel.codeCharacters': 'abc' })
    await rest('GetMyPhone', '', unverified)
    expect(lastCode()).toMatch(/^[abc]{12}$/)
  })

  test('is never sent where no provider is set up, although the answer is 200', async () => {
    const { world, rest } = zitadelBench()
    world.switches['zitadel.noSmsProvider'] = true
    expect((await rest('SetMyPhone', '+41791234567')).status).toBe(200)
    expect(world.inbox.all()).toEqual([])
  })
})

describe('setting', () => {
  test('stores E.164, makes it unverified at once, voids the old code and answers without a creation date', async () => {
    const { world, rest, lastCode } = zitadelBench()
    await rest('GetMyPhone', '', unverified)
    const old = lastCode()
    await rest('VerifyMyPhone', old, unverified)
    const { details } = bodyOf(await rest('SetMyPhone', '+41 (0)71 000-00-00', unverified))
    const changeDate = details?.changeDate ?? ''
    expect(changeDate).toMatch(/^2026-03-01T09:30:00\.\d{3,9}Z$/)
    expect(details).toEqual({ sequence: '5', changeDate, resourceOwner: '69629023906488334' })
    expect(bodyOf(await rest('GetMyPhone', '', unverified)).phone).toEqual({ phone: '+41710000000' })
    expect(world.inbox.all().at(-1)).toMatchObject({ to: '+41710000000', at: benchTime })
    expect((await rest('VerifyMyPhone', old, unverified)).status).toBe(400)
  })

  test('removing forgets the number, and the same number may be set again', async () => {
    const { rest, lastCode } = zitadelBench()
    await rest('GetMyPhone', '', unverified)
    const old = lastCode()
    expect((await rest('RemoveMyPhone', '', unverified)).status).toBe(200)
    expect(bodyOf(await rest('GetMyPhone', '', unverified)).phone).toEqual({})
    expect((await rest('VerifyMyPhone', old, unverified)).status).toBe(404)
    expect((await rest('SetMyPhone', '+41791234567', unverified)).status).toBe(200)
  })
})

test('worlds share no user, and the two transports do', async () => {
  const { rest, grpcWeb, sandbox } = zitadelBench()
  await rest('SetMyPhone', '+41791234567')
  expect(sandbox.worlds.get('other').inbox.all()).toEqual([])
  const address = 'http://sandbox.test/w/other/zitadel/auth/v1/users/me/phone'
  const other = await sandbox.fetch(new Request(address, { headers: { authorization: 'Bearer token-nophone' } }))
  expect(await other.text()).toContain('"phone":{}')
  expect(atob(base64Of(await grpcWeb('GetMyPhone')))).toContain('+41791234567')
})

test('each ready-made token differs from all others', () => {
  expect(new Set(zitadelAccounts.map(({ token }) => token)).size).toBe(zitadelAccounts.length)
})

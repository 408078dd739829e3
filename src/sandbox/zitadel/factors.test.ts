import { expect, test } from 'vitest'
import { bodyOf, zitadelBench } from './bench.ts'

function factorBench(token: string) {
  const bench = zitadelBench()
  const ask = async (method: string, path: string, body?: object) => {
    const told = await bench.tell(`/auth/v1/users/me/auth_factors/${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    return bodyOf(told)
  }
  return { ...bench, ask }
}

test('an authenticator is added, shown, verified once and removed', async () => {
  const { ask, world } = factorBench('token-nophone')
  const { url, secret } = await ask('POST', 'otp', {})
  expect(url).toBe(
    `otpauth://totp/ZITADEL:nora@example.com?algorithm=SHA1&digits=6&issuer=ZITADEL&period=30&secret=${secret}`,
  )
  expect(await ask('POST', '_search')).toEqual({ result: [{ state: 'AUTH_FACTOR_STATE_NOT_READY', otp: {} }] })
  expect((await ask('POST', 'otp/_verify', { code: 'none' })).message).toBe('Invalid code (EVENT-8isk2)')
  const code = world.authenticator.all().at(-1)?.code
  expect((await ask('POST', 'otp/_verify', { code })).details?.sequence).toBe('4')
  expect((await ask('POST', 'otp/_verify', { code })).message).toBe('Errors.Users.MFA.OTP.AlreadyReady (COMMAND-qx4ls)')
  expect((await ask('POST', 'otp', {})).message).toContain('COMMAND-do9se')
  expect((await ask('DELETE', 'otp')).details?.sequence).toBe('5')
  expect((await ask('DELETE', 'otp')).message).toContain('COMMAND-Hd9sd')
  expect(await ask('POST', '_search')).toEqual({})
})

test('the SMS factor goes with the phone, and a change of the number leaves it', async () => {
  const { ask, rest } = factorBench('token-verified')
  await ask('POST', 'otp_sms', {})
  await rest('SetMyPhone', '+41791111111', { token: 'token-verified' })
  expect(await ask('POST', '_search')).toEqual({ result: [{ state: 'AUTH_FACTOR_STATE_READY', otpSms: {} }] })
  await rest('RemoveMyPhone', '', { token: 'token-verified' })
  expect(await ask('POST', '_search')).toEqual({})
  expect((await ask('POST', 'otp_sms', {})).message).toContain('COMMAND-Q54j2')
  expect((await ask('DELETE', 'otp_sms')).message).toContain('COMMAND-Sr3h3')
})

test('an authenticator that is removed elsewhere is gone for its first code, and the next one stays', async () => {
  const { ask, world } = factorBench('token-undone')
  const code = () => world.authenticator.all().at(-1)?.code
  await ask('POST', 'otp', {})
  expect((await ask('POST', 'otp/_verify', { code: code() })).message).toContain('COMMAND-3Mif9s')
  expect(world.authenticator.all().map(({ account }) => account)).not.toContain('udo@example.com')
  await ask('POST', 'otp', {})
  expect((await ask('POST', 'otp/_verify', { code: code() })).details).toBeDefined()
})

test('a number removed a moment ago is read for half a minute more, and is no factor', async () => {
  const { ask, tell, world } = factorBench('token-removed')
  const read = async () =>
    bodyOf(await tell('/auth/v1/users/me/phone', { headers: { authorization: 'Bearer token-removed' } }))
  expect((await read()).phone).toEqual({ phone: '+41791234573', isPhoneVerified: true })
  expect((await ask('POST', 'otp_sms', {})).message).toContain('COMMAND-Q54j2')
  world.advance(30_000)
  expect((await read()).phone).toEqual({})
})

import { expect, test } from 'vitest'
import { bodyOf, zitadelBench } from './bench.test-support.ts'

/** With the second factor, where it is not said otherwise: without it the first that is on ends all. */
function factorBench(token: string) {
  const bench = zitadelBench()
  const strong = token.replace('token-', 'second-')
  const ask = async (method: string, path: string, body?: object, bearer = strong) => {
    const told = await bench.tell(`/auth/v1/users/me/auth_factors/${path}`, {
      method,
      headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    return bodyOf(told)
  }
  return { ...bench, ask }
}

test('an authenticator is added, shown, verified once and removed', async () => {
  const { ask, world } = factorBench('token-nophone')
  const { url, secret, details } = await ask('POST', 'otp', {})
  expect([details?.creationDate, details?.changeDate]).toEqual([expect.any(String), undefined])
  expect(url).toBe(
    `otpauth://totp/ZITADEL:nora@example.com?algorithm=SHA1&digits=6&issuer=ZITADEL&period=30&secret=${secret}`,
  )
  expect(await ask('POST', '_search')).toEqual({})
  expect((await ask('POST', 'otp/_verify', { code: 'none' })).message).toBe('Invalid code (EVENT-8isk2)')
  const code = world.authenticator.all().at(-1)?.code
  expect((await ask('POST', 'otp/_verify', { code })).details?.sequence).toBe('4')
  expect(await ask('POST', '_search')).toEqual({ result: [{ state: 'AUTH_FACTOR_STATE_READY', otp: {} }] })
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

test('once a second factor is on, every call with a token made without it is refused, an instant later', async () => {
  const { ask, world, rest } = factorBench('token-nophone')
  const asWas = async () => (await rest('GetMyPhone')).status
  await ask('POST', 'otp', {})
  expect(await asWas()).toBe(200)
  world.switches['zitadel.lag'] = 20
  const code = world.authenticator.all().at(-1)?.code
  await ask('POST', 'otp/_verify', { code }, 'token-nophone')
  expect((await ask('POST', 'otp/_verify', { code }, 'token-nophone')).message).toContain('COMMAND-qx4ls')
  world.advance(20)
  for (const [method, path] of [
    ['POST', '_search'],
    ['POST', 'otp'],
    ['POST', 'otp/_verify'],
    ['DELETE', 'otp'],
    ['POST', 'otp_sms'],
  ] as const) {
    expect((await ask(method, path, {}, 'token-nophone')).message).toBe('mfa required (AUTHZ-Kl3p0)')
    expect((await ask(method, path, {}, 'session-nophone')).message).toBe('mfa required (AUTHZ-Kl3p0)')
  }
  expect(await asWas()).toBe(403)
  await ask('DELETE', 'otp')
  expect(await asWas()).toBe(200)
})

test('a text-message factor closes the gate only where the policy counts it as a second factor', async () => {
  const { ask, world, rest } = factorBench('token-verified')
  await ask('POST', 'otp_sms', {})
  expect((await rest('GetMyPhone', '', { token: 'token-verified' })).status).toBe(200)
  world.switches['zitadel.smsFactorAllowed'] = true
  expect((await rest('GetMyPhone', '', { token: 'token-verified' })).status).toBe(403)
  expect((await rest('GetMyPhone', '', { token: 'second-verified' })).status).toBe(200)
  expect((await rest('GetMyPhone', '', { token: 'token-machine' })).status).toBe(400)
})

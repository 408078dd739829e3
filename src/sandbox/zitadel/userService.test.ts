import { describe, expect, test } from 'vitest'
import { jsonOf, zitadelBench } from './bench.test-support.ts'

/** Asks API v2 both ways; what is expected of one is expected of the other. */
function serviceBench(token: string, protocol: 'json' | 'connect') {
  const bench = zitadelBench()
  const user = token.replace(/^(?:token|second)-/, 'user-')
  const ask = async (rpc: string, method: string, below: string, body?: object, userId = user) => {
    const connect = protocol === 'connect'
    const sent = connect ? { userId, ...body } : body
    const told = await bench.tell(connect ? `/zitadel.user.v2.UserService/${rpc}` : `/v2/users/${userId}${below}`, {
      method: connect ? 'POST' : method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(sent !== undefined && { body: JSON.stringify(sent) }),
    })
    return { status: told.status, body: jsonOf(told) }
  }
  return {
    ...bench,
    read: () => ask('GetUserByID', 'GET', ''),
    set: (phone: string) => ask('SetPhone', 'POST', '/phone', { phone, sendCode: {} }),
    verify: (verificationCode: string, userId?: string) =>
      ask('VerifyPhone', 'POST', '/phone/verify', { verificationCode }, userId),
    resend: (userId?: string) => ask('ResendPhoneCode', 'POST', '/phone/resend', { sendCode: {} }, userId),
    remove: () => ask('RemovePhone', 'DELETE', '/phone'),
    factors: () => ask('ListAuthenticationFactors', 'POST', '/authentication_factors/_search', {}),
    addTotp: () => ask('RegisterTOTP', 'POST', '/totp', {}),
    addSms: () => ask('AddOTPSMS', 'POST', '/otp_sms', {}),
  }
}

const changed = { status: 200, body: { details: { resourceOwner: '69629023906488334' } } }

describe.each(['json', 'connect'] as const)('API v2 over %s', (protocol) => {
  const refused = (status: number, id: string, names: { readonly json: number; readonly connect: string }) => ({
    status,
    body: { code: names[protocol], message: expect.stringContaining(`(${id})`) as unknown },
  })
  const invalid = { json: 3, connect: 'invalid_argument' }
  const precondition = { json: 9, connect: 'failed_precondition' }

  test('a number is set, verified, kept from being verified twice, and removed', async () => {
    const { read, set, verify, resend, remove, lastCode } = serviceBench('token-nophone', protocol)
    expect((await read()).body).toMatchObject({ user: { userId: 'user-nophone', human: {} } })
    expect(await remove()).toMatchObject(refused(400, 'COMMAND-ieJ2e', precondition))
    expect(await set('079 123 45 69')).toMatchObject(changed)
    expect((await read()).body).toMatchObject({ user: { human: { phone: { phone: '+41791234569' } } } })
    expect(await set('+41791234569')).toMatchObject(refused(400, 'COMMAND-Uch5e', precondition))
    const first = lastCode()
    expect(await resend()).toMatchObject(changed)
    expect(await verify(first)).toMatchObject(refused(400, 'COMMAND-eis9R', invalid))
    expect(await verify(lastCode())).toMatchObject(changed)
    expect((await read()).body).toMatchObject({ user: { human: { phone: { isVerified: true } } } })
    expect(await verify(lastCode())).toMatchObject(refused(400, 'COMMAND-eis9R', invalid))
    expect(await resend()).toMatchObject(refused(400, 'PHONE-5xrra88eq8', precondition))
    expect(await remove()).toMatchObject(changed)
  })

  test('a code of more than 20 characters is refused as invalid', async () => {
    const { verify } = serviceBench('token-unverified', protocol)
    expect((await verify('x'.repeat(21))).body).toMatchObject({
      message: 'invalid VerifyPhoneRequest.VerificationCode: value length must be between 1 and 20 runes, inclusive',
    })
  })

  test('a call about another user is refused; only verifying does not ask whose it is', async () => {
    const { verify, resend } = serviceBench('token-nophone', protocol)
    const nothingOfIt = refused(404, 'AUTHZ-cdgFk', { json: 5, connect: 'not_found' })
    expect(await resend('user-unverified')).toMatchObject(nothingOfIt)
    expect(await verify('wrong', 'user-unverified')).toMatchObject(refused(400, 'COMMAND-eis9R', invalid))
    const nobody = refused(404, 'COMMAND-ieJ2e', { json: 5, connect: 'not_found' })
    expect(await verify('wrong', 'user-nobody')).toMatchObject(nobody)
  })

  test('factors are the same as in v1, and the key’s address is called uri', async () => {
    const { factors, addTotp, addSms } = serviceBench('second-sms', protocol)
    const smsFactor = { state: 'AUTH_FACTOR_STATE_READY', otpSms: {} }
    expect((await factors()).body).toEqual({ result: [smsFactor] })
    expect((await addTotp()).body).toMatchObject({ uri: expect.stringMatching(/^otpauth:\/\/totp\//) as unknown })
    expect((await factors()).body).toEqual({ result: [smsFactor] })
    expect(await addSms()).toMatchObject(refused(409, 'COMMAND-Ad3g2', { json: 6, connect: 'already_exists' }))
  })
})

test('a method that Connect does not have is answered without JSON', async () => {
  const { tell } = zitadelBench()
  const told = await tell('/zitadel.user.v2.UserService/Nothing', { method: 'POST' })
  expect([told.status, new TextDecoder().decode(told.bytes)]).toEqual([404, '404 page not found\n'])
})

import { describe, expect, test } from 'vitest'
import { socialSignIns, tomBackupCodes } from '../accounts.ts'
import { classify, credentialsFor, visitor } from '../vectors.test-support.ts'

const ann = credentialsFor('ann')
const signIn = '/authentication'
const inTenMinutes: unknown = expect.stringMatching(/^2026-03-01T12:40:00\.\d{7}\+03:00$/)
const aSecret: unknown = expect.stringMatching(/^[A-Z2-7]{16}$/)
const form = 'application/x-www-form-urlencoded'

describe('credentials', () => {
  test.each([
    ['a password with spaces around', { userName: 'bob@example.com', password: ' Passw0rd! ' }, 201],
    ['names in any case', { UserName: 'bob@example.com', PASSWORD: 'Passw0rd!' }, 201],
    ['a hash', { userName: 'bob@example.com', passwordHash: 'fde2a9a8' }, 500],
    ['someone from the directory', { userName: 'lee@example.com', password: 'Passw0rd!' }, 201],
    ['someone disabled', { userName: 'dan@example.com', password: 'Passw0rd!' }, 500],
    ['nothing', {}, 500],
    ['a provider and its token', { provider: 'google', accessToken: socialSignIns.accessToken }, 201],
    ['a provider and its code', { provider: 'google', codeOAuth: socialSignIns.codeOAuth }, 201],
    ['a wrong token', { provider: 'google', accessToken: 'no' }, 500],
  ])('%s', async (_, body, status) => {
    expect((await visitor('workspace').post(signIn, body)).status).toBe(status)
  })

  test('attempts are counted for each spelling of a login by itself', async () => {
    const { post } = visitor('workspace')
    const no = { userName: 'bob@example.com', password: 'no' }
    for (let miss = 0; miss < 6; miss += 1) await post(signIn, no)
    expect((await post(signIn, credentialsFor('bob'))).json.error?.message).toBe('Login Fail. Too many attempts')
    expect((await post(signIn, { userName: 'Bob@example.com', password: 'Passw0rd!' })).status).toBe(201)
  })
})

describe('content types', () => {
  const xml =
    '<?xml version="1.0"?><request><userName>bob@example.com</userName><password><![CDATA[Passw0rd!]]></password></request>'

  test.each([
    ['a form', form, 'userName=bob%40example.com&password=Passw0rd!'],
    ['XML', 'text/xml', xml],
    ['XML with escapes', 'text/xml; charset=utf-8', xml.replace('<![CDATA[Passw0rd!]]>', 'Passw0rd&#33;')],
    ['JSON', 'application/json', JSON.stringify(credentialsFor('bob'))],
  ])('%s is read', async (_, type, body) => {
    const { status, headers } = await visitor('workspace').post(signIn, body, { 'content-type': type })
    expect(status).toBe(201)
    expect(headers.get('content-type')).toBe('application/json; charset=UTF-8')
  })

  test.each([
    ['text/xml', 'no XML', 500],
    ['application/json', '[]', 400],
  ])('what is no %s (%j) is a %i', async (type, body, expected) => {
    const { status, json } = await visitor('workspace').post(signIn, body, { 'content-type': type })
    expect([status, json.error]).toEqual([expected, expect.objectContaining({ hresult: -2146233088 })])
  })

  test('a body of any other content type is not read', async () => {
    const body = JSON.stringify(credentialsFor('bob'))
    expect((await visitor('workspace').post(signIn, body, { 'content-type': 'text/plain' })).status).toBe(500)
  })

  test('a parameter in the query wins over the same one in the body', async () => {
    const { post } = visitor('workspace')
    expect((await post(`${signIn}?password=no`, credentialsFor('bob'))).status).toBe(500)
  })

  test('a path that ends in .json changes nothing, nor does .xml for a JSON request', async () => {
    const { post } = visitor('workspace')
    for (const suffix of ['.json', '.xml', '.tml']) {
      const { status, json } = await post(`${signIn}${suffix}`, credentialsFor('bob'))
      expect([status, classify(json.response ? { token: 'x' } : {})]).toEqual([201, 'signedIn'])
    }
  })

  test('XML writes no token as an empty element', async () => {
    const { text } = await visitor('workspace').post(`${signIn}.xml`, 'userName=tom%40example.com&password=Passw0rd!', {
      'content-type': form,
    })
    expect(text).toContain('<response><token /><tfa>true</tfa></response>')
  })

  test('errors come as XML too', async () => {
    const { text, status } = await visitor('workspace').post(`${signIn}.xml`, 'userName=x&password=y', {
      'content-type': form,
    })
    expect(status).toBe(500)
    expect(text).toBe(
      '<result><status>1</status><statusCode>500</statusCode><error><message>User authentication failed</message><hresult>-2146233087</hresult><data /></error></result>',
    )
  })

  test('JSON escapes slashes, and the status line of a 500 says "Server error"', async () => {
    const { post } = visitor('workspace')
    expect((await post(signIn, credentialsFor('bob'))).text).toMatch(/"token":"[^"]*\\\/[^"]*"/)
    expect((await post(signIn, {})).statusText).toBe('Server error')
  })
})

describe('second factors', () => {
  test('someone without a number (pat) sends one with the credentials, then its code', async () => {
    const { post, lastCode } = visitor('workspace')
    const pat = credentialsFor('pat')
    expect((await post(signIn, pat)).json.response).toEqual({ token: null, sms: true })
    const set = await post('/authentication/setphone.json', { ...pat, mobilePhone: '+7 916 765-43-21' })
    expect(set.json.response).toEqual({
      token: null,
      expires: inTenMinutes,
      sms: true,
      phoneNoise: '+7916***4321',
    })
    const { status, token } = await post(`/authentication/${lastCode()}.json`, pat)
    expect([status, classify(token)]).toEqual([201, 'signedIn'])
  })

  test('a resend adds a code; the older one still signs in', async () => {
    const { post, lastCode } = visitor('workspace')
    await post(signIn, ann)
    const code = lastCode()
    expect((await post('/authentication/sendsms', ann)).status).toBe(201)
    expect((await post(`/authentication/${code}`, ann)).status).toBe(201)
  })

  test('an authenticator is set up at the first sign-in (eve); a backup code signs in later (tom)', async () => {
    const { post, account, appCode } = visitor('workspace')
    const { token } = await post(signIn, credentialsFor('eve'))
    expect(token).toEqual({ token: null, tfa: true, tfaKey: aSecret })
    expect((await post(`/authentication/${appCode(account('eve'))}`, credentialsFor('eve'))).token).toMatchObject({
      tfa: true,
    })
    expect((await post(`/authentication/${tomBackupCodes[0] ?? ''}`, credentialsFor('tom'))).status).toBe(201)
  })

  test('new backup codes go to the account that is signed in, and replace its own', async () => {
    const { post, account, appCode } = visitor('workspace')
    await post(signIn, credentialsFor('eve'))
    await post(`/authentication/${tomBackupCodes[0] ?? ''}`, credentialsFor('tom'))
    await post(`/authentication/${appCode(account('eve'))}`, credentialsFor('eve'))
    expect(account('eve').backupCodes).toEqual([])
    expect(account('tom').backupCodes.map(({ code }) => code)).not.toContain(tomBackupCodes[1])
  })

  test('without a provider the first answer fails, and later ones say "sent"; sending again fails five times', async () => {
    const { post, world } = visitor('workspace')
    world.switches['workspace.sms'] = 'missing'
    const hresult = async (path: string) => (await post(path, ann)).json.error?.['hresult']
    expect(await hresult(signIn)).toBe(-2146233072)
    expect(classify((await post(signIn, ann)).token)).toBe('smsCode')
    for (let count = 1; count <= 5; count += 1) expect(await hresult('/authentication/sendsms')).toBe(-2146233072)
    expect(await hresult('/authentication/sendsms')).toBe(-2146233088)
    expect(world.inbox.all()).toEqual([])
  })

  test('a code in the path may be percent-encoded', async () => {
    const { post } = visitor('workspace')
    expect((await post('/authentication/9x%2DLq2.json', credentialsFor('tom'))).status).toBe(201)
  })

  test.each([
    [
      'setphone',
      { ...ann, mobilePhone: '123456789' },
      'To change the number, you need to delete your current phone number',
    ],
    ['setphone', { ...credentialsFor('pat'), mobilePhone: 'abc' }, 'Enter mobile phone number'],
    ['sendsms', credentialsFor('bob'), 'Attempt to access the method failed.'],
  ])('%s tells what is wrong', async (path, body, message) => {
    const { status, json } = await visitor('workspace').post(`/authentication/${path}`, body)
    expect([status, json.error?.message]).toEqual([500, message])
  })

  test('asking for another message without a number is a 400, its lines ended as on the server’s system', async () => {
    const { post, world } = visitor('workspace')
    const refused = async () => (await post('/authentication/sendsms', credentialsFor('pat'))).json
    const error = (end: string) => ({
      message: `Value cannot be null.${end}Parameter name: phone`,
      hresult: -2147467261,
      data: {},
    })
    expect(await refused()).toEqual({ status: 1, statusCode: 400, error: error('\n') })
    world.switches['workspace.system'] = 'windows'
    expect(await refused()).toEqual({ status: 1, statusCode: 400, error: error('\r\n') })
  })

  test('/authentication/register is not taken for a code: it belongs to the vendor’s own service', async () => {
    const { status, json } = await visitor('workspace').post('/authentication/register', credentialsFor('tom'))
    expect([status, json.error]).toMatchObject([500, { hresult: -2146233072 }])
  })

  test('a switch of DocSpace’s changes nothing in Workspace', async () => {
    const { world } = visitor('workspace')
    world.switches['docspace.secondFactor'] = 'app'
    const { post } = visitor('workspace')
    expect(classify((await post(signIn, ann)).token)).toBe('smsCode')
  })
})

describe('around the application', () => {
  const asked = {
    origin: 'https://app.example',
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'content-type',
  }

  test('a preflight lists methods and headers, and no origin', async () => {
    const { send } = visitor('workspace')
    const { status, headers } = await send('OPTIONS', '/api/2.0/authentication', undefined, asked)
    expect(status).toBe(200)
    expect(headers.get('access-control-allow-headers')).toBe('origin, authorization, accept, content-type')
    expect(headers.has('access-control-allow-origin')).toBe(false)
  })

  test('a proxy in front adds the allowed origin', async () => {
    const { send, world } = visitor('workspace')
    world.switches['workspace.cors'] = true
    const { headers } = await send('OPTIONS', '/api/2.0/authentication', undefined, asked)
    expect(headers.get('access-control-allow-origin')).toBe('https://app.example')
  })

  test('settings are told only to someone who is signed in, which tells the products apart', async () => {
    const { get, post } = visitor('workspace')
    const { status, text, headers } = await get('/settings')
    expect([status, text]).toEqual([401, 'Unauthorized'])
    expect(headers.get('content-type')).toMatch(/^text\/plain/)
    await post(signIn, credentialsFor('bob'))
    expect((await get('/settings')).status).toBe(200)
  })

  test('backup codes, used ones too, are told to someone who is signed in and has an app, in JSON and XML', async () => {
    const { post, get, account } = visitor('workspace')
    expect((await get('/settings/tfaappcodes')).text).toBe('Unauthorized')
    const [first = '', ...others] = tomBackupCodes
    const tom = await post(`/authentication/${first}`, credentialsFor('tom'))
    const authorization = tom.token.token ?? ''
    const { status, json } = await get('/settings/tfaappcodes', { authorization })
    expect({ status, json }).toEqual({
      status: 200,
      json: {
        count: 5,
        status: 0,
        statusCode: 200,
        response: [{ isUsed: true, code: first }, ...others.map((code) => ({ code }))],
      },
    })
    const xml = (await get('/settings/tfaappcodes.xml', { authorization: `Bearer ${authorization}` })).text
    expect(xml).toContain(`<response><isUsed>true</isUsed><code>${first}</code></response>`)
    expect(xml.match(/<response>/g)).toHaveLength(5)
    expect(account('tom').backupCodes).toHaveLength(5)
  })

  test('someone who signs in without an app has no backup codes', async () => {
    const { post, get } = visitor('workspace')
    const authorization = (await post(signIn, credentialsFor('bob'))).token.token ?? ''
    expect((await get('/settings/tfaappcodes', { authorization })).status).toBe(500)
  })

  test.each([
    ['unpaid', 402],
    ['suspended', 404],
    ['unknown', 404],
    ['restoring', 503],
  ])('a portal that is %s answers an empty %i', async (state, expected) => {
    const { get, post, world } = visitor('workspace')
    world.switches['workspace.portal'] = state
    for (const { status, text } of [
      await post(signIn, ann),
      await post(`${signIn}.xml`, ann),
      await get('/settings'),
    ]) {
      expect([status, text]).toEqual([expected, ''])
    }
  })

  test('from an IP address that is not allowed a right password is a 500 with a plain exception, a wrong one is answered as ever', async () => {
    const { get, post, world } = visitor('workspace')
    const { token } = await post(signIn, credentialsFor('bob'))
    world.switches['workspace.address'] = 'forbidden'
    const { status, text } = await get('/settings', { authorization: token.token ?? '' })
    expect([status, text]).toEqual([403, ''])
    for (const path of [signIn, '/authentication/000000', '/authentication/sendsms', '/authentication/setphone']) {
      expect((await post(path, credentialsFor('bob'))).json).toMatchObject({
        statusCode: 500,
        error: { hresult: -2146233088 },
      })
    }
    const wrong = await post(signIn, { ...credentialsFor('bob'), password: 'no' })
    expect(wrong.json).toMatchObject({ statusCode: 500, error: { hresult: -2146233087 } })
    expect((await post(signIn, ann)).status).toBe(201)
  })

  test('what DocSpace has and this has not is a 404', async () => {
    const { get, post } = visitor('workspace')
    expect((await get('/authentication')).status).toBe(404)
    expect((await post('/settings/tfaapp/validate', { code: '000000' })).status).toBe(404)
    expect((await get('/capabilities.json')).json.response).toMatchObject({ providers: ['google'] })
  })
})

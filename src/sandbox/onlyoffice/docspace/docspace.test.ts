import { describe, expect, test } from 'vitest'
import { authLinks, socialSignIns, tomBackupCodes } from '../accounts.ts'
import { createSandbox } from '../../sandbox.ts'
import { docspace } from './double.ts'
import { classify, credentialsFor, visitor } from '../vectors.test-support.ts'
import { versionFactsOf } from './versions.ts'

const ann = credentialsFor('ann')
const hash = 'fde2a9a8ef9fe36d415bf6d0a696ba093bc3fb761eef40cbb65440bf140f1c00'

const signIn = '/authentication'
const noValue = '0001-01-01T00:00:00'

const anObject: unknown = expect.any(Object)
const aText: unknown = expect.any(String)
const aList: unknown = expect.any(Array)
const ofTfaAuth: unknown = expect.stringContaining('TfaAuth')

describe('credentials', () => {
  test.each([
    ['a hash', { userName: 'bob@example.com', passwordHash: ` ${hash} ` }, 200],
    ['a password with spaces around', { userName: 'bob@example.com', password: ' Passw0rd! ' }, 200],
    ['an address in capitals and names in any case', { USERNAME: 'BOB@example.com', passwordhash: hash }, 200],
    ['a provider that is e-mail', { userName: 'bob@example.com', passwordHash: hash, provider: 'email' }, 200],
    ['a right hash beside a wrong password', { userName: 'bob@example.com', passwordHash: hash, password: 'no' }, 200],
    [
      'a wrong hash beside a right password',
      { userName: 'bob@example.com', passwordHash: '00', password: 'Passw0rd!' },
      401,
    ],
    ['members nobody knows', { userName: 'bob@example.com', passwordHash: hash, remember: true }, 200],
    [
      'the password of someone from a directory nobody asks',
      { userName: 'lee@example.com', password: 'Passw0rd!' },
      401,
    ],
    ['nobody', { userName: 'nobody@example.com', passwordHash: hash }, 401],
    ['someone disabled', { userName: 'dan@example.com', passwordHash: hash }, 403],
    ['someone disabled with a wrong password', { userName: 'dan@example.com', password: 'no' }, 401],
    ['a provider and its token', { provider: 'google', accessToken: socialSignIns.accessToken }, 200],
    ['a provider and its code', { provider: 'google', codeOAuth: socialSignIns.codeOAuth }, 200],
    ['a profile alone', { serializedProfile: socialSignIns.serializedProfile }, 200],
    ['a wrong token', { provider: 'google', accessToken: 'no' }, 401],
    ['a refusal at the provider', { provider: 'google', accessToken: socialSignIns.cancelled }, 401],
    ['a link', { confirmData: authLinks.plain }, 200],
    ['a link for the first time', { confirmData: authLinks.first }, 200],
    ['a link whose other part says otherwise', { confirmData: { ...authLinks.plain, first: true } }, 404],
    [
      'a link beside a password',
      { userName: 'bob@example.com', passwordHash: hash, confirmData: { email: 'a@b', key: '1.X' } },
      404,
    ],
  ])('%s', async (_, body, status) => {
    expect((await visitor('docspace').post(signIn, body)).status).toBe(status)
  })

  test('with an LDAP directory its users send the password itself; the portal’s own users send it or its hash', async () => {
    const { get, post, world } = visitor('docspace')
    expect((await get('/capabilities')).json.response).toMatchObject({ ldapEnabled: false, ssoUrl: '' })
    Object.assign(world.switches, { 'docspace.ldap': true, 'docspace.sso': true })
    expect((await get('/capabilities')).json.response).toMatchObject({
      ldapEnabled: true,
      ldapDomain: 'example.com',
      providers: ['google'],
      ssoUrl: 'https://portal.example.com/sso/login',
    })
    const statuses: number[] = []
    for (const body of [
      { userName: 'lee@example.com', password: 'Passw0rd!' },
      { userName: 'lee@example.com', passwordHash: hash },
      { userName: 'bob@example.com', password: 'Passw0rd!' },
      { userName: 'bob@example.com', passwordHash: hash },
    ]) {
      statuses.push((await post(signIn, body)).status)
    }
    expect(statuses).toEqual([200, 401, 200, 200])
  })

  test('an authorization code is accepted once, so no second factor can follow a sign-in by it', async () => {
    const { post, world, appCode, account } = visitor('docspace')
    world.switches['docspace.secondFactor'] = 'app'
    const social = { provider: 'google', codeOAuth: socialSignIns.codeOAuth }
    expect(classify((await post(signIn, social)).token)).toBe('tfaSetup')
    expect((await post('/authentication/0', { ...social, code: appCode(account('bob')) })).status).toBe(401)
  })

  test('a sign-in link is used up only where no second factor follows', async () => {
    const { post, world, appCode, account } = visitor('docspace')
    world.switches['docspace.secondFactor'] = 'app'
    const link = { confirmData: authLinks.plain }
    expect(classify((await post(signIn, link)).token)).toBe('tfaSetup')
    expect((await post('/authentication/0', { ...link, code: appCode(account('bob')) })).status).toBe(200)
  })

  test('`first` in confirm data has to be true or false: a text is a 400', async () => {
    const { post } = visitor('docspace')
    const confirmData = { ...authLinks.first, first: 'true' }
    expect((await post(signIn, { confirmData })).json).toMatchObject({
      response: { errors: anObject },
      statusCode: 400,
    })
  })

  test('a user may be named by GUID instead of by email address', async () => {
    const { account, post } = visitor('docspace')
    expect((await post(signIn, { userName: account('bob').id, passwordHash: hash })).status).toBe(200)
  })

  test('a link works once, and for an hour', async () => {
    const { post } = visitor('docspace')
    expect((await post(signIn, { confirmData: authLinks.plain })).status).toBe(200)
    expect((await post(signIn, { confirmData: authLinks.plain })).status).toBe(404)

    const late = visitor('docspace')
    await late.get('/settings')
    await late.post('/authentication/confirm', { type: 'Auth', ...authLinks.plain })
    late.world.advance(60 * 60_000)
    expect((await late.post(signIn, { confirmData: authLinks.plain })).status).toBe(404)
  })

  test('the language is stored by a completed sign-in, not by an interim answer', async () => {
    const { account, post } = visitor('docspace')
    await post(signIn, { ...credentialsFor('bob'), culture: 'ru-RU' })
    await post(signIn, { ...ann, culture: 'ru-RU' })
    expect([account('bob').culture, account('ann').culture]).toEqual(['ru-RU', 'en-US'])
  })
})

describe('the model', () => {
  test.each([
    ['nothing', ''],
    ['broken JSON', '{'],
    ['a list', '[]'],
    ['a number for a text', { userName: 1 }],
    ['null for the session', { session: null }],
    ['null for the captcha’s type', { recaptchaType: null }],
    ['half a captcha’s type', { recaptchaType: 1.5 }],
    ['an address without an at', { confirmData: { email: 'bob', key: '1.X' } }],
  ])('%s is a 400 in the clothes of a success', async (_, body) => {
    const { status, json, headers } = await visitor('docspace').post(signIn, body)
    expect(status).toBe(400)
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(json).toMatchObject({ response: { status: 400, errors: anObject }, count: 1, status: 1, statusCode: 400 })
    expect(json.error).toBeUndefined()
  })

  test.each(['application/json', 'application/json; charset=utf-8', 'text/json', 'application/problem+json'])(
    '%s is read',
    async (type) => {
      const body = JSON.stringify(credentialsFor('bob'))
      expect((await visitor('docspace').post(signIn, body, { 'content-type': type })).status).toBe(200)
    },
  )

  test.each(['text/plain', 'text/xml', 'application/x-www-form-urlencoded'])('%s is a 415', async (type) => {
    const body = JSON.stringify(credentialsFor('bob'))
    expect((await visitor('docspace').post(signIn, body, { 'content-type': type })).status).toBe(415)
  })

  test('the answer is JSON whatever is asked for', async () => {
    const { headers } = await visitor('docspace').post(signIn, credentialsFor('bob'), { accept: 'text/xml' })
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8')
  })
})

describe('a code by SMS', () => {
  test('the code that counts is the one in the body; it signs in, and all codes sent are void', async () => {
    const { post, lastCode } = visitor('docspace')
    const { token } = await post(signIn, ann)
    expect(token).toMatchObject({ sms: true, phoneNoise: '+7916***4567' })
    const code = lastCode()
    await post('/authentication/sendsms', ann)
    expect(lastCode()).not.toBe(code)
    expect(classify((await post('/authentication/0', { ...ann, code: ` ${code} ` })).token)).toBe('signedIn')
    expect((await post('/authentication/0', { ...ann, code: lastCode() })).status).toBe(401)
  })

  test('someone without a number (pat) gives one, then its code', async () => {
    const { post, lastCode, account } = visitor('docspace')
    const pat = credentialsFor('pat')
    const { token } = await post(signIn, pat)
    const confirm = new URL(token.confirmUrl ?? '').search
    const set = await post('/authentication/setphone', { mobilePhone: '8 (999) 000-11-22' }, { confirm })
    expect(set.token).toMatchObject({ sms: true, phoneNoise: '+8999***1122' })
    expect(classify((await post(signIn, pat)).token)).toBe('phoneRequired')
    const done = await post(`/authentication/${lastCode()}`, { ...pat, code: lastCode() })
    expect(done.token).toMatchObject({ token: aText, sms: true, tfa: false })
    expect(account('pat').phoneActivated).toBe(true)
    expect(classify((await post(signIn, pat)).token)).toBe('smsCode')
  })

  test.each([
    ['no header', undefined],
    ['another’s key', 'type=PhoneActivation&key=1.ABC&encemail=x'],
    ['a type in another case', 'type=phoneactivation&key=1.ABC'],
  ])('a phone with %s is an empty 401', async (_, confirm) => {
    const { status, text } = await visitor('docspace').post(
      '/authentication/setphone',
      { mobilePhone: '123456789' },
      confirm === undefined ? {} : { confirm },
    )
    expect([status, text]).toEqual([401, ''])
  })

  test('a link to set a phone is valid for an hour', async () => {
    const { post, world } = visitor('docspace')
    const { token } = await post(signIn, credentialsFor('pat'))
    world.advance(60 * 60_000)
    const confirm = new URL(token.confirmUrl ?? '').search.slice(1)
    expect((await post('/authentication/setphone', { mobilePhone: '123456789' }, { confirm })).status).toBe(401)
  })

  test('3.8’s bug in masking numbers fails the last step too: the code is used up, no cookie is set', async () => {
    const { post, world, lastCode } = visitor('docspace')
    await post(signIn, ann)
    world.switches['docspace.maskBug'] = true
    const { status, cookies } = await post('/authentication/0', { ...ann, code: lastCode() })
    expect([status, cookies]).toEqual([401, []])
    world.switches['docspace.maskBug'] = false
    expect((await post('/authentication/0', { ...ann, code: lastCode() })).status).toBe(401)
  })

  test('without a provider the first answer fails, and later ones say "sent" for ten minutes; sending again fails', async () => {
    const { post, world } = visitor('docspace')
    world.switches['docspace.sms'] = 'missing'
    const noAccess = { type: 'System.MethodAccessException' }
    expect((await post(signIn, ann)).json.error).toMatchObject(noAccess)
    expect(classify((await post(signIn, ann)).token)).toBe('smsCode')
    for (let count = 1; count <= 5; count += 1) {
      expect((await post('/authentication/sendsms', ann)).json.error).toMatchObject(noAccess)
    }
    expect((await post('/authentication/sendsms', ann)).json.error).toMatchObject({ type: 'System.Exception' })
    world.advance(10 * 60_000)
    expect((await post(signIn, ann)).json.error).toMatchObject(noAccess)
    expect(world.inbox.all()).toEqual([])
  })

  test('the first answer never says that too many messages were sent', async () => {
    const { post } = visitor('docspace')
    await post(signIn, ann)
    for (let count = 1; count <= 6; count += 1) await post('/authentication/sendsms', ann)
    expect((await post('/authentication/sendsms', ann)).status).toBe(500)
    expect(classify((await post(signIn, ann)).token)).toBe('smsCode')
  })

  test('a number is set for the account that is signed in, whosever link it is', async () => {
    const { post, account } = visitor('docspace')
    const { token } = await post(signIn, credentialsFor('pat'))
    const confirm = new URL(token.confirmUrl ?? '').search
    await post(signIn, credentialsFor('bob'))
    await post('/authentication/setphone', { mobilePhone: '123456789' }, { confirm })
    expect([account('bob').phone, account('pat').phone]).toEqual(['123456789', ''])
  })

  test('a provider’s failure is kept quiet', async () => {
    const { post, world } = visitor('docspace')
    world.switches['docspace.sms'] = 'lost'
    expect((await post(signIn, ann)).status).toBe(200)
    expect(world.inbox.all()).toEqual([])
  })
})

describe('a code from an app', () => {
  test('an authenticator is set up with the key in the first answer (eve)', async () => {
    const { post, world, appCode, account } = visitor('docspace')
    const eve = credentialsFor('eve')
    const { token } = await post(signIn, eve)
    expect(world.authenticator.all().map((entry) => entry.secret)).toContain(token.tfaKey)
    const done = await post('/authentication/0', { ...eve, code: appCode(account('eve')), session: true })
    expect(done.token).toMatchObject({ token: aText, expires: noValue, sms: false, tfa: true })
    expect(done.cookies).toHaveLength(1)
    expect(done.cookies[0]).not.toContain('Expires')
    expect(classify((await post(signIn, eve)).token)).toBe('tfaCode')
    expect(account('eve').backupCodes).toHaveLength(5)
  })

  test.each(['by the code', 'by the link'])(
    'new backup codes are written to who is signed in, over theirs (%s)',
    async (way) => {
      const { post, appCode, account } = visitor('docspace')
      const eve = credentialsFor('eve')
      const { token } = await post(signIn, eve)
      await post('/authentication/0', { ...credentialsFor('tom'), code: tomBackupCodes[0] })
      const code = appCode(account('eve'))
      const confirm = new URL(token.confirmUrl ?? '').search
      if (way === 'by the code') await post('/authentication/0', { ...eve, code })
      else await post('/settings/tfaapp/validate', { code }, { confirm })
      expect(account('eve').backupCodes).toEqual([])
      expect(account('tom').backupCodes.map((one) => one.code)).not.toContain(tomBackupCodes[1])
    },
  )

  test('validating answers false and signs nobody in where the factor was switched off meanwhile', async () => {
    const { post, get, world, appCode, account } = visitor('docspace')
    const { token } = await post(signIn, credentialsFor('tom'))
    const confirm = new URL(token.confirmUrl ?? '').search
    world.switches['docspace.secondFactor'] = 'none'
    const { status, json } = await post('/settings/tfaapp/validate', { code: appCode(account('tom')) }, { confirm })
    expect([status, json.response]).toEqual([200, false])
    expect((await get('/authentication')).json.response).toBe(false)
  })

  test('a backup code signs in once, in its own case', async () => {
    const { post } = visitor('docspace')
    const enter = async (code: string) => (await post('/authentication/0', { ...credentialsFor('tom'), code })).status
    const [code = ''] = tomBackupCodes
    expect(await enter(code.toLowerCase())).toBe(401)
    expect(await enter(code)).toBe(200)
    expect(await enter(code)).toBe(401)
  })

  test('the setup page shows the key, to its link and cookie alone', async () => {
    const { post, get, jar } = visitor('docspace')
    const { token } = await post(signIn, credentialsFor('eve'))
    const confirm = new URL(token.confirmUrl ?? '').search.slice(1)
    const { json } = await get('/settings/tfaapp/setup', { confirm })
    expect(json.response).toMatchObject({ account: 'eve%40example.com', manualEntryKey: token.tfaKey })
    jar.clear()
    expect((await get('/settings/tfaapp/setup', { confirm })).status).toBe(401)
  })

  test('someone signed in (tom) sees backup codes, makes new ones, and sets the app up anew', async () => {
    const { post, get, send, appCode, account, jar } = visitor('docspace')
    expect((await get('/settings/tfaappcodes')).status).toBe(401)
    const { token } = await post('/authentication/0', { ...credentialsFor('tom'), code: appCode(account('tom')) })
    jar.clear()
    for (const authorization of [token.token ?? '', `Bearer ${token.token ?? ''}`]) {
      const { json } = await get('/settings/tfaappcodes', { authorization })
      expect(json).toMatchObject({ response: aList, count: 5 })
    }
    const authorization = token.token ?? ''
    const fresh = await send('PUT', '/api/2.0/settings/tfaappnewcodes', undefined, { authorization })
    expect(fresh.text).not.toContain(tomBackupCodes[0])
    const again = await send('PUT', '/api/2.0/settings/tfaappnewapp', undefined, { authorization })
    expect(again.json.response).toMatch(/\/confirm\/TfaActivation\?type=TfaActivation&uid=/)
    expect((await get('/settings/tfaappcodes', { authorization })).json.error).toMatchObject({
      type: 'System.InvalidOperationException',
    })
  })

  test('the second factors that can be required are listed, and the address of their page is told', async () => {
    const { post, get, world, jar } = visitor('docspace')
    const { token } = await post('/authentication/0', { ...credentialsFor('tom'), code: tomBackupCodes[1] })
    jar.clear()
    const authorization = token.token ?? ''
    expect((await get('/settings/tfaapp', { authorization })).json.response).toMatchObject([
      { id: 'sms', enabled: false, available: true },
      { id: 'app', enabled: true, available: true },
    ])
    const { json } = await get('/settings/tfaapp/confirm', { authorization })
    expect(json.response).toMatchObject({ url: ofTfaAuth, cookieName: 'asc_confirm_key_TfaAuth' })
    world.switches['docspace.secondFactor'] = 'none'
    expect((await get('/settings/tfaapp/confirm', { authorization })).json).not.toHaveProperty('response')
    world.switches['docspace.secondFactor'] = 'app'
    world.switches['docspace.version'] = '3.6'
    expect((await get('/settings/tfaapp/confirm', { authorization })).json.response).toMatch(/TfaAuth/)
    expect((await get('/settings/tfaapp', { authorization })).text).toContain('avaliable')
  })
})

describe('what is hidden and what is shown', () => {
  test.each([
    ['nothing in the code’s place', ann, '', 400],
    ['a wrong code', ann, '000000', 401],
    ['a code where none is asked', credentialsFor('bob'), '000000', 403],
  ])('%s: a 401 by default, else as the pages say', async (_, who, code, status) => {
    const { post, world } = visitor('docspace')
    expect((await post('/authentication/0', { ...who, code })).status).toBe(401)
    world.switches['docspace.documentedStatuses'] = true
    expect((await post('/authentication/0', { ...who, code })).status).toBe(status)
  })

  test('too many attempts are a 429 where statuses are as documented', async () => {
    const { post, world } = visitor('docspace')
    world.switches['docspace.documentedStatuses'] = true
    const wrong = async () => (await post('/authentication/0', { ...ann, code: '000000' })).status
    expect([await wrong(), await wrong(), await wrong(), await wrong(), await wrong(), await wrong()]).toEqual([
      401, 401, 401, 401, 401, 429,
    ])
    const no = { ...ann, password: 'no' }
    for (let miss = 0; miss < 5; miss += 1) expect((await post(signIn, no)).status).toBe(401)
    expect((await post(signIn, no)).status).toBe(429)
    expect((await post(signIn, { userName: '', password: '' })).status).toBe(400)
  })

  test('what is wrong with a code is told when it is validated', async () => {
    const { post } = visitor('docspace')
    const { token } = await post(signIn, credentialsFor('tom'))
    const confirm = new URL(token.confirmUrl ?? '').search.slice(1)
    const validate = (body: unknown) => post('/settings/tfaapp/validate', body, { confirm })
    expect((await validate({})).json).toMatchObject({ response: { errors: anObject }, statusCode: 400 })
    for (let miss = 0; miss < 5; miss += 1) expect((await validate({ code: '000000' })).status).toBe(400)
    expect((await validate({ code: '000000' })).json).toEqual({
      error: { message: aText, type: null, stack: null, hresult: 0 },
      status: 1,
      statusCode: 403,
    })
  })
})

describe('sessions', () => {
  test.each([
    ['3.7.2', noValue],
    ['3.6', expect.stringMatching(/^2027-03-01T09:30:00/)],
  ])('version %s tells %j after a code for the session', async (version, expires) => {
    const { post, world, lastCode } = visitor('docspace')
    world.switches['docspace.version'] = version
    await post(signIn, ann)
    expect((await post('/authentication/0', { ...ann, code: lastCode(), session: true })).token.expires).toEqual(
      expires,
    )
  })

  test('a portal may fix how long a sign-in lasts, or set no end', async () => {
    const { post, get, world } = visitor('docspace')
    world.switches['docspace.cookieLifetime'] = 90
    expect((await get('/settings')).json.response).toMatchObject({ cookieSettingsEnabled: true })
    expect((await post(signIn, credentialsFor('bob'))).token.expires).toMatch(/^2026-03-01T11:00:00/)
    world.switches['docspace.cookieLifetime'] = 0
    const { token, cookies } = await post(signIn, credentialsFor('bob'))
    expect(token.expires).toBe(noValue)
    expect(cookies[0]).toContain('Expires=Fri, 31 Dec 9999')
  })

  test('logging out ends the session and drops the cookie', async () => {
    const { post, get, jar } = visitor('docspace')
    const { token } = await post(signIn, credentialsFor('bob'))
    expect((await get('/authentication')).json.response).toBe(true)
    await post('/authentication/logout')
    expect(jar.has('asc_auth_key')).toBe(false)
    expect((await get('/authentication', { authorization: token.token ?? '' })).json.response).toBe(false)
  })

  test('on plain http the cookie is not Secure', async () => {
    const { post } = visitor('docspace', { origin: 'http://localhost:5173' })
    expect((await post(signIn, credentialsFor('bob'))).cookies[0]).not.toContain('Secure')
  })

  test('someone signed in is told no hash rule unless they ask for it, and no captcha', async () => {
    const { post, get, world } = visitor('docspace')
    world.switches['docspace.captcha'] = 'recaptcha'
    expect((await get('/settings')).json.response).toMatchObject({
      recaptchaType: 0,
      recaptchaPublicKey: 'sandbox-recaptcha',
    })
    await post(signIn, credentialsFor('bob'))
    expect((await get('/settings')).text).not.toMatch(/passwordHash|recaptcha/)
    expect((await get('/settings?withPassword=true')).text).toContain('passwordHash')
  })
})

describe('what comes with 3.8 and after', () => {
  test('a portal that other sites may embed sets partitioned cookies, over HTTPS', async () => {
    const { post, world } = visitor('docspace')
    world.switches['docspace.crossSite'] = true
    expect((await post(signIn, credentialsFor('bob'))).cookies[0]).toMatch(/SameSite=None$/)
    world.switches['docspace.version'] = '3.8'
    expect((await post(signIn, credentialsFor('bob'))).cookies[0]).toMatch(/SameSite=None; Partitioned$/)
    const plain = visitor('docspace', { origin: 'http://localhost:5173' })
    plain.world.switches['docspace.crossSite'] = true
    expect((await plain.post(signIn, credentialsFor('bob'))).cookies[0]).toMatch(/SameSite=Strict$/)
  })

  test.each([
    ['3.7.2', 1],
    ['3.8', 3],
  ])('in %s a cookie is taken back in %i lines', async (version, lines) => {
    const { post, world, jar } = visitor('docspace')
    world.switches['docspace.version'] = version
    await post(signIn, credentialsFor('bob'))
    const { cookies } = await post('/authentication/logout')
    expect(cookies.filter((line) => line.startsWith('asc_auth_key=;'))).toHaveLength(lines)
    expect(jar.has('asc_auth_key')).toBe(false)
  })

  test.each([
    ['3.8', false],
    ['develop', true],
  ])('in %s a cookie that is nobody’s stays: %s', async (version, stays) => {
    const { get, world, jar } = visitor('docspace')
    world.switches['docspace.version'] = version
    jar.set('asc_auth_key', 'stale')
    await get('/settings')
    expect(jar.has('asc_auth_key')).toBe(stays)
  })

  test.each([
    ['3.8', false],
    ['develop', true],
  ])('in %s a token with Bearer in its middle is read whole: %s', async (version, isRead) => {
    const { post, get, world, portal, jar, account } = visitor('docspace')
    world.switches['docspace.version'] = version
    const { token } = await post(signIn, credentialsFor('bob'))
    jar.clear()
    const asked = async (authorization: string) => (await get('/authentication', { authorization })).json.response
    expect(await asked(`Bearer ${token.token}`)).toBe(true)
    expect(await asked(token.token ?? '')).toBe(true)
    expect(portal.sessions.ownerOf(token.token ?? '')).toBe(account('bob'))
    expect(versionFactsOf(portal).bearerAtStart).toBe(isRead)
  })

  test('the bug in masking numbers is still in 3.8', async () => {
    const { post, world } = visitor('docspace')
    Object.assign(world.switches, { 'docspace.version': '3.8', 'docspace.maskBug': true })
    expect((await post(signIn, ann)).json.error).toMatchObject({ type: 'System.ArgumentOutOfRangeException' })
  })
})

describe('captcha', () => {
  test('a captcha token is ignored where the portal has no keys', async () => {
    const body = { ...credentialsFor('bob'), recaptchaType: 3, recaptchaResponse: 'whatever' }
    expect((await visitor('docspace').post(signIn, body)).status).toBe(200)
  })

  test('a token is good once, and a solved captcha leaves nothing counted', async () => {
    const { post, world } = visitor('docspace')
    world.switches['docspace.captcha'] = 'recaptcha'
    const solved = () => ({
      recaptchaType: 0,
      recaptchaResponse: world.captcha.issue('recaptcha', 'sandbox-recaptcha').token,
    })
    const no = { ...credentialsFor('bob'), password: 'no' }
    for (let miss = 0; miss < 8; miss += 1) expect((await post(signIn, { ...no, ...solved() })).status).toBe(401)
    const spent = solved()
    expect((await post(signIn, { ...credentialsFor('bob'), ...spent })).status).toBe(200)
    expect((await post(signIn, { ...credentialsFor('bob'), ...spent })).json.error?.message).toBe('Invalid Recaptcha')
  })

  test('`recaptchaType` may be a name only on a server that names it so itself', async () => {
    const { post, get, world } = visitor('docspace')
    world.switches['docspace.captcha'] = 'hcaptcha'
    expect((await get('/settings')).json.response).toMatchObject({ recaptchaType: 3 })
    world.switches['docspace.recaptchaTypeNames'] = true
    expect((await get('/settings')).json.response).toMatchObject({ recaptchaType: 'hCaptcha' })
    const token = world.captcha.issue('hcaptcha', 'sandbox-hcaptcha').token
    const body = { ...credentialsFor('bob'), recaptchaType: 'hCaptcha', recaptchaResponse: token }
    expect((await post(signIn, body)).status).toBe(200)
    world.switches['docspace.recaptchaTypeNames'] = false
    expect((await post(signIn, body)).status).toBe(400)
  })
})

describe('confirm links', () => {
  test('are checked with a 200 whatever the result, their type a name or a number', async () => {
    const { post, world } = visitor('docspace')
    const check = async (body: unknown) => (await post('/authentication/confirm', body)).json.response
    expect(await check({ type: 'Auth', ...authLinks.plain })).toEqual({
      result: 0,
      email: 'bob@example.com',
      isAgent: false,
    })
    expect(await check({ type: 14, ...authLinks.plain })).toMatchObject({ result: 0 })
    expect(await check({ type: 'PhoneAuth', ...authLinks.plain })).toEqual({ result: 1, isAgent: false })
    world.advance(60 * 60_000)
    expect(await check({ type: 'Auth', ...authLinks.plain })).toMatchObject({ result: 2 })
  })

  test('of an app’s set-up are refused where someone is signed in', async () => {
    const { post } = visitor('docspace')
    const { token } = await post(signIn, credentialsFor('tom'))
    const confirm = new URL(token.confirmUrl ?? '').search.slice(1)
    await post(signIn, credentialsFor('bob'))
    expect((await post('/settings/tfaapp/validate', { code: '000000' }, { confirm })).status).toBe(403)
  })

  test('name their user by email up to 3.2, and contain the key in 1.x', async () => {
    const { post, world } = visitor('docspace')
    world.switches['docspace.version'] = '3.2'
    const tom = credentialsFor('tom')
    expect((await post(signIn, tom)).token.confirmUrl).toMatch(/\?type=TfaAuth&email=tom%40example\.com$/)
    world.switches['docspace.version'] = '1.1'
    const { token, cookies } = await post(signIn, tom)
    expect(token.confirmUrl).toMatch(/\?type=TfaAuth&key=\d+\.[A-Z0-9]+&email=/)
    expect(cookies).toEqual([])
  })
})

describe('around the application', () => {
  const asked = {
    origin: 'https://app.example',
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'content-type,confirm',
  }

  test('every origin, header and method is allowed, and so no credentials', async () => {
    const { send } = visitor('docspace')
    const { headers } = await send('OPTIONS', '/api/2.0/authentication', undefined, asked)
    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(headers.get('access-control-allow-headers')).toBe('content-type, confirm')
    expect(headers.has('access-control-allow-credentials')).toBe(false)
  })

  test('a single configured origin is allowed with credentials', async () => {
    const { send, world } = visitor('docspace')
    world.switches['docspace.corsOrigin'] = 'https://app.example'
    const { headers } = await send('OPTIONS', '/api/2.0/authentication', undefined, asked)
    expect(headers.get('access-control-allow-origin')).toBe('https://app.example')
    expect(headers.get('access-control-allow-credentials')).toBe('true')
  })

  test('from an IP address that is not allowed signing in succeeds, and every later request is an empty 403', async () => {
    const { get, post, world, jar } = visitor('docspace')
    world.switches['docspace.address'] = 'forbidden'
    const { status, token } = await post(signIn, credentialsFor('bob'))
    expect([status, classify(token)]).toEqual([200, 'signedIn'])
    for (const answer of [await get('/authentication'), await get('/settings'), await post(signIn, ann)]) {
      expect([answer.status, answer.text]).toEqual([403, 'Your IP address is not allowed.'])
    }
    jar.clear()
    expect((await post(signIn, ann)).status).toBe(200)
  })

  test('a portal that is not set up yet gives its wizard’s token; its language does not depend on who asks', async () => {
    const { get, post, world } = visitor('docspace')
    expect((await get('/settings')).text).not.toContain('wizardToken')
    world.switches['docspace.wizard'] = true
    expect((await get('/settings')).json.response).toMatchObject({ wizardToken: 'sandbox-wizard' })
    await post(signIn, { ...credentialsFor('bob'), culture: 'ru-RU' })
    expect((await get('/settings')).json.response).toMatchObject({ culture: 'en-US' })
  })

  test('the rate limiter lets a number of requests through, then answers 429 with Retry-After', async () => {
    const { get, world } = visitor('docspace')
    world.switches['docspace.rateLimit'] = 1
    expect((await get('/settings')).status).toBe(200)
    const { status, text, headers } = await get('/settings')
    expect([status, text, headers.get('retry-after')]).toEqual([429, '', '60'])
    world.advance(60_000)
    expect((await get('/settings')).status).toBe(200)
  })

  test.each([
    ['suspended', 404, 1],
    ['restoring', 403, 3],
    ['migrating', 403, 4],
    ['encrypting', 403, 6],
    ['unknown', 404, undefined],
    ['unpaid', 402, 0],
  ])('a portal that is %s answers an empty %i, and its settings still tell', async (state, status, tenantStatus) => {
    const { get, post, world } = visitor('docspace')
    world.switches['docspace.portal'] = state
    const settings = await get('/settings')
    expect(settings.status).toBe(tenantStatus === undefined ? 404 : 200)
    if (tenantStatus !== undefined) expect(settings.json.response).toMatchObject({ tenantStatus })
    const { text, ...answer } = await get('/settings/tfaapp')
    expect([answer.status, text]).toEqual([status, ''])
    expect((await post(signIn, credentialsFor('bob'))).status).toBe(state === 'unpaid' ? 200 : status)
  })

  test.each([
    ['3.7', 403, 404, 403],
    ['3.2', 403, 500, 500],
    ['1.1', 401, 500, 500],
  ])('version %s has statuses of its own', async (version, blocked, unknown, disabled) => {
    const { post, world } = visitor('docspace')
    world.switches['docspace.version'] = version
    const no = { ...credentialsFor('bob'), password: 'no' }
    for (let miss = 0; miss < 5; miss += 1) await post(signIn, no)
    expect((await post(signIn, no)).status).toBe(blocked)
    expect((await post(signIn, { confirmData: { email: 'a@b', key: '1.X' } })).status).toBe(unknown)
    expect((await post(signIn, credentialsFor('dan'))).status).toBe(disabled)
  })

  test('a second factor may be required of everyone', async () => {
    const { post, world } = visitor('docspace')
    world.switches['docspace.secondFactor'] = 'app'
    expect(classify((await post(signIn, ann)).token)).toBe('tfaSetup')
    world.switches['docspace.secondFactor'] = 'sms'
    expect(classify((await post(signIn, credentialsFor('bob'))).token)).toBe('phoneRequired')
    world.switches['docspace.secondFactor'] = 'none'
    expect(classify((await post(signIn, credentialsFor('tom'))).token)).toBe('signedIn')
  })

  test('links contain the world and the mount they were asked under', async () => {
    const { fetch } = createSandbox({ doubles: [docspace()] })
    const body = JSON.stringify(credentialsFor('pat'))
    const headers = { 'content-type': 'application/json' }
    const address = 'http://localhost:5173/w/ada/docspace'
    const text = await (
      await fetch(new Request(`${address}/api/2.0/authentication`, { method: 'POST', headers, body }))
    ).text()
    expect(text).toContain(`"confirmUrl":"${address}/confirm/PhoneActivation?type=PhoneActivation&key=`)
    expect(text).toContain(`"href":"${address}/api/2.0/authentication"`)
  })

  test('links have the host and scheme that the client used', async () => {
    const { get } = visitor('docspace')
    expect((await get('/capabilities.json?fields=providers')).json).toMatchObject({
      links: [{ href: 'https://portal.example.com/api/2.0/capabilities.json?fields=providers', action: 'GET' }],
    })
  })
})

import { describe, expect, test, vi } from 'vitest'
import { AuthError } from '../../protocol/error.ts'
import type { CredentialsStep } from '../../protocol/step.ts'
import { exampleOf, malformedBodies } from '../onlyoffice/vectors.test-support.ts'
import { readAppSetup, readValidation } from './confirmLinkAnswers.ts'
import { docspaceSettings, validationVectors } from './vectors.test-support.ts'
import { type Answered, scriptedPortal } from '../onlyoffice/scriptedPortal.test-support.ts'
import { type DocspaceOptions, docspace } from './index.ts'
import { errorByStatus } from '../../test-support/saidByStatus.test-support.ts'
import { failureOf } from '../../test-support/failureOf.test-support.ts'
import { assertKind } from '../../test-support/assertKind.test-support.ts'

const baseUrl = 'https://portal.example.com'
const login = { username: 'ann@example.com', password: 'Passw0rd!', staySignedIn: true }
const { signal } = new AbortController()
const start = Date.UTC(2026, 2, 1, 9, 30)
const minute = 60_000
const activation = 'type=TfaActivation&uid=66faa6e4-f133-11ea-b126-00ffeec8b4ef'
const known = 'type=TfaAuth&uid=66faa6e4-f133-11ea-b126-00ffeec8b4ef'

const ok = (response: unknown): Answered => [200, { response, count: 1, status: 0, statusCode: 200 }]
const refused = (status: number, type: string | null = null): Answered => [
  status,
  { error: { message: 'words', type, stack: null, hresult: 0 }, status: 1, statusCode: status },
]
const none = '0001-01-01T00:00:00'
const linkTo = (query: string) => `${baseUrl}/confirm/${new URLSearchParams(query).get('type')}?${query}`
const appCode = ok({ expires: none, sms: false, tfa: true, confirmUrl: linkTo(known) })
const appSetup = ok({
  expires: none,
  sms: false,
  tfa: true,
  tfaKey: 'KEZEM43CIUYWYU2Y',
  confirmUrl: linkTo(activation),
})
const setup = ok({ account: 'ann%40example.com', manualEntryKey: 'KEZEM43CIUYWYU2Y', qrCodeSetupImageUrl: 'data:x' })
const signedIn = ok({ token: 'b64+/=', expires: none, sms: false, tfa: true })
const codeWrong = refused(400, 'System.ArgumentException')
const fiveCodes = ['Kf3_aZ', '9x-Lq2', 'mN7bV0', 'T_4c-8', 'wPz5Yd']
const codes = ok(fiveCodes.map((code, index) => ({ isUsed: index === 1, code })))

interface Options extends Partial<DocspaceOptions> {
  readonly cookie?: 'of someone else'
  /** The second factor is switched off once its code is asked for. */
  readonly factor?: 'off'
}

/** A portal that answers as it is told, settings aside, and a clock that stands still. */
function portal(answers: readonly Answered[], { factor, cookie: given, ...options }: Options = {}) {
  /** Before which calls it was asked whether anyone is signed in. */
  const looks: number[] = []
  const cookie = { isSomebodys: given === 'of someone else' }
  const clock = { now: start }
  const settings = { ...docspaceSettings, passwordHash: { size: 256, iterations: 1, salt: 's' } }
  const wire = scriptedPortal(answers, ({ call }, next) => {
    if (call === 'GET /settings' || call === 'GET /capabilities')
      return Response.json({ response: settings, status: 0 })
    if (call === 'GET /authentication') {
      looks.push(wire.scripted.length)
      return Response.json({ response: cookie.isSomebodys, status: 0 })
    }
    if (call.endsWith('/authentication/logout')) cookie.isSomebodys = false
    if (call.endsWith('/validate') && next?.[0] === 200) cookie.isSomebodys = factor !== 'off'
    return undefined
  })
  const sent = wire.scripted
  const backend = docspace({ baseUrl, fetch: wire.fetch, now: () => clock.now, appCodes: 'tfaapp', ...options })
  const submit = async () => {
    const first: CredentialsStep = await backend.start({ signal })
    return backend.credentials.submit(first, login, { signal })
  }
  const calls = () => sent.map(({ call }) => call)
  return { backend, sent, looks, calls, clock, submit }
}

async function atCode(answers: readonly Answered[], options: Options = {}) {
  const at = portal([appCode, ...answers], options)
  const step = await at.submit()
  assertKind(step, 'code')
  return { ...at, step, enter: (code: string) => at.backend.code.submit(step, { code }, { signal }) }
}

async function atEnrol(answers: readonly Answered[], options: Options = {}) {
  const at = portal([appSetup, ...answers], options)
  const step = await at.submit()
  assertKind(step, 'enrol')
  return { ...at, step, enter: (code: string) => at.backend.enrol.submit(step, { code }, { signal }) }
}

const answerOf = (status: number, body: unknown) => ({
  status,
  headers: new Headers(),
  bytes: new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body)),
})

describe('what validate answers', () => {
  const outcomes: Readonly<Record<string, string>> = { signedIn: 'signedIn', codeRejected: 'code-wrong' }

  test.each(validationVectors)('$id, $title: $widget', ({ id, expect: { status, body }, widget }) => {
    const read = () => readValidation(answerOf(status, exampleOf(body)), start)
    // That it was not refused is no sign-in yet, if it says `false`.
    if (widget === 'signedIn') expect(read().state).toBe(id === 'D33' ? 'codeTaken' : outcomes[widget])
    else expect(read).toThrow(outcomes[widget])
  })

  test.each([
    [401, '', 'linkRejected'],
    [403, '', 'linkRejected'],
    [403, refused(403)[1], 'codesBlocked'],
  ])('%i with %o is %s', (status, body, state) => {
    expect(readValidation(answerOf(status, body), start)).toEqual({ state })
  })

  test.each([
    [403, refused(403, 'System.Security.SecurityException')[1], 'forbidden'],
    [429, refused(429)[1], 'rate-limited'],
    [429, '', 'rate-limited'],
    [500, refused(500, 'System.NullReferenceException')[1], 'server'],
    [503, refused(503)[1], 'server'],
    [418, refused(418)[1], 'unexpected'],
    [400, { response: { errors: { code: ['x'] } }, status: 1 }, 'code-wrong'],
    [500, '', 'server'],
    [200, { response: 'true', status: 0 }, 'unexpected'],
    [200, { response: true, status: 1 }, 'unexpected'],
    [200, '', 'unexpected'],
  ])('%i with %o throws %s', (status, body, code) => {
    expect(() => readValidation(answerOf(status, body), start)).toThrow(code)
  })

  test.each(malformedBodies.filter((body) => body !== ''))('a body of %s is read by its status alone', (body) => {
    for (const status of [200, 400, 401, 403, 429, 500, 502]) {
      const error = errorByStatus(status, start)
      expect(() => readValidation(answerOf(status, body), start)).toThrow(error)
      expect(() => readAppSetup(answerOf(status, body), start)).toThrow(error)
    }
  })
})

describe('what setup answers', () => {
  test.each([
    ['ann%40example.com', 'ann@example.com'],
    ['ann@example.com', 'ann@example.com'],
    ['100%', '100%'],
    ['%D0%B0nn', 'аnn'],
  ])('the account %s is %s', (account, read) => {
    const body = { response: { account, manualEntryKey: 'KEZEM43CIUYWYU2Y====' }, status: 0 }
    expect(readAppSetup(answerOf(200, body), start)).toEqual({ secret: 'KEZEM43CIUYWYU2Y', account: read })
  })

  test.each([{}, { manualEntryKey: '' }, { manualEntryKey: 'not base32!' }, { manualEntryKey: 5 }])(
    '%o is unexpected',
    (response) => {
      expect(() => readAppSetup(answerOf(200, { response, status: 0 }), start)).toThrow(new AuthError('unexpected'))
    },
  )
})

describe('by the confirm link', () => {
  test('a known authenticator signs in with `false`, and the session is the cookie', async () => {
    const at = await atCode([ok(false)])
    expect(await at.enter('865519')).toEqual({ kind: 'done', session: {} })
    expect(at.calls()).toEqual(['POST /authentication', 'POST /settings/tfaapp/validate'])
    expect(at.sent[1]?.headers.get('confirm')).toBe(known)
    expect(at.sent[1]?.body).toEqual({ code: '865519', session: false })
  })

  test('a new one is set up as the link says, and its backup codes are shown before done', async () => {
    const at = await atEnrol([setup, ok(true), codes])
    expect(at.step).toMatchObject({
      secret: 'KEZEM43CIUYWYU2Y',
      account: 'ann@example.com',
      uri: 'otpauth://totp/portal.example.com:ann%40example.com?secret=KEZEM43CIUYWYU2Y&issuer=portal.example.com',
    })
    const step = await at.enter('865519')
    assertKind(step, 'backup-codes')
    expect(step.codes).toEqual(fiveCodes.filter((code) => code !== '9x-Lq2'))
    expect(await at.backend['backup-codes'].submit(step, {}, { signal })).toEqual({ kind: 'done', session: {} })
    expect(at.calls()).toEqual([
      'POST /authentication',
      'GET /settings/tfaapp/setup',
      'POST /settings/tfaapp/validate',
      'GET /settings/tfaappcodes',
    ])
    expect(at.sent[1]?.headers.get('confirm')).toBe(activation)
    expect(at.sent[2]?.headers.get('confirm')).toBe(activation)
    expect(at.sent[3]?.headers.has('authorization')).toBe(false)
  })

  test.each([401, 403])(
    'a link that is not taken (%i, empty) sends codes to authentication from then on',
    async (status) => {
      const at = await atCode([[status, ''], refused(401), signedIn])
      expect((await failureOf(at.enter('000000'))).code).toBe('code-wrong-or-expired')
      expect(await at.enter('865519')).toMatchObject({ kind: 'done', session: { token: 'b64+/=' } })
      expect(at.calls()).toEqual([
        'POST /authentication',
        'POST /settings/tfaapp/validate',
        'POST /authentication/000000',
        'POST /authentication/865519',
      ])
    },
  )

  test.each<[number, unknown]>([
    [401, ''],
    [500, '<html>'],
    [403, refused(403, 'System.InvalidOperationException')[1]],
  ])(
    'a setup that is refused (%i) leaves the key of the first answer, and codes go to authentication',
    async (...answer) => {
      const at = await atEnrol([answer, signedIn, [500, '']])
      expect(at.step).toMatchObject({ secret: 'KEZEM43CIUYWYU2Y', account: 'ann@example.com' })
      expect(await at.enter('865519')).toMatchObject({ kind: 'done', session: { token: 'b64+/=' } })
      expect(at.calls()[2]).toBe('POST /authentication/865519')
    },
  )

  test('a wrong code says so, and the fifth is followed by a minute', async () => {
    const at = await atCode(Array.from({ length: 5 }, () => codeWrong))
    for (let miss = 1; miss <= 4; miss++) expect((await failureOf(at.enter('000000'))).code).toBe('code-wrong')
    expect(await at.enter('000000')).toMatchObject({ notice: 'attempts-exhausted', blockedUntil: start + minute })
  })

  test('too many, made elsewhere, are waited out for a minute', async () => {
    const at = await atCode([refused(403), refused(403)])
    expect(await at.enter('865519')).toMatchObject({ notice: 'attempts-exhausted', blockedUntil: start + minute })
    at.clock.now += 20_000
    expect(await at.enter('865519')).toMatchObject({ blockedUntil: start + minute })
  })

  test('nothing is taken from a link to elsewhere, or from none', async () => {
    const away = { expires: none, sms: false, tfa: true, confirmUrl: 'https://evil.test/confirm/TfaAuth?type=TfaAuth' }
    const at = portal([ok(away)])
    expect((await failureOf(at.submit())).code).toBe('misconfigured')
    expect(at.calls()).toEqual(['POST /authentication'])
    expect((await failureOf(portal([ok({ tfa: true })]).submit())).code).toBe('unexpected')
  })

  test('is not used unless asked for', async () => {
    const at = await atCode([signedIn], { appCodes: 'authentication' })
    await at.enter('865519')
    expect(at.calls()).toEqual(['POST /authentication', 'POST /authentication/865519'])
  })
})

describe('someone else’s cookie', () => {
  test('is signed out before an app is set up, whose backup codes it would be given', async () => {
    for (const appCodes of ['authentication', 'tfaapp'] as const) {
      const byLink = appCodes === 'tfaapp'
      const out: Answered = [200, { count: 0, status: 0, statusCode: 200 }]
      const at = await atEnrol(byLink ? [out, setup, ok(true), codes] : [out, signedIn, codes], {
        appCodes,
        cookie: 'of someone else',
      })
      assertKind(await at.enter('865519'), 'backup-codes')
      expect(at.calls()).toEqual([
        'POST /authentication',
        'POST /authentication/logout',
        ...(byLink
          ? ['GET /settings/tfaapp/setup', 'POST /settings/tfaapp/validate']
          : ['POST /authentication/865519']),
        'GET /settings/tfaappcodes',
      ])
    }
  })

  test('a session that cannot be signed out keeps the app from being set up', async () => {
    const at = await atEnrol([[500, '']], { appCodes: 'authentication', cookie: 'of someone else' })
    expect((await failureOf(at.enter('865519'))).code).toBe('server')
    expect(at.calls()).toEqual(['POST /authentication', 'POST /authentication/logout'])
  })

  test('nobody asks for it where no cookie is sent, nor where an app is set up already', async () => {
    const omitted = await atEnrol([signedIn, codes], { appCodes: 'authentication', credentials: 'omit' })
    await omitted.enter('865519')
    const known = await atCode([signedIn], { appCodes: 'authentication', cookie: 'of someone else' })
    await known.enter('865519')
    expect([...omitted.looks, ...known.looks]).toEqual([])
  })
})

describe('a code that is not refused', () => {
  test('signs nobody in where the second factor was switched off meanwhile: signing in begins anew', async () => {
    const at = await atCode([ok(false)], { factor: 'off' })
    expect(await at.enter('865519')).toMatchObject({ kind: 'credentials', notice: 'expired' })
    expect(at.looks).toEqual([2])
  })

  test('it is a sign-in where someone is signed in now, and where the portal does not say', async () => {
    const at = await atCode([ok(false)])
    expect(await at.enter('865519')).toEqual({ kind: 'done', session: {} })
    expect(at.looks).toEqual([2])
    const first = await atEnrol([setup, ok(true), [500, '']])
    expect(await first.enter('865519')).toMatchObject({ kind: 'done' })
  })

  test('signs nobody in whose address is not allowed', async () => {
    let asked = 0
    const fetch: typeof globalThis.fetch = async (url, init) => {
      const path = new URL(String(url)).pathname.replace('/api/2.0', '')
      if (path === '/settings') {
        return Response.json({
          response: { ...docspaceSettings, passwordHash: { size: 256, iterations: 1, salt: 's' } },
        })
      }
      if (path === '/authentication' && init?.method === 'GET') {
        asked += 1
        return new Response('Your IP address is not allowed.', { status: 403 })
      }
      return Response.json((path === '/authentication' ? appCode : ok(false))[1])
    }
    const at = portal([], { fetch })
    const step = await at.submit()
    assertKind(step, 'code')
    const error = await failureOf(at.backend.code.submit(step, { code: '865519' }, { signal }))
    expect([error.code, asked]).toEqual(['forbidden', 1])
  })
})

describe('with an authorization code instead of a password', () => {
  const social = { provider: 'google', codeOAuth: 'c' }
  const byCode = { social, appCodes: 'authentication' } as const

  test('an app’s code goes by the link, which asks for no credentials', async () => {
    const at = await atCode([codeWrong, ok(false)], byCode)
    expect((await failureOf(at.enter('000000'))).code).toBe('code-wrong')
    expect(await at.enter('865519')).toEqual({ kind: 'done', session: {} })
    expect(at.calls().slice(1)).toEqual(['POST /settings/tfaapp/validate', 'POST /settings/tfaapp/validate'])
    const enrol = await atEnrol([setup, ok(true), codes], byCode)
    assertKind(await enrol.enter('865519'), 'backup-codes')
    expect(enrol.calls()).not.toContain('POST /authentication/865519')
  })

  test.each([401, 403])('a link that is not taken (%i) leaves no other way: signing in begins anew', async (status) => {
    const at = await atCode([[status, '']], byCode)
    expect(await at.enter('865519')).toMatchObject({ kind: 'credentials', notice: 'expired' })
    expect(at.calls()).toHaveLength(2)
  })

  test('nothing is set up where the link cannot be used: the developer is told', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const at = portal([appSetup, [401, '']], byCode)
    expect(await failureOf(at.submit())).toMatchObject({ code: 'misconfigured', cause: { number: 'E43' } })
  })
})

describe('backup codes', () => {
  const byPath = { appCodes: 'authentication' } as const

  test('are fetched with the new token, and the token waits for the person to go on', async () => {
    const at = await atEnrol([signedIn, codes], byPath)
    const step = await at.enter('865519')
    assertKind(step, 'backup-codes')
    expect(at.sent[2]).toMatchObject({ call: 'GET /settings/tfaappcodes' })
    expect(at.sent[2]?.headers.get('authorization')).toBe('Bearer b64+/=')
    expect(JSON.stringify(step)).not.toContain('b64+/=')
    expect(await at.backend['backup-codes'].submit(step, {}, { signal })).toEqual({
      kind: 'done',
      session: { token: 'b64+/=' },
    })
  })

  test.each([
    [500, ''],
    [401, ''],
    [403, refused(403)[1]],
    [200, '<html>'],
    [200, { response: [{ code: 5 }], status: 0 }],
    [200, { response: [{ code: 'two words' }], status: 0 }],
    [200, { response: [], status: 0 }],
    [200, { response: [{ code: 'aB3_x9', isUsed: true }], status: 0 }],
  ])('backup codes that do not come (%i %o) keep nobody out', async (status, body) => {
    const at = await atEnrol([signedIn, [status, body]], byPath)
    expect(await at.enter('865519')).toEqual({ kind: 'done', session: { token: 'b64+/=' } })
  })

  test('are waited for ten seconds at most', async () => {
    let waited = 0
    const at = await atEnrol([signedIn], {
      ...byPath,
      timeout: 40,
      fetch: (url, init) => {
        const path = new URL(String(url)).pathname
        if (path.endsWith('tfaappcodes')) {
          waited += 1
          return new Promise(() => {})
        }
        const answer = path.endsWith('/settings')
          ? ok(docspaceSettings)
          : path.endsWith('/authentication')
            ? appSetup
            : signedIn
        expect(init?.signal?.aborted).toBe(false)
        return Promise.resolve(Response.json(answer[1]))
      },
    })
    expect(await at.enter('865519')).toMatchObject({ kind: 'done' })
    expect(waited).toBe(1)
  })

  test('whoever leaves while they are fetched has left', async () => {
    const leaving = new AbortController()
    const at = await atEnrol([], {
      ...byPath,
      fetch: (url) => {
        const path = new URL(String(url)).pathname
        if (path.endsWith('tfaappcodes')) {
          leaving.abort()
          return new Promise(() => {})
        }
        const answer = path.endsWith('/settings') ? ok(docspaceSettings) : path.endsWith('n') ? appSetup : signedIn
        return Promise.resolve(Response.json(answer[1]))
      },
    })
    const entering = at.backend.enrol.submit(at.step, { code: '865519' }, { signal: leaving.signal })
    await expect(entering).rejects.toThrow('aborted')
  })

  test('once forgotten, the session is gone, and signing in begins anew', async () => {
    const at = await atEnrol([signedIn, codes], byPath)
    const step = await at.enter('865519')
    assertKind(step, 'backup-codes')
    at.backend.forget?.(step)
    expect(await at.backend['backup-codes'].submit(step, {}, { signal })).toMatchObject({
      kind: 'credentials',
      notice: 'expired',
    })
  })
})

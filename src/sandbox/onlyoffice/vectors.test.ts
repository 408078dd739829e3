import { z } from 'zod'
import { describe, expect, test } from 'vitest'
import {
  credentialsFor,
  documented,
  vectorSchema,
  jsonOf,
  started,
  visitor,
  type Answer,
  type Vector,
} from './vectors.test-support.ts'
import { yearAfter } from './instants.ts'

type Visitor = ReturnType<typeof visitor>

/** Makes things as they were; may answer the code that takes the place of the one written down. */
type Setup = (visitor: Visitor, vector: Vector) => unknown

const signIn = '/authentication'
const ann = credentialsFor('ann')

/** Gives ann this second factor and phone, as a portal under that policy has it. */
function annHas(factor: 'none' | 'sms' | 'app', phone = '', phoneActivated = phone !== ''): Setup {
  return ({ account }) => void Object.assign(account('ann'), { factor, phone, phoneActivated })
}

async function annIsBlocked({ post }: Visitor): Promise<void> {
  for (let miss = 0; miss < 6; miss += 1) await post(signIn, { ...ann, password: 'no' })
}

const setups: Readonly<Record<string, Setup>> = {
  D01: annHas('none'),
  D02: annHas('none'),
  D03: annHas('sms'),
  D04b: ({ world }) => void (world.switches['docspace.maskBug'] = true),
  D05: async (visitor, vector) => {
    annHas('sms', '123456789')(visitor, vector)
    await visitor.post(signIn, ann)
  },
  D06: annHas('app'),
  D08: async (visitor, vector) => {
    annHas('sms', '123456789')(visitor, vector)
    await visitor.post(signIn, ann)
    return visitor.lastCode()
  },
  D09: annHasApp,
  D10: annHasApp,
  D13: annHasApp,
  D16: ({ world }) => void (world.switches['docspace.captcha'] = 'hcaptcha'),
  D17: async (visitor, vector) => {
    annHas('none')(visitor, vector)
    visitor.world.switches['docspace.captcha'] = 'hcaptcha'
    await annIsBlocked(visitor)
    if (vector.request?.body !== undefined) {
      vector.request.body['recaptchaResponse'] = visitor.world.captcha.issue('hcaptcha', 'sandbox-hcaptcha').token
    }
  },
  D22: annHas('sms', '123456789'),
  D24: annHas('none'),
  D25: annHas('sms'),
  D26: withPhoneLink,
  D28: async ({ account, post }) => {
    account('ann').factor = 'none'
    await post(signIn, ann)
  },
  D29: withPhoneLink,
  D30: async (visitor, vector) => {
    await withPhoneLink(visitor, vector)
    Object.assign(visitor.account('ann'), { phone: '123456789', phoneActivated: true })
  },
  D32: async (visitor, vector) => {
    annHas('app')(visitor, vector)
    await withAppLink(visitor, vector)
    return visitor.appCode(visitor.account('ann'))
  },
  D33: async (visitor, vector) => {
    annHasApp(visitor)
    await withAppLink(visitor, vector)
    return visitor.appCode(visitor.account('ann'))
  },
  D34: async (visitor, vector) => {
    annHasApp(visitor)
    await withAppLink(visitor, vector)
  },
  D36: async (visitor, vector) => {
    annHasApp(visitor)
    await withAppLink(visitor, vector)
  },
  D41: ({ world }) => void (world.switches['docspace.rateLimit'] = 0),
  W01: annHas('none'),
  W02: annHas('sms'),
  W05: annHasApp,
  W06: async ({ post, lastCode }) => {
    await post(signIn, ann)
    return lastCode()
  },
  W07: annHas('sms'),
  W10: annIsBlocked,
  W14: annHas('none'),
}

function annHasApp({ account, portal, appCode }: Pick<Visitor, 'account' | 'portal' | 'appCode'>): string {
  const her = account('ann')
  her.factor = 'app'
  portal.secondFactor.setUpKey(her)
  portal.secondFactor.newBackupCodes(her)
  return appCode(her)
}

async function withPhoneLink(visitor: Visitor, vector: Vector): Promise<void> {
  annHas('sms')(visitor, vector)
  const { token } = await visitor.post(signIn, ann)
  confirmWith(vector, token.confirmUrl)
}

async function withAppLink(visitor: Visitor, vector: Vector): Promise<void> {
  const { token } = await visitor.post(signIn, ann)
  confirmWith(vector, token.confirmUrl)
}

function confirmWith({ request }: Vector, url = ''): void {
  if (request?.headers !== undefined) request.headers['confirm'] = new URL(url).search.slice(1)
}

async function run(
  product: 'docspace' | 'workspace',
  written: Vector,
): Promise<{ answer: Answer; vector: Vector; visitor: Visitor }> {
  const someone = visitor(product)
  const prepared = structuredClone(written)
  const code = await setups[prepared.id]?.(someone, prepared)
  const vector = typeof code === 'string' ? withCode(prepared, code) : prepared
  const { method, path, body, rawBody, headers } = vector.request ?? { method: 'GET', path: '/api/2.0/settings' }
  return { answer: await someone.send(method, path, rawBody ?? body, headers), vector, visitor: someone }
}

/** The codes written down are examples. */
function withCode(vector: Vector, code: string): Vector {
  return vectorSchema.parse(jsonOf(JSON.stringify(vector).replaceAll(/(?<![\d-])(482913|123456)(?!\d)/g, code)))
}

describe.each([
  ['docspace', documented.docspace],
  ['workspace', documented.workspace],
] as const)('%s', (product, vectors) => {
  test.each(vectors.map((vector) => [vector.id, vector.title, vector] as const))(
    '%s answers as documented: %s',
    async (_, __, written) => {
      const { answer, vector } = await run(product, written)
      const { status, body, bodySubset, rawBody, headers = [], contentType } = vector.expect

      expect(answer.status).toBe(status)
      if (body !== undefined && !('$match' in body)) expect(answer.json).toEqual(matching(body))
      if (bodySubset !== undefined) expect(answer.json).toMatchObject(Object(matching(bodySubset)))
      if (rawBody !== undefined) expect(answer.text).toBe(rawBody)
      if (contentType !== undefined) expect(answer.headers.get('content-type')).toBe(contentType)
      expect(headers.filter((name) => !answer.headers.has(name))).toEqual([])
      if (body !== undefined && !('$match' in body)) expectOrder(jsonOf(answer.text), body)
    },
  )
})

/** The members come in the written order, in the envelope and in what it holds, unless that is the framework's own. */
function expectOrder(envelope: unknown, written: unknown): void {
  const [actual, wanted] = [membersOf(envelope), membersOf(written)]
  expect(Object.keys(actual)).toEqual(Object.keys(wanted))
  for (const name of ['response', 'error']) {
    const members = Object.keys(membersOf(wanted[name]))
    if (members.includes('$match') || members.includes('title')) continue
    expect(Object.keys(membersOf(actual[name]))).toEqual(members)
  }
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return z.record(z.string(), z.unknown()).safeParse(value).data ?? {}
}

/** What was written down, with its matchers made the test runner's. */
function matching(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(matching)
  if (typeof value !== 'object' || value === null) return value
  if ('$match' in value) return matcherOf(String(value.$match), '$about' in value ? String(value.$about) : undefined)
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, matching(member)]))
}

const instants: Readonly<Record<string, number>> = {
  'now+10min': started + 600_000,
  'now+1year': yearAfter(started),
}

function matcherOf(name: string, about: string | undefined): unknown {
  if (name === 'string') return expect.any(String)
  if (name === 'nonEmptyString') return expect.stringMatching(/./)
  if (name === 'array') return expect.any(Array)
  if (name === 'object' || name === 'ValidationProblemDetails') return expect.any(Object)
  if (name !== 'utcInstantZ') return expect.stringMatching(new RegExp(name))
  const instant = new Date(instants[about ?? ''] ?? 0).toISOString().slice(0, 19)
  return expect.stringMatching(new RegExp(`^${instant}(\\.\\d{1,7})?Z$`))
}

describe('beside the answers', () => {
  const vectorOf = (id: string): Vector => {
    const vector = [...documented.docspace, ...documented.workspace].find((one) => one.id === id)
    if (vector === undefined) throw new Error(`Nothing is documented as ${id}.`)
    return vector
  }

  test('a lasting sign-in sets an HttpOnly cookie for a year', async () => {
    const { answer } = await run('docspace', vectorOf('D01'))
    const encoded = encodeURIComponent(answer.token.token ?? '')
    expect(answer.cookies).toEqual([
      `asc_auth_key=${encoded}; Expires=Mon, 01 Mar 2027 09:30:00 GMT; Path=/; HttpOnly; Secure; SameSite=Strict`,
    ])
    expect(answer.token.token).toMatch(/^[A-Za-z0-9+/]+==$/)
    expect(answer.token.token).toMatch(/\+.*\//)
  })

  test('a sign-in for the session sets a session cookie', async () => {
    const { answer } = await run('docspace', vectorOf('D02'))
    expect(answer.cookies).toHaveLength(1)
    expect(answer.cookies[0]).not.toContain('Expires')
  })

  test('3.8’s bug in masking numbers fails once the message has been sent', async () => {
    const { visitor: someone } = await run('docspace', vectorOf('D04b'))
    expect(someone.world.inbox.all()).toHaveLength(1)
  })

  test('signing in again while a code is valid sends no message', async () => {
    const { visitor: someone } = await run('docspace', vectorOf('D05'))
    expect(someone.world.inbox.all()).toHaveLength(1)
  })

  test('asking for another message sends one', async () => {
    const { visitor: someone } = await run('docspace', vectorOf('D22'))
    expect(someone.world.inbox.all()).toEqual([
      { to: '+123456789', code: someone.lastCode(), text: `Code: ${someone.lastCode()}`, at: started },
    ])
    expect(someone.lastCode()).toMatch(/^[1-9]\d{5}$/)
  })

  test('the key of an app link is in a session cookie', async () => {
    const { answer } = await run('docspace', vectorOf('D06'))
    expect(answer.cookies).toEqual([
      expect.stringMatching(
        /^asc_confirm_key_TfaActivation=\d+\.[A-Z0-9]+; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
      ),
    ])
  })

  test('a later sign-in by app sets the cookie twice, the last one for the token in the answer', async () => {
    const { answer } = await run('docspace', vectorOf('D09'))
    expect(answer.cookies).toHaveLength(2)
    expect(answer.cookies[0]).not.toContain(encodeURIComponent(answer.token.token ?? ''))
    expect(answer.cookies[1]).toContain(encodeURIComponent(answer.token.token ?? ''))
    expect(answer.cookies[1]).toContain('Expires=')
  })

  test.each(['D32', 'D33'])('%s signs in by cookie and drops the key', async (id) => {
    const { answer } = await run('docspace', vectorOf(id))
    expect(answer.cookies.map((line) => line.split('=')[0])).toEqual([
      'asc_auth_key',
      id === 'D32' ? 'asc_confirm_key_TfaActivation' : 'asc_confirm_key_TfaAuth',
    ])
    expect(answer.cookies[1]).toContain('Expires=Thu, 01 Jan 1970')
  })

  test('a phone is kept as digits, not activated, and a code goes to it', async () => {
    const { visitor: someone } = await run('docspace', vectorOf('D26'))
    expect(someone.account('ann')).toMatchObject({ phone: '123456789', phoneActivated: false })
    expect(someone.world.inbox.all()).toHaveLength(1)
  })

  test('Workspace answers XML to a form when the path ends in .xml', async () => {
    const { answer } = await run('workspace', vectorOf('W14'))
    expect(answer.text).toMatch(
      /^<result><count>1<\/count><status>0<\/status><statusCode>201<\/statusCode><response><token>[^<]+<\/token><expires>[^<]+<\/expires><\/response><\/result>$/,
    )
  })

  test('Workspace signs in with a cookie', async () => {
    const { answer } = await run('workspace', vectorOf('W01'))
    expect(answer.cookies).toEqual([
      expect.stringMatching(/^asc_auth_key=[^;]+; Expires=[^;]+; Path=\/; HttpOnly; Secure$/),
    ])
  })
})

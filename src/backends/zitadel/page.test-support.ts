import type { FactorChange, Step } from '../../protocol/step.ts'
import { zitadelAccounts } from '../../sandbox/zitadel/accounts.ts'
import { type Vector, vectors } from '../../sandbox/zitadel/recorded.test-support.ts'
import { assertKind } from '../../test-support/assertKind.test-support.ts'
import { e164 } from '../../test-support/e164.test-support.ts'
import { addressOf, type BackendPage, type ServerError } from '../../test-support/page.test-support.ts'
import { userService, zitadel } from './index.ts'

const { signal } = new AbortController()
const details = { sequence: '14', changeDate: '2025-12-24T20:41:48.123456Z', resourceOwner: '69629023906488334' }
const phone = e164('+41791234567')
const totp = 'otpauth://totp/ZITADEL:nora@example.com?algorithm=SHA1&digits=6&issuer=ZITADEL&period=30&secret='
const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
type Backend = ReturnType<typeof zitadel>

async function give(backend: Backend): Promise<Step> {
  const step = await backend.start({ signal })
  assertKind(step, 'phone')
  return backend.phone.submit(step, { phone }, { signal })
}

async function codeStep(backend: Backend) {
  const step = await give(backend)
  assertKind(step, 'code')
  return step
}

async function decide(backend: Backend): Promise<Step> {
  const step = await backend.start({ signal })
  assertKind(step, 'confirm')
  return backend.confirm.submit(step, {}, { signal })
}

interface Way {
  readonly when: string
  readonly intent?: 'verify' | FactorChange
  /** As the account is before. */
  readonly has?: 'unconfirmed' | 'phone' | 'app' | 'sms'
  readonly words?: ServerError['words']
  readonly go: (backend: Backend) => Promise<Step>
}

const set: Way = { when: 'a number is given', go: give }
const verify: Way = {
  when: 'its code is given',
  go: async (backend) => backend.code.submit(await codeStep(backend), { code: '123456' }, { signal }),
}
const again: Way = {
  when: 'another message is asked for',
  go: async (backend) => backend.code.resend({ ...(await codeStep(backend)), resendAt: 0 }, {}, { signal }),
}
const remove: Way = { when: 'the number is removed', intent: 'remove-phone', has: 'phone', go: decide }
const addApp: Way = { when: 'an app is added', intent: 'add-app', go: decide }
const firstCode: Way = {
  when: 'the app’s first code is given',
  intent: 'add-app',
  words: { factor: 'app' },
  async go(backend) {
    const step = await decide(backend)
    assertKind(step, 'enrol')
    return backend.enrol.submit(step, { code: '123456' }, { signal })
  },
}
const removeApp: Way = { when: 'the app is removed', intent: 'remove-app', has: 'app', go: decide }
const addSms: Way = { when: 'texts are turned on', intent: 'add-sms', has: 'phone', go: decide }
const removeSms: Way = { when: 'texts are turned off', intent: 'remove-sms', has: 'sms', go: decide }
const read: Way = { when: 'the flow starts', go: (backend) => backend.start({ signal }) }

/** How a person comes to each call, by its name in API v1 and v2. */
const ways: Readonly<Record<string, Way>> = {
  GetMyPhone: read,
  GetUserByID: read,
  SetMyPhone: set,
  SetPhone: set,
  VerifyMyPhone: verify,
  VerifyPhone: verify,
  ResendMyPhoneVerification: again,
  ResendPhoneCode: again,
  RemoveMyPhone: remove,
  RemovePhone: remove,
  ListMyAuthFactors: { ...addApp, when: 'the flow starts', go: read.go },
  ListAuthenticationFactors: { ...addApp, when: 'the flow starts', go: read.go },
  AddMyAuthFactorOTP: addApp,
  RegisterTOTP: addApp,
  VerifyMyAuthFactorOTP: firstCode,
  VerifyTOTPRegistration: firstCode,
  RemoveMyAuthFactorOTP: removeApp,
  RemoveTOTP: removeApp,
  AddMyAuthFactorOTPSMS: addSms,
  AddOTPSMS: addSms,
  RemoveMyAuthFactorOTPSMS: removeSms,
  RemoveOTPSMS: removeSms,
}

/** What the record says where one of these was answered: they tell of a number that is confirmed, or gone. */
const confirmed = /COMMAND-2M9sf|PHONE-5xrra88eq8/
const gone = /COMMAND-2b7Hf|"code":9.*COMMAND-ieJ2e/

/** A ZITADEL that refuses this call so, and does every other. */
function refusing({ method, path, answer }: Vector, before: Way['has']): typeof fetch {
  const body = JSON.stringify(answer.body)
  let has: Way['has'] = before
  const target = `${method} ${path.replace(/\{\w+\}|nosuch|1{200,}/, 'me')}`
  return async (address, init) => {
    const { pathname } = new URL(addressOf(address))
    const asked = `${init?.method ?? 'GET'} ${pathname}`
    if (asked === target) {
      if (confirmed.test(body)) has = 'phone'
      if (gone.test(body)) has = undefined
      return new Response(body, { status: answer.status })
    }
    if (/^(PUT .*|POST \/v2\/users\/me)\/phone$/.test(asked)) has = 'unconfirmed'
    return Response.json(done(asked, has))
  }
}

function done(asked: string, has: Way['has']): object {
  const known = knownOf(has)
  if (asked.endsWith('/users/me/phone') && asked.startsWith('GET')) return { details, phone: known }
  if (asked.startsWith('GET')) {
    const { phone: number, isVerified } = { phone: undefined, isVerified: false, ...known }
    return { details, user: { userId: 'me', human: { phone: { phone: number, isVerified } } } }
  }
  if (asked.endsWith('_search')) return { details: {}, result: factorsOf(has) }
  if (asked === 'POST /auth/v1/users/me/auth_factors/otp') return { details, secret, url: totp + secret }
  return asked.endsWith('/totp') ? { details, secret, uri: totp + secret } : { details }
}

function knownOf(has: Way['has']) {
  if (has === undefined || has === 'app') return {}
  return has === 'unconfirmed' ? { phone } : { phone, isPhoneVerified: true, isVerified: true }
}

function factorsOf(has: Way['has']): readonly object[] {
  if (has === 'app') return [{ state: 'AUTH_FACTOR_STATE_READY', otp: {} }]
  return has === 'sms' ? [{ state: 'AUTH_FACTOR_STATE_READY', otpSms: {} }] : []
}

function errorOf(vector: Vector): readonly ServerError[] {
  const way = ways[vector.call]
  if (way === undefined) return []
  const { answer, transport } = vector
  const isOfVersion2 = transport === 'v2'
  return [
    {
      says: saidBy(vector),
      when: way.when,
      ...(way.words && { words: way.words }),
      play: () =>
        way.go(
          zitadel({
            baseUrl: 'https://id.example.com',
            // A fresh one is no better.
            token: ({ refresh }) => (refresh ? 'fresh' : 'token'),
            fetch: refusing(vector, way.has),
            readAgainAfter: 0,
            resendCooldown: 0,
            ...(way.intent !== undefined && { intent: way.intent }),
            ...(isOfVersion2 && { transport: userService({ userId: 'me' }) }),
          }),
        ),
    },
  ].filter(() => answer.status >= 400 && vector.method !== 'HEAD' && (transport === 'rest' || isOfVersion2))
}

/** By its id; the words are in any of 21 languages. Without an id it is the request that was not understood. */
function saidBy({ answer: { status, body } }: Vector): string {
  const text = JSON.stringify(body)
  const id = /"id":"([\w-]+)"/.exec(text)?.[1]
  const code = /"code":(\d+)/.exec(text)?.[1]
  const isAnswered = /authentication required/.test(text) ? ' “authentication required”' : ''
  return `${status} ${id ?? (code === undefined ? 'no body' : `code ${code}, no id`)}${isAnswered}`
}

const all = vectors.flatMap(errorOf)
const key = ({ says, when }: ServerError) => `${says} ${when}`

export const page: BackendPage = {
  accounts: zitadelAccounts.map(({ token, about }) => [`\`${token}\``, about]),
  // One of each: the first that was recorded.
  errors: [...new Map(all.toReversed().map((each) => [key(each), each])).values()].toReversed(),
}

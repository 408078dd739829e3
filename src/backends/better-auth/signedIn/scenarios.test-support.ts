import type { ScenarioSetup, Scene } from '../../../test-support/edges/scenario.test-support.tsx'
import { type BetterAuthAccountName, strangersPhone as phone } from '../accounts.test-support.ts'
import type { BetterAuthOptions } from '../options.ts'
import { bySignedIn } from '../bySignedIn.ts'
import { betterAuthPassword as password } from '../secrets.test-support.ts'
import { settingsOf } from '../settings.ts'
import type { SignedInIntent } from './state.ts'

interface Given {
  readonly account: BetterAuthAccountName
  readonly intent: SignedInIntent
  readonly options: Partial<BetterAuthOptions>
  /** The server makes backup codes. */
  readonly hasBackupCodes: boolean
}
type Here = Scene<Given>

const api = '/better-auth/api/auth'
const session = `GET ${api}/get-session`
const post = (path: string) => `POST ${api}${path}`
const send = post('/phone-number/send-otp')
const verify = post('/phone-number/verify')
const enable = post('/two-factor/enable')
const first = post('/two-factor/verify-totp')

/** In the same browser, out of the person's sight: another tab, or a page of the host's. */
const here = (path: string, body: object) => (scene: Here) =>
  scene.fetch(`${scene.base}${api}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

const isSignedIn = (scene: Here) => here('/sandbox/sign-in-as', { account: scene.given.account })(scene)
const signsOut = here('/sign-out', {})
/** Whoever has no password is not asked for one. */
const asksNone = ({ world }: Here) => {
  world.switches['better-auth.passwordless'] = true
}
/** A number's code arrives elsewhere, and makes it that of who is signed in. */
const takesNumber = async (scene: Here) => {
  await here('/phone-number/send-otp', { phoneNumber: phone })(scene)
  await here('/phone-number/verify', { phoneNumber: phone, code: scene.code(), updatePhoneNumber: true })(scene)
}
/** The server wants a captcha for this, of which the host has said nothing. */
const guards =
  (path: string) =>
  ({ world }: Here) => {
    world.switches['better-auth.captcha'] = 'turnstile'
    world.switches['better-auth.captchaPaths'] = path
  }
const turnstile = { captcha: { provider: 'turnstile', siteKey: 'sandbox-turnstile', on: ['reset'] } } as const

const types = () => ({ password })
const typesFirst = ({ appCode }: Here) => ({ code: appCode() })
const passwordless = { account: 'pia', intent: 'add-app', options: { allowPasswordless: true } } as const

export const signedInScenarios: ScenarioSetup<Given> = {
  name: 'better-auth-account',
  given: { account: 'ann', intent: 'change', options: {}, hasBackupCodes: true },
  make: ({ base, fetch, now, given }) =>
    bySignedIn(
      settingsOf({
        baseUrl: base + api,
        fetch: given.hasBackupCodes ? fetch : withoutBackupCodes(fetch),
        now,
        intent: given.intent,
        resendCooldown: 0,
        ...given.options,
      }),
      given.intent,
    ),
  scenarios: {
    'start → phone': { meanwhile: isSignedIn, requests: [session] },
    'start → code': { after: 'phone → code by submit', reload: true, requests: [session] },
    'start → credentials': { given: { intent: 'add-app' }, meanwhile: isSignedIn, requests: [session] },
    'start → credentials, of codes that were lost': {
      after: 'enrol → backup-codes by submit',
      reload: true,
      requests: [session],
    },
    'start → confirm': { given: { intent: 'remove-phone' }, meanwhile: isSignedIn, requests: [session] },
    'start → confirm, of an account without a password': {
      given: passwordless,
      meanwhile: async (scene) => {
        asksNone(scene)
        await isSignedIn(scene)
      },
      requests: [session],
    },
    'start → confirm, of codes that were lost': {
      after: 'enrol → backup-codes by submit, of an account without a password',
      reload: true,
      requests: [session],
    },
    'start → sign-in-again': {
      after: 'credentials → enrol by submit',
      meanwhile: signsOut,
      reload: true,
      requests: [session],
    },
    'start → done': { given: { intent: 'verify' }, meanwhile: isSignedIn, requests: [session] },

    'phone → code by submit': { types: () => ({ phone }), requests: [session, send] },
    'phone → done by submit': {
      given: { intent: 'verify', account: 'ned' },
      meanwhile: takesNumber,
      types: () => ({ phone }),
      requests: [session],
    },
    'phone → phone by submit': {
      given: { options: turnstile },
      meanwhile: guards('/phone-number/send-otp'),
      types: () => ({ phone }),
      requests: [session, send],
    },
    'code → done by submit': { types: ({ code }) => ({ code: code() }), requests: [session, verify] },
    'code → done by submit, of one’s own number': {
      after: 'phone → code by submit',
      given: { intent: 'verify', account: 'ned' },
      types: ({ code }) => ({ code: code() }),
      requests: [session, verify],
    },
    'code → code by submit': {
      given: { options: turnstile },
      meanwhile: guards('/phone-number/verify'),
      types: ({ code }) => ({ code: code() }),
      requests: [session, verify],
    },
    'code → phone by submit': {
      meanwhile: async ({ fails, wrong }) => {
        for (const nth of [0, 1, 2]) await fails('code', 'submit', { code: wrong(nth) })
      },
      types: ({ code }) => ({ code: code() }),
      requests: [session, verify],
    },
    'code → code by resend': { requests: [session, send] },

    'credentials → enrol by submit': { types, requests: [session, enable] },
    'credentials → backup-codes by submit': {
      after: 'start → credentials, of codes that were lost',
      types,
      requests: [session, enable, post('/two-factor/generate-backup-codes')],
    },
    'credentials → done by submit': { given: { account: 'tom' }, types, requests: [session, enable] },
    'credentials → done by submit, to messages': {
      after: 'start → credentials',
      given: { intent: 'add-sms' },
      types,
      requests: [enable],
    },
    'credentials → done by submit, to none': {
      after: 'start → credentials',
      given: { intent: 'remove-app', account: 'tom' },
      types,
      requests: [post('/two-factor/disable')],
    },

    'credentials → sign-in-again by submit': {
      after: 'start → credentials',
      given: { intent: 'add-sms' },
      meanwhile: async (scene) => {
        scene.world.faults.add({ path: 'enable', drop: true, after: true })
        await scene.fails('credentials', 'submit', { password })
        await signsOut(scene)
      },
      types,
      requests: [enable],
    },

    'enrol → backup-codes by submit': {
      after: 'credentials → enrol by submit',
      types: typesFirst,
      requests: [session, first],
    },
    'enrol → backup-codes by submit, of an account without a password': {
      after: 'confirm → enrol by submit',
      types: typesFirst,
      requests: [session, first],
    },
    'enrol → credentials by submit': {
      after: 'credentials → enrol by submit',
      meanwhile: here('/two-factor/disable', { password }),
      types: ({ wrong }) => ({ code: wrong() }),
      requests: [session, first],
    },
    'enrol → sign-in-again by submit': {
      after: 'credentials → enrol by submit',
      meanwhile: async (scene) => {
        scene.world.faults.add({ path: 'verify-totp', drop: true, after: true })
        await scene.fails('enrol', 'submit', typesFirst(scene))
        await signsOut(scene)
      },
      types: (scene) => ({ ...typesFirst(scene), press: true }),
      requests: [session],
    },
    'enrol → done by submit': {
      after: 'credentials → enrol by submit',
      given: { hasBackupCodes: false },
      types: typesFirst,
      requests: [session, first],
    },
    'backup-codes → done by submit': { after: 'enrol → backup-codes by submit' },

    'confirm → sign-in-again by submit': {
      after: 'start → confirm, of an account without a password',
      given: { intent: 'add-sms' },
      meanwhile: async (scene) => {
        scene.world.faults.add({ path: 'enable', drop: true, after: true })
        await scene.fails('confirm', 'submit', {})
        await signsOut(scene)
      },
      requests: [enable],
    },
    'confirm → done by submit': { after: 'start → confirm', requests: [session, post('/update-user')] },
    'confirm → confirm by submit': { after: 'start → confirm', meanwhile: takesNumber, requests: [session] },
    'confirm → enrol by submit': {
      after: 'start → confirm, of an account without a password',
      requests: [session, enable],
    },
    'confirm → credentials by submit': {
      after: 'start → confirm, of an account without a password',
      given: { account: 'ann' },
      requests: [session, enable, session],
    },
    'confirm → backup-codes by submit': {
      after: 'start → confirm, of codes that were lost',
      requests: [session, enable, post('/two-factor/generate-backup-codes')],
    },
  },
}

/** A server whose `backupCodeOptions` make none. */
function withoutBackupCodes(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return async (url, init) => {
    const response = await fetch(url, init)
    const text = (await response.text()).replace(/"backupCodes":\[[^\]]*\]/, '"backupCodes":[]')
    return new Response(text, { status: response.status, headers: response.headers })
  }
}

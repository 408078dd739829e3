import type { Backend } from '../../protocol/backend.ts'
import type { Step } from '../../protocol/step.ts'
import { assertKind } from '../../test-support/assertKind.test-support.ts'
import { e164 } from '../../test-support/e164.test-support.ts'
import { addressOf, type BackendPage, type ServerError } from '../../test-support/page.test-support.ts'
import { betterAuthAccounts } from './accounts.test-support.ts'
import { betterAuth } from './index.ts'
import type { BetterAuthOptions } from './options.ts'
import { betterAuthBackupCodes, betterAuthPassword } from './secrets.test-support.ts'
import { type Exchange, exchanges } from './vectors.test-support.ts'

const { signal } = new AbortController()
const phone = e164('+79991234567')
const user = { id: '1', email: 'ann@example.com', name: 'Ann', emailVerified: true, twoFactorEnabled: false }

/** What is answered where nothing is refused, by the end of the path. */
const good: Readonly<Record<string, unknown>> = {
  '/phone-number/send-otp': { message: 'code sent' },
  '/phone-number/request-password-reset': { status: true },
  '/sign-in/email': { twoFactorRedirect: true, twoFactorMethods: ['totp', 'otp'] },
  '/two-factor/send-otp': { status: true },
  '/two-factor/enable': {
    totpURI: 'otpauth://totp/Example:ann%40example.com?secret=JBSWY3DPEHPK3PXP&issuer=Example&digits=6&period=30',
    backupCodes: ['aB3dE-fG5hJ'],
  },
}

/** A server that refuses this path so. */
function refusing(path: string, { expect: { status, headers = {}, body } }: Exchange): typeof fetch {
  return async (url) => {
    const { pathname } = new URL(addressOf(url))
    if (!pathname.endsWith(path)) return Response.json(good[pathname.replace(/^\/api\/auth/, '')] ?? {})
    const told = Object.entries(headers).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
    return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers: told })
  }
}

type Way = Omit<ServerError, 'says' | 'play'> & {
  readonly options: Partial<BetterAuthOptions>
  readonly go: (backend: Backend) => Promise<Step | undefined>
}

async function sendTo(backend: Backend, from?: Step): Promise<Step | undefined> {
  const step = from ?? (await backend.start({ signal }))
  assertKind(step, 'phone')
  return backend.phone?.submit?.(step, { phone }, { signal })
}

async function giveCode(backend: Backend, step: Step | undefined, code = '123456'): Promise<Step | undefined> {
  assertKind(step, 'code')
  return backend.code?.submit?.(step, { code }, { signal })
}

async function resend(backend: Backend, step: Step | undefined): Promise<Step | undefined> {
  assertKind(step, 'code')
  return backend.code?.resend?.(step, {}, { signal })
}

async function givePassword(backend: Backend, username = 'ann@example.com'): Promise<Step | undefined> {
  const step = await backend.start({ signal })
  assertKind(step, 'credentials')
  return backend.credentials?.submit?.(step, { username, password: 'typed' }, { signal })
}

async function setPassword(backend: Backend): Promise<Step | undefined> {
  const form = await backend.start({ signal })
  assertKind(form, 'credentials')
  const asked = await backend.credentials?.forgot?.(form, { username: phone }, { signal })
  const step = await giveCode(backend, await sendTo(backend, asked))
  assertKind(step, 'details')
  return backend.details?.submit?.(step, { values: { password: 'another-2025' } }, { signal })
}

async function giveFirstCode(backend: Backend): Promise<Step | undefined> {
  const step = await givePassword(backend)
  assertKind(step, 'enrol')
  return backend.enrol?.submit?.(step, { code: '123456' }, { signal })
}

const email = { signIn: 'email' } as const

/** How a person comes to each request of the widget, by the end of its path. */
const ways: Readonly<Record<string, readonly Way[]>> = {
  '/phone-number/send-otp': [{ when: 'a message is asked for', options: {}, go: sendTo }],
  '/phone-number/verify': [
    { when: 'its code is given', options: {}, go: async (backend) => giveCode(backend, await sendTo(backend)) },
  ],
  '/phone-number/reset-password': [
    { when: 'a new password is set', options: { signIn: 'phone-and-password' }, go: setPassword },
  ],
  '/sign-in/phone-number': [
    {
      when: 'number and password are given',
      options: { signIn: 'phone-and-password' },
      words: { variant: 'phone-and-password' },
      go: (backend) => givePassword(backend, phone),
    },
  ],
  '/sign-in/email': [
    {
      when: 'e-mail and password are given',
      options: email,
      words: { variant: 'username-and-password' },
      go: givePassword,
    },
  ],
  '/sign-in/username': [
    {
      when: 'user name and password are given',
      options: { signIn: 'username' },
      words: { variant: 'username-and-password', usernameKind: 'text' },
      go: (backend) => givePassword(backend, 'ann'),
    },
  ],
  '/two-factor/verify-totp': [
    {
      when: 'an app’s code is given',
      options: email,
      words: { factor: 'app' },
      go: async (backend) => giveCode(backend, await givePassword(backend)),
    },
    {
      when: 'an app’s first code is given',
      options: { intent: 'add-app' },
      words: { factor: 'app' },
      go: giveFirstCode,
    },
  ],
  '/two-factor/verify-backup-code': [
    {
      when: 'a backup code is given',
      options: email,
      words: { factor: 'backup-code' },
      go: async (backend) => giveCode(backend, await givePassword(backend), 'aB3dE-fG5hJ'),
    },
  ],
  '/two-factor/verify-otp': [
    {
      when: 'a second factor’s message code is given',
      options: email,
      go: async (backend) => giveCode(backend, await resend(backend, await givePassword(backend))),
    },
  ],
  '/two-factor/send-otp': [
    {
      when: 'a message is asked for instead',
      options: email,
      go: async (backend) => resend(backend, await givePassword(backend)),
    },
  ],
  '/two-factor/enable': [
    { when: 'a factor is added', options: { intent: 'add-app' }, words: { variant: 'password' }, go: givePassword },
  ],
  '/two-factor/disable': [
    {
      when: 'factors are removed',
      options: { intent: 'remove-app' },
      words: { variant: 'password' },
      go: givePassword,
    },
  ],
}

/** Nobody is signed in who signs in, and whoever removes a factor has one. */
function sessionOf({ intent }: Partial<BetterAuthOptions>): object | null {
  if (intent === undefined) return null
  const twoFactorEnabled = intent === 'remove-app'
  return { session: { expiresAt: '2099-01-01T00:00:00.000Z' }, user: { ...user, twoFactorEnabled } }
}

/** What the real server answers in `better-auth.test.ts`; it is in none of the exchanges. */
const addressNotVerified: Exchange = {
  id: 'EMAIL_NOT_VERIFIED',
  title: 'the right password of an address that is not verified',
  request: { method: 'POST', path: '/api/auth/sign-in/email' },
  expect: { status: 403, body: { code: 'EMAIL_NOT_VERIFIED', message: 'Email not verified' } },
}

function errorsOf(exchange: Exchange): readonly ServerError[] {
  const path = exchange.request.path.replace(/^\/api\/auth/, '').replace(/[/?]+$/, '')
  const { body, status } = exchange.expect
  const code: unknown = Reflect.get(Object(body), 'code')
  const rest = body === '' ? ', no body' : ', no code'
  return (ways[path] ?? []).map(({ options, go, ...way }) => ({
    ...way,
    says: `${status}${typeof code === 'string' ? ` ${code}` : rest}`,
    async play() {
      const refuse = refusing(path, exchange)
      const fetch: typeof globalThis.fetch = async (url, init) =>
        addressOf(url).endsWith('/get-session') ? Response.json(sessionOf(options)) : refuse(url, init)
      const step = await go(betterAuth({ baseUrl: 'https://app.example.com/api/auth', fetch, ...options }))
      if (step === undefined) throw new Error('There is no such action.')
      return step
    },
  }))
}

const refusals = [...exchanges.values(), addressNotVerified].filter(({ expect: { status } }) => status >= 400)
const key = ({ says, when }: ServerError) => `${says} ${when}`
const all = refusals.flatMap(errorsOf)

export const page: BackendPage = {
  accounts: [
    ...Object.values(betterAuthAccounts).map((account): [string, string] => [
      `${account.email}, ${account.username}, ${account.phone}${'passwordless' in account ? '' : `, \`${betterAuthPassword}\``}`,
      'factor' in account && account.factor === 'app'
        ? `${account.about}: ${betterAuthBackupCodes.map((code) => `\`${code}\``).join(' ')}`
        : account.about,
    ]),
    ['any other number', 'no account: a code makes one, unless the switch `better-auth.signUp` is off'],
  ],
  // One of each: the first that was recorded.
  errors: [...new Map(all.toReversed().map((each) => [key(each), each])).values()].toReversed(),
}

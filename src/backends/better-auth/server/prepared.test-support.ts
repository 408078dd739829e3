import { z } from 'zod'
import { totp, totpStep } from '../../../sandbox/totp.ts'
import { type BetterAuthAccount, betterAuthAccounts } from '../accounts.test-support.ts'
import { betterAuthBackupCodes, betterAuthPassword } from '../secrets.test-support.ts'
import { atClock } from './clock.test-support.ts'
import { basePath, configured } from './configuration.test-support.ts'
import { openMemory } from './database.test-support.ts'
import type { Chosen } from './switches.test-support.ts'

/** The databases that worlds begin with, as SQL, and the keys that are in its people's authenticators. */
export interface Prepared {
  readonly people: string
  /** The tables alone, for who wants nobody there. */
  readonly nobody: string
  readonly secrets: readonly { readonly account: string; readonly secret: string }[]
}

let made: Promise<Prepared> | undefined

/** Made once, through the server's own API. */
export function prepared(): Promise<Prepared> {
  made ??= prepare()
  return made
}

/** All tables there can be, and nothing in the way of making accounts. */
const plain: Chosen = {
  signsUp: true,
  validates: true,
  requiresVerification: false,
  requiresEmailVerification: false,
  emailOfNumber: true,
  minPasswordLength: undefined,
  messages: undefined,
  sendsResets: true,
  secondFactorMessages: undefined,
  captchaDown: false,
  passwordless: false,
  hooksFail: false,
  bearer: undefined,
  captcha: undefined,
  captchaPaths: undefined,
  limits: true,
  cookies: undefined,
}

/** Whatever world is asked first: its people were there before. */
const preparedAt = Date.UTC(2024, 0, 1)

async function prepare(): Promise<Prepared> {
  const memory = openMemory()
  const codes: string[] = []
  const around = {
    dialect: memory.dialect,
    deliver: ({ code }: { readonly code: string }) => void codes.push(code),
    siteVerify: '',
    makeBackupCodes: () => [...betterAuthBackupCodes],
  }
  return atClock(
    () => preparedAt,
    async () => {
      await (await configured(plain, around).$context).runMigrations()
      const nobody = memory.dump()
      const auth = configured({ ...plain, limits: false }, around)
      const { internalAdapter, adapter } = await auth.$context
      const ask = asker(auth.handler)
      const secrets: Prepared['secrets'][number][] = []
      for (const account of Object.values<BetterAuthAccount>(betterAuthAccounts)) {
        const { id, cookie } = account.passwordless
          ? await signUpByCode(ask, account, codes)
          : await signUp(ask, account)
        await internalAdapter.updateUser(id, {
          name: account.name,
          ...(account.passwordless && { username: account.username, displayUsername: account.username }),
          emailVerified: account.emailVerified,
          phoneNumber: account.phone,
          phoneNumberVerified: account.phoneVerified,
        })
        if (account.factor === 'app') secrets.push({ account: account.email, secret: await addApp(ask, cookie) })
        if (account.factor === 'sms')
          await ask('/two-factor/enable', { password: betterAuthPassword, method: 'otp' }, cookie)
        // 1.6 takes no `method`: there it is switched on as its hosts did.
        if (account.factor === 'sms') await internalAdapter.updateUser(id, { twoFactorEnabled: true })
        if (account.banned) await internalAdapter.updateUser(id, { banned: true, banReason: 'Spam' })
      }
      // Nobody is signed in, and no code is under way.
      for (const model of ['session', 'verification']) await adapter.deleteMany({ model, where: [] })
      const people = memory.dump()
      memory.close()
      return { people, nobody, secrets }
    },
  )
}

const answered = z.object({
  user: z.optional(z.object({ id: z.string() })),
  totpURI: z.optional(z.url()),
})

interface Answer {
  readonly cookie: string
  readonly body: z.infer<typeof answered>
}
type Ask = (path: string, body: object, cookie?: string) => Promise<Answer>

function asker(handler: (request: Request) => Promise<Response>): Ask {
  const base = 'http://localhost:3000'
  return async (path, body, cookie = '') => {
    const headers = { 'content-type': 'application/json', origin: base, ...(cookie !== '' && { cookie }) }
    const response = await handler(
      new Request(`${base}${basePath}${path}`, { method: 'POST', headers, body: JSON.stringify(body) }),
    )
    if (!response.ok) throw new Error(`${path} is ${response.status} ${await response.text()}`)
    const set = response.headers.getSetCookie().map((line) => line.split(';', 1)[0] ?? '')
    return { cookie: set.length === 0 ? cookie : set.join('; '), body: answered.parse(await response.json()) }
  }
}

interface Made {
  readonly id: string
  readonly cookie: string
}

async function signUp(ask: Ask, { name, email, username }: BetterAuthAccount): Promise<Made> {
  const { cookie, body } = await ask('/sign-up/email', { name, email, username, password: betterAuthPassword })
  return { id: idIn(body), cookie }
}

async function signUpByCode(ask: Ask, { phone: phoneNumber }: BetterAuthAccount, codes: string[]): Promise<Made> {
  await ask('/phone-number/send-otp', { phoneNumber })
  const { cookie, body } = await ask('/phone-number/verify', { phoneNumber, code: codes.at(-1) })
  return { id: idIn(body), cookie }
}

async function addApp(ask: Ask, cookie: string): Promise<string> {
  const { body } = await ask('/two-factor/enable', { password: betterAuthPassword }, cookie)
  const secret = new URL(body.totpURI ?? '').searchParams.get('secret') ?? ''
  await ask('/two-factor/verify-totp', { code: totp(secret, totpStep(preparedAt)) }, cookie)
  return secret
}

function idIn({ user }: Answer['body']): string {
  if (user === undefined) throw new Error('A sign-up answers with its user.')
  return user.id
}

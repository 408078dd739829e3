import type { BetterAuthPlugin } from 'better-auth'
import type { SqliteDialect } from 'kysely'
import { createHash, randomInt, timingSafeEqual } from 'node:crypto'
import { issuer } from '../accounts.test-support.ts'
import { captchaOf } from './captcha.test-support.ts'
import { hostFails } from './hush.test-support.ts'
import { doors } from './doors.test-support.ts'
import { admin, APIError, bearer, betterAuth, phoneNumber, twoFactor, username } from './packages.test-support.ts'
import type { Chosen } from './switches.test-support.ts'

/** What a server needs besides its options. */
export interface Surroundings {
  readonly dialect: SqliteDialect
  readonly deliver: (message: { readonly to: string; readonly text: string; readonly code: string }) => void
  /** Where the captcha provider is asked about a token. */
  readonly siteVerify: string
  readonly makeBackupCodes?: () => string[]
}

export const basePath = '/api/auth'

/** Where the pages are that may ask: this machine's, at any port, and one that the recorded exchanges name. */
export const trustedOrigins = ['http://localhost:*', 'http://127.0.0.1:*', 'https://app.example.com']

/** The server as its documentation sets one up, with what a host is told to configure, but for what was chosen otherwise. */
export function configured(chosen: Chosen, around: Surroundings) {
  return betterAuth({
    appName: issuer,
    baseURL: chosen.cookies === 'https' ? 'https://id.example.com' : 'http://localhost:3000',
    basePath,
    secret: 'a secret of the tests, long enough for the server to take it',
    trustedOrigins,
    database: { dialect: around.dialect, type: 'sqlite', transaction: true },
    emailAndPassword: {
      enabled: true,
      requireEmailVerification: chosen.requiresEmailVerification,
      ...(chosen.minPasswordLength !== undefined && { minPasswordLength: chosen.minPasswordLength }),
      // The real one costs 0.1 to 0.4 s a time, and is none of a client's business.
      password: { hash: async (password) => cheapHash(password), verify: async (given) => isOf(given) },
      sendResetPassword: async ({ user, url, token }) => around.deliver({ to: user.email, text: url, code: token }),
    },
    ...(chosen.hooksFail && { databaseHooks: { session: { create: { before: fail } } } }),
    rateLimit: { enabled: chosen.limits, storage: 'database' },
    advanced: {
      // Else Vitest's NODE_ENV=test turns the checks of origins off.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      useSecureCookies: chosen.cookies !== undefined,
      ...(chosen.cookies === 'cross-site' && {
        defaultCookieAttributes: { sameSite: 'none', secure: true, partitioned: true },
      }),
    },
    plugins: pluginsOf(chosen, around),
    logger: { disabled: true },
    telemetry: { enabled: false },
  })
}

function pluginsOf(chosen: Chosen, around: Surroundings): BetterAuthPlugin[] {
  const tokens = chosen.bearer === 'none' ? [] : [bearer({ requireSignature: chosen.bearer === 'signed' })]
  const isFirst = chosen.bearer === 'first'
  return [
    ...captchaOf(chosen, around.siteVerify),
    ...(isFirst ? tokens : []),
    phonePlugin(chosen, around),
    factorPlugin(chosen, around),
    ...(isFirst ? [] : tokens),
    username(),
    admin(),
    doors(),
  ]
}

function phonePlugin(chosen: Chosen, { deliver }: Surroundings): BetterAuthPlugin {
  const sent = new Map<string, number>()
  const sendOTP = async ({ phoneNumber: to, code }: { phoneNumber: string; code: string }) => {
    if (chosen.messages === 'fail') fail()
    if (chosen.messages === 'pause') pause(sent, to)
    deliver({ to, text: `Your code is ${code}`, code })
  }
  const getTempEmail = (number: string) => {
    const unlike = chosen.emailOfNumber ? '' : `.${randomInt(1e9).toString(36)}`
    return `${number.replace('+', '')}${unlike}@phone.example.com`
  }
  // Asked for without `sendOTP` the server says that it is not implemented; only the types have it always there.
  const sending = chosen.messages === 'none' ? {} : { sendOTP }
  return phoneNumber({
    ...(sending as { sendOTP: typeof sendOTP }),
    ...(chosen.sendsResets && {
      sendPasswordResetOTP: async ({ phoneNumber: to, code }) =>
        deliver({ to, text: `Your code for a new password is ${code}`, code }),
    }),
    ...(chosen.validates && { phoneNumberValidator: (number) => /^\+[1-9]\d{6,14}$/.test(number) }),
    ...(chosen.signsUp && { signUpOnVerification: { getTempEmail } }),
    requireVerification: chosen.requiresVerification,
  })
}

function factorPlugin(chosen: Chosen, { deliver, makeBackupCodes }: Surroundings): BetterAuthPlugin {
  const numberOf = (user: object) => {
    const number: unknown = Reflect.get(user, 'phoneNumber')
    return typeof number === 'string' ? number : undefined
  }
  return twoFactor({
    issuer,
    allowPasswordless: chosen.passwordless,
    ...(makeBackupCodes && { backupCodeOptions: { customBackupCodesGenerate: makeBackupCodes } }),
    ...(chosen.secondFactorMessages !== 'none' && {
      otpOptions: {
        sendOTP: async ({ user, otp }) => {
          if (chosen.secondFactorMessages === 'fail') fail()
          deliver({ to: numberOf(user) ?? user.email, text: `Your sign-in code is ${otp}`, code: otp })
        },
      },
    }),
  })
}

const pauseSeconds = 60

/** The only way there is to a pause between messages: the host's own. */
function pause(sent: Map<string, number>, to: string): void {
  const since = Date.now() - (sent.get(to) ?? 0)
  if (since < pauseSeconds * 1000) {
    throw new APIError('TOO_MANY_REQUESTS', { code: 'OTP_SENT_RECENTLY', message: 'Please wait' })
  }
  sent.set(to, Date.now())
}

function fail(): never {
  throw new Error(hostFails)
}

function cheapHash(password: string): string {
  return createHash('sha256').update(password.normalize('NFKC')).digest('hex')
}

function isOf({ hash, password }: { hash: string; password: string }): boolean {
  const given = Buffer.from(cheapHash(password))
  return given.length === hash.length && timingSafeEqual(given, Buffer.from(hash))
}

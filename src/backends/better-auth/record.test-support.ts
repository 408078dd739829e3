import type { HostPageChoices } from '../../test-support/hostPage.test-support.ts'
import type { BackendRecord, MakeOptions } from '../../test-support/record.test-support.ts'
import { betterAuthAccounts } from './accounts.test-support.ts'
import { betterAuth, type BetterAuthOptions } from './index.ts'

const mount = '/better-auth'
const basePath = '/api/auth'
const signIns = ['phone', 'phone-and-password', 'email', 'username'] as const
const intents = ['sign-in', 'verify', 'change', 'add-app', 'add-sms', 'remove-app', 'remove-phone'] as const
const captchas = ['none', 'hcaptcha', 'recaptcha', 'turnstile'] as const
/** Who is signed in, where the intent is for someone who is. */
const accounts = Object.keys(betterAuthAccounts)
/** What the documentation tells a host to guard: by itself the server guards nothing of a phone's. */
const guarded = ['/phone-number/send-otp', '/phone-number/request-password-reset', '/sign-in/*']

function pageOptions(
  options: MakeOptions,
  { chosen, origin, address, behindRelay }: HostPageChoices,
): BetterAuthOptions {
  const captcha = chosen('captcha', captchas)
  return {
    ...options,
    // A real server's address is whole, and a relay's leads to the whole.
    baseUrl: options.baseUrl === address(mount) && !behindRelay ? options.baseUrl + basePath : options.baseUrl,
    signIn: chosen('signIn', signIns),
    intent: chosen('intent', intents),
    ...(origin === 'second' && { credentials: 'include' }),
    ...(captcha !== 'none' && {
      captcha: { provider: captcha, siteKey: `sandbox-${captcha}`, on: ['send', 'sign-in', 'reset'] },
    }),
  }
}

/** Signed in by the server's own means, which only the sandbox has. */
async function signInAs(
  account: string,
  { baseUrl, credentials, fetch = globalThis.fetch }: BetterAuthOptions,
): Promise<void> {
  await fetch(`${baseUrl}/sandbox/sign-in-as`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account }),
    credentials: credentials ?? 'same-origin',
  })
}

/** Below the mount of the sandbox, the server has a base path. */
function located(options: MakeOptions): BetterAuthOptions {
  const { baseUrl } = options
  return typeof baseUrl === 'string' && baseUrl.endsWith(mount) ? { ...options, baseUrl: baseUrl + basePath } : options
}

/** For someone who is signed in; in the sandbox before the first request. */
function forSignedIn(given: MakeOptions) {
  const options = located(given)
  const { fetch } = options
  if (options === given || fetch === undefined) return betterAuth({ ...options, intent: 'change' })
  let signedIn: Promise<void> | undefined
  const signedInFirst: typeof fetch = async (...request) => {
    signedIn ??= signInAs('ann', options)
    await signedIn
    return fetch(...request)
  }
  return betterAuth({ ...options, intent: 'change', fetch: signedInFirst })
}

export const record: BackendRecord = {
  title: 'better-auth',
  mount,
  flows: {
    'better-auth': (options) => betterAuth(located(options)),
    'better-auth-account': forSignedIn,
  },
  variants: {
    'better-auth by number and password': (options) => betterAuth({ ...options, signIn: 'phone-and-password' }),
    'better-auth by bearer': (options) => betterAuth({ ...options, bearer: true }),
  },
  host: { make: 'betterAuth({ baseUrl })', path: '/w/size/better-auth/api/auth' },
  shares: [],
  hostPage: {
    asks: ['phone', 'email', 'username'],
    async people({ chosen }) {
      const { peopleOf } = await import('./people.test-support.ts')
      return peopleOf(chosen('intent', intents) !== 'sign-in')
    },
    usernameKind: ({ chosen }) => (chosen('signIn', signIns) === 'username' ? 'text' : 'email'),
    setups: {
      async 'better-auth'(options, page) {
        const captcha = page.chosen('captcha', captchas)
        await page.tellSandbox({
          'better-auth.captcha': captcha === 'none' ? null : captcha,
          'better-auth.captchaPaths': guarded.join(','),
        })
        const made = pageOptions(options, page)
        const isSandbox = options.baseUrl === page.address(mount)
        if (isSandbox && made.intent !== 'sign-in') await signInAs(page.chosen('account', accounts), made)
        return betterAuth(made)
      },
    },
    choices: [
      { name: 'signIn', label: 'Sign in by', options: signIns },
      { name: 'intent', label: 'Intent', options: intents },
      { name: 'account', label: 'Signed in', options: accounts },
      { name: 'captcha', label: 'Captcha', options: captchas },
    ],
  },
  options: async () => (await import('./options.test-support.ts')).options,
  scenarios: async () => (await import('./scenarios.test-support.ts')).scenarios,
  fuzz: async () => (await import('./fuzz.test-support.ts')).fuzz,
  requestCases: async () => (await import('./requestCases.test-support.ts')).requestCases,
  page: async () => (await import('./page.test-support.ts')).page,
  heapJourneys: async () => (await import('./heapJourneys.test-support.ts')).heapJourneys,
  messageJourney: async () => (await import('./messageJourney.test-support.ts')).messageJourney,
}

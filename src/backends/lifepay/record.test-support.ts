import type { BackendRecord, MakeBackend } from '../../test-support/record.test-support.ts'
import { hostVerify } from './hostVerify.test-support.ts'
import { lifepay } from './index.ts'

const completions = ['verify', 'password', 'sign-up', 'reset-password'] as const
const unknownPhones = ['refuse', 'code-step'] as const
const organizations = ['none', 'acme', 'nobody'] as const
const noOrYes = ['no', 'yes'] as const
const captchas = ['hcaptcha', 'smartcaptcha', 'none'] as const

const byCode: MakeBackend = (options) => lifepay({ ...options, verify: async () => undefined })

export const record: BackendRecord = {
  title: 'LIFE PAY',
  mount: '/lifepay',
  flows: {
    lifepay: byCode,
    'lifepay-accounts': (options) => lifepay({ ...options, completion: 'password' }),
  },
  variants: {},
  host: { make: 'lifepay({ baseUrl, verify: async () => ({}) })', path: '/w/size/lifepay' },
  shares: [],
  hostPage: {
    asks: ['phone', 'text'],
    people: async () => (await import('./people.test-support.ts')).people,
    setups: {
      async lifepay(options, { chosen, address, behindRelay, language, tellSandbox }) {
        const provider = chosen('captcha', captchas)
        await tellSandbox({ captcha: provider === 'none' ? 'none' : null })
        const organization = chosen('alias', organizations)
        const common = {
          ...options,
          unknownPhones: chosen('unknownPhones', unknownPhones),
          language: language === 'ru' ? 'ru-RU' : 'en-US',
          ...(provider !== 'none' && { captcha: { provider, siteKey: `sandbox-${provider}` } }),
          ...(organization !== 'none' && { organizationAlias: organization }),
        }
        const completion = chosen('completion', completions)
        return completion === 'verify'
          ? lifepay({
              ...common,
              verify: hostVerify(
                address(behindRelay ? '/lifepay/verify' : '/app/lifepay/verify'),
                options.fetch ?? fetch,
                options.timeout,
              ),
            })
          : lifepay({ ...common, completion, offerSignUp: chosen('offerSignUp', noOrYes) === 'yes' })
      },
    },
    choices: [
      { name: 'captcha', label: 'Captcha', options: captchas },
      { name: 'completion', label: 'Completion', options: completions },
      { name: 'offerSignUp', label: 'Offer sign-up', options: noOrYes },
      { name: 'unknownPhones', label: 'Unknown numbers', options: unknownPhones },
      { name: 'alias', label: 'Organization', options: organizations },
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

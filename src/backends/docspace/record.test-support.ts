import type { BackendRecord } from '../../test-support/record.test-support.ts'
import { docspace } from './index.ts'

const captchas = ['none', 'hcaptcha', 'recaptcha'] as const
const appCodes = ['authentication', 'tfaapp'] as const
const passwords = ['hash', 'plain'] as const

export const record: BackendRecord = {
  title: 'DocSpace',
  mount: '/docspace',
  flows: { docspace },
  variants: { 'docspace by the link of its own pages': (options) => docspace({ ...options, appCodes: 'tfaapp' }) },
  issuer: 'localhost',
  host: { make: 'docspace({ baseUrl })', path: '/w/size/docspace' },
  shares: ['onlyoffice'],
  hostPage: {
    asks: ['email', 'password', 'text', 'app'],
    people: async () => (await import('../onlyoffice/people.test-support.ts')).people,
    setups: {
      async docspace(options, { chosen, origin, tellSandbox }) {
        const captcha = chosen('captcha', captchas)
        const isPlain = chosen('password', passwords) === 'plain'
        await tellSandbox({
          'docspace.captcha': captcha === 'none' ? null : captcha,
          ...(isPlain && { 'docspace.ldap': true }),
        })
        // Across origins DocSpace's CORS allows no cookies; then the token is all there is.
        return docspace({
          ...options,
          appCodes: chosen('appCodes', appCodes),
          ...(isPlain && { plainPassword: true }),
          ...(origin === 'second' && { credentials: 'omit' as const }),
        })
      },
    },
    choices: [
      { name: 'captcha', label: 'Captcha', options: captchas },
      { name: 'appCodes', label: 'App codes', options: appCodes },
      { name: 'password', label: 'Password as', options: passwords },
    ],
  },
  options: async () => (await import('./options.test-support.ts')).options,
  scenarios: async () => (await import('./scenarios.test-support.tsx')).scenarios,
  fuzz: async () => (await import('./fuzz.test-support.ts')).fuzz,
  requestCases: async () => (await import('./requestCases.test-support.ts')).requestCases,
  page: async () => (await import('./page.test-support.ts')).page,
  heapJourneys: async () => (await import('./heapJourneys.test-support.ts')).heapJourneys,
  messageJourney: async () => (await import('./messageJourney.test-support.ts')).messageJourney,
}

import type { BackendRecord } from '../../test-support/record.test-support.ts'
import { workspace } from './index.ts'

const formats = ['json', 'xml'] as const

export const record: BackendRecord = {
  title: 'Workspace',
  mount: '/workspace',
  flows: { workspace },
  variants: { 'workspace in XML': (options) => workspace({ ...options, format: 'xml' }) },
  issuer: 'ONLYOFFICE',
  host: { make: 'workspace({ baseUrl })', path: '/w/size/workspace' },
  shares: ['onlyoffice'],
  hostPage: {
    asks: ['email', 'password', 'text', 'app'],
    people: async () => (await import('../onlyoffice/people.test-support.ts')).people,
    setups: {
      async workspace(options, { chosen, origin, tellSandbox }) {
        // Workspace names no origin in its CORS: elsewhere it has to stand behind a proxy that does.
        if (origin === 'second') await tellSandbox({ 'workspace.cors': true })
        return workspace({ ...options, format: chosen('format', formats) })
      },
    },
    choices: [{ name: 'format', label: 'Format', options: formats }],
  },
  options: async () => (await import('./options.test-support.ts')).options,
  scenarios: async () => (await import('./scenarios.test-support.ts')).scenarios,
  fuzz: async () => (await import('./fuzz.test-support.ts')).fuzz,
  requestCases: async () => (await import('./requestCases.test-support.ts')).requestCases,
  page: async () => (await import('./page.test-support.ts')).page,
  heapJourneys: async () => (await import('./heapJourneys.test-support.ts')).heapJourneys,
  messageJourney: async () => (await import('./messageJourney.test-support.ts')).messageJourney,
}

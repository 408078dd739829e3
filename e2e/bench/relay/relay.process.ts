import { memoryStore } from '../../../src/relay/memory.ts'
import { toNodeListener } from '../../../src/relay/node.ts'
import { createRelay, type LimitOptions, type RelayBackend } from '../../../src/relay/index.ts'
import { limited, serve, upstream } from './process.ts'

/** Counts everything, and refuses nothing. */
const wide = [{ points: 2_000_000, seconds: 3600 }]
const limits: LimitOptions = {
  store: memoryStore(),
  secret: 'of no use to anyone, since nothing real is behind it',
  sends: { number: wide, address: wide, network: wide, country: wide, all: wide },
  budget: { messages: 2_000_000 },
  pauses: [],
}

const endpoints: RelayBackend['endpoints'] = [
  {
    method: 'POST',
    path: '/codes',
    purpose: 'send',
    body: { type: 'json', fields: ['phone'] },
    subject: ({ phone }) => (typeof phone === 'string' ? phone : null),
  },
]

const relay = createRelay({
  url: 'http://localhost/relay',
  proxy: 'none',
  limits: limited ? limits : 'elsewhere',
  backends: {
    // More than the usual share, so that 256 connections are what is measured.
    own: { upstream, endpoints, breaker: { share: 1024 } },
    slow: { upstream: `${upstream}/slow`, endpoints },
    quick: { upstream, endpoints },
  },
})
serve(toNodeListener(relay))

import { metrics } from '@opentelemetry/api'
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { meterIfThere } from '../cli/relay/meter.ts'
import { memoryStore } from './memory.ts'
import { ownBackend, post, watchedRelay } from './relay.test-support.ts'

/** The counters through OpenTelemetry's own API and SDK, as a host has them. */
const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE)
const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 })
const provider = new MeterProvider({ readers: [reader] })

beforeAll(() => void metrics.setGlobalMeterProvider(provider))
afterAll(async () => {
  metrics.disable()
  await provider.shutdown()
})

/** What has been told so far: each count or number of measurements, by name and attributes. */
async function told(): Promise<readonly unknown[]> {
  await reader.forceFlush()
  const [latest] = exporter.getMetrics().slice(-1)
  const all =
    latest?.scopeMetrics.flatMap(({ scope, metrics: each }) => each.map((metric) => ({ scope, metric }))) ?? []
  return all.flatMap(({ scope, metric: { descriptor, dataPoints } }) =>
    dataPoints.map(({ attributes, value }) => {
      const count = typeof value === 'number' ? value : value.count
      return [scope.name, descriptor.name, descriptor.unit, attributes, count]
    }),
  )
}

test('a host’s own meter is told each answer, fault and absence of the limits, with the time, and nothing personal', async () => {
  const meter = await meterIfThere()
  expect(meter).toBeDefined()
  const away = { ...memoryStore(), window: () => ({ consume: gone, giveBack: gone, count: gone }) }
  const limits = { store: away, secret: '0123456789abcdef0123456789abcdef' }
  const phone = '+79991234567'
  const throwing = { ...ownBackend, around: () => Promise.reject(new RangeError(phone)) }
  const options = meter && { meter }
  await watchedRelay(undefined, options).ask('/settings')
  await watchedRelay(undefined, { ...options, limits }).ask('/codes', post({ phone }))
  await watchedRelay(undefined, { ...options, backend: throwing }).ask('/settings')

  const read = { backend: 'own', endpoint: 'GET /settings' }
  const send = { backend: 'own', endpoint: 'POST /codes' }
  const forwarded = { ...read, outcome: 'forwarded', status: 200 }
  const refused = { ...send, outcome: 'refused', status: 503, reason: 'limits-unavailable' }
  const fault = { ...read, outcome: 'refused', status: 500, reason: 'fault' }
  const all = await told()
  for (const attributes of [forwarded, refused, fault]) {
    expect(all).toContainEqual(['entryphone', 'entryphone.relay.requests', '', attributes, 1])
    expect(all).toContainEqual(['entryphone', 'entryphone.relay.duration', 'ms', attributes, 1])
  }
  expect(all).toContainEqual(['entryphone', 'entryphone.relay.faults', '', { thrown: 'RangeError' }, 1])
  const kept = { what: 'sends', outcome: 'refused' }
  expect(all).toContainEqual(['entryphone', 'entryphone.relay.limits_unavailable', '', kept, 1])
  expect(JSON.stringify(all)).not.toContain('7999')
})

async function gone(): Promise<never> {
  throw new Error('The store is away.')
}

import type { AnsweredEvent, RelayEvent } from './events.ts'

/** How often one thing has happened since the relay began. */
export interface RelayCount extends Omit<AnsweredEvent, 'type' | 'milliseconds'> {
  readonly count: number
  /** In all of them together, until the headers. */
  readonly milliseconds: number
}

/** What has happened since the relay began, as numbers. */
export interface RelayCounts {
  readonly answered: readonly RelayCount[]
  /** Functions of the host's, or something of the relay's, that threw. */
  readonly faults: number
  /** Requests for which the store of limits could not be asked. */
  readonly limitsUnavailable: number
}

/** As much of OpenTelemetry's `Meter` as is used here: `metrics.getMeter('entryphone')` is one. */
export interface RelayMeter {
  createCounter(
    name: string,
    options?: { readonly description?: string },
  ): {
    add(value: number, attributes?: Readonly<Record<string, string | number>>): void
  }
  createHistogram(
    name: string,
    options?: { readonly description?: string; readonly unit?: string },
  ): { record(value: number, attributes?: Readonly<Record<string, string | number>>): void }
}

/** Counts what is told, by words of closed lists: there are as many counts as endpoints, outcomes and limits. */
export function createCounts() {
  const answered = new Map<string, RelayCount>()
  let faults = 0
  let limitsUnavailable = 0
  return {
    note(event: RelayEvent): void {
      if (event.type === 'fault') faults += 1
      if (event.type === 'limits-unavailable') limitsUnavailable += 1
      if (event.type !== 'answered') return
      const { type: _, milliseconds, ...what } = event
      const key = JSON.stringify(what)
      const before = answered.get(key)
      const sum = (before?.milliseconds ?? 0) + milliseconds
      answered.set(key, { ...what, count: (before?.count ?? 0) + 1, milliseconds: sum })
    },
    all: (): RelayCounts => ({ answered: [...answered.values()], faults, limitsUnavailable }),
  }
}

/** Tells a meter the same: `entryphone.relay.requests`, `.duration` (milliseconds), `.faults`, `.limits_unavailable`. */
export function meterOf(meter: RelayMeter): (event: RelayEvent) => void {
  const requests = meter.createCounter('entryphone.relay.requests', { description: 'Answers, by what became of them' })
  const duration = meter.createHistogram('entryphone.relay.duration', { description: 'Until the headers', unit: 'ms' })
  const faults = meter.createCounter('entryphone.relay.faults', { description: 'Functions that threw' })
  const away = meter.createCounter('entryphone.relay.limits_unavailable', { description: 'The store was not there' })
  return (event) => {
    if (event.type === 'fault') faults.add(1, { thrown: event.thrown })
    if (event.type === 'limits-unavailable') away.add(1, { what: event.what, outcome: event.outcome })
    if (event.type !== 'answered') return
    const { backend = 'none', endpoint = 'none', outcome, status, reason, limit } = event
    const attributes = { backend, endpoint, outcome, status, ...(reason && { reason }), ...(limit && { limit }) }
    requests.add(1, attributes)
    duration.record(event.milliseconds, attributes)
  }
}

import { median, rounded } from '../speed/statistics.ts'
import { type Cell, table } from '../speed/table.ts'
import type { Finding } from '../speed/part.ts'
import { forSeconds, load, type Made } from './load.ts'
import { Processes } from './processes.ts'

/** Requests that a relay has answered before anything is measured: code is compiled, connections are open. */
const warmUp = 2000
const levels = [1, 16, 256] as const
const rounds = 3
const seconds = 2
const manyRequests = 100_000

export interface Figures {
  readonly speed: readonly Speed[]
  /** Bytes of the relay's heap after the warm-up, and after a hundred thousand requests more. */
  readonly heap: { readonly before: number; readonly after: number }
  readonly slow: Slow
}

export interface Speed {
  readonly subject: string
  readonly connections: number
  readonly perSecond: number
  readonly median: number
  readonly late: number
  /** Not answered with 200. */
  readonly failed: number
}

export interface Slow {
  /** At once at the slow upstream, at most, of 256 that asked. */
  readonly most: number
  readonly share: number
  /** Told to come back, with the others waiting. */
  readonly refused: number
  /** Requests per second to the upstream beside it, without and with those. */
  readonly alone: number
  readonly beside: number
  /** Of those, not answered with 200. */
  readonly failed: number
}

/** A relay beside a bare proxy, before one upstream, in one run and in turn. */
export async function measure(): Promise<Figures> {
  const processes = new Processes()
  try {
    const server = await processes.start('upstream', { upstream: '' })
    const upstream = `http://127.0.0.1:${server.port}`
    const subjects = [
      ['Hono, bare', await processes.start('hono', { upstream })],
      ['the relay', await processes.start('relay', { upstream })],
      ['the relay, limits in memory', await processes.start('relay', { upstream, limited: true })],
    ] as const
    for (const [, { port }] of subjects) await load({ port, connections: 16, goesOn: (made) => made < warmUp })
    const speed: Speed[] = []
    for (const connections of levels) {
      const made = new Map<string, Made[]>()
      for (let round = 0; round < rounds; round += 1) {
        for (const [subject, { port }] of subjects) {
          const one = await load({ port, connections, goesOn: forSeconds(seconds) })
          made.set(subject, [...(made.get(subject) ?? []), one])
        }
      }
      for (const [subject, all] of made) speed.push({ subject, connections, ...summed(all) })
    }
    const [, , [, relay]] = subjects
    const { heap: before } = await relay.ask()
    await load({ port: relay.port, connections: 64, goesOn: (made) => made < manyRequests })
    const { heap: after } = await relay.ask()
    return { speed, heap: { before, after }, slow: await besideSlow(relay.port, () => server.ask()) }
  } finally {
    processes.end()
  }
}

function summed(all: readonly Made[]) {
  const milliseconds = all.flatMap((made) => made.milliseconds).toSorted((one, other) => one - other)
  const failed = all.flatMap(({ statuses }) => [...statuses]).filter(([status]) => status !== 200)
  return {
    perSecond: median(all.map((made) => made.milliseconds.length / made.seconds)) ?? 0,
    median: median(milliseconds) ?? 0,
    late: milliseconds[Math.floor(milliseconds.length * 0.99)] ?? 0,
    failed: failed.reduce((sum, [, count]) => sum + count, 0),
  }
}

async function besideSlow(
  port: number,
  askUpstream: () => Promise<{ readonly most?: number | undefined }>,
): Promise<Slow> {
  const quick = () => load({ port, to: 'quick', connections: 16, goesOn: forSeconds(3) })
  const { perSecond: alone } = summed([await quick()])
  // Past the share each is refused at once: one request from each of 256 who wait for their answer.
  const slow = load({ port, to: 'slow', connections: 256, goesOn: (made) => made < 256 })
  const beside = summed([await quick()])
  const { statuses } = await slow
  const { most = 0 } = await askUpstream()
  const refused = statuses.get(503) ?? 0
  return { most, share: 64, refused, alone, beside: beside.perSecond, failed: beside.failed }
}

export function finding(figures: Figures): Finding {
  const { speed, heap, slow } = figures
  const bareOf = (connections: number) => speed.find((one) => one.connections === connections)
  const rows = speed.map((one): readonly Cell[] => [
    one.connections,
    one.subject,
    rounded(one.perSecond, 0),
    rounded(one.median, 2),
    rounded(one.median - (bareOf(one.connections)?.median ?? 0), 2),
    rounded(one.late, 1),
    one.failed,
  ])
  const head = ['connections', 'through', 'requests/s', 'median, ms', 'more than bare, ms', '99th of 100, ms', 'failed']
  const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1)
  const text = [
    table(head, rows),
    '',
    `Heap of the relay with limits, before and after ${manyRequests} requests: ${megabytes(heap.before)} MB, ${megabytes(heap.after)} MB.`,
    `256 requests at once to a server that takes two seconds: ${slow.most} reached it (share ${slow.share}), ${slow.refused} were told to come back;`,
    `meanwhile ${rounded(slow.beside, 0)} requests/s went to the server beside it, ${slow.failed} of them failed (without: ${rounded(slow.alone, 0)}).`,
  ].join('\n')
  return { text, json: figures }
}

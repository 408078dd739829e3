import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Backend } from '../../../../src/protocol/backend.ts'
import { readPhone } from '../../../../src/phone/readPhone.ts'
import type { Step } from '../../../../src/protocol/step.ts'
import type { MessageJourney } from '../../../../src/test-support/messageJourney.test-support.ts'
import type { BackendRecord } from '../../../../src/test-support/record.test-support.ts'
import { records } from '../../../../src/test-support/records.test-support.ts'
import { benchCache } from '../install.ts'
import type { NodePart } from '../part.ts'
import { rounded } from '../statistics.ts'
import { table } from '../table.ts'

const inbox = z.array(z.object({ code: z.string() }))
const port = Number(process.env['BENCH_PORT'] ?? 5693)
const origin = `http://localhost:${port}`
const together = 8
const journeys = 200

/** Whole sign-ins against the sandbox in a process of its own, eight at a time: what a host's load test could get of it. */
export const sandbox: NodePart = {
  name: 'sandbox',
  about: `journeys per second over sockets, ${together} at a time, each in a world of its own`,
  async inNode() {
    const stop = await serveSandbox()
    try {
      const rows = []
      for (const [name, record] of Object.entries(records)) rows.push(await measure(name, record))
      const head = ['backend', 'journeys per second', 'requests each', 'ms each']
      return {
        json: rows,
        text: table(
          head,
          rows.map((row) => Object.values(row)),
        ),
      }
    } finally {
      stop()
    }
  },
}

async function measure(name: string, record: BackendRecord) {
  let [begun, requests] = [0, 0]
  const counting: typeof fetch = (...request) => {
    requests += 1
    return fetch(...request)
  }
  const walk = async (until: number) => {
    while (begun < until) await travel(name, record, { world: `load-${name}-${(begun += 1)}`, fetch: counting })
  }
  // What is loaded for the first is loaded.
  await walk(together)
  const [before, already, began] = [begun, requests, performance.now()]
  await Promise.all(Array.from({ length: together }, () => walk(before + journeys)))
  const seconds = (performance.now() - began) / 1000
  const made = begun - before
  return {
    title: record.title,
    perSecond: rounded(made / seconds, 0),
    requests: rounded((requests - already) / made),
    milliseconds: rounded((seconds * 1000 * together) / made),
  }
}

interface Traveller {
  readonly world: string
  readonly fetch: typeof fetch
}

/** From the first step to the last, by message. */
async function travel(name: string, record: BackendRecord, { world, fetch }: Traveller): Promise<void> {
  const [make] = Object.values(record.flows)
  if (make === undefined) return
  const control = (path: string, body?: unknown) =>
    globalThis.fetch(`${origin}/sandbox/${path}?world=${world}`, {
      ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
    })
  // A hash of a password that takes as long as it should is the client's, not the sandbox's.
  await control('switches', { captcha: 'none', 'docspace.iterations': 1 })
  const backend = make({ baseUrl: `${origin}/w/${world}${record.mount}`, fetch })
  const { first } = await record.messageJourney()
  const { signal } = new AbortController()
  let step: Step = await backend.start({ signal })
  for (let moves = 0; step.kind !== 'done'; moves += 1) {
    if (moves > 8) throw new Error(`${name} comes to no end: it is at ${step.kind}.`)
    const newestCode = async () => inbox.parse(await (await control('inbox')).json()).at(-1)?.code ?? ''
    step = await next(backend, step, { first, signal, newestCode })
  }
}

interface Person {
  readonly first: MessageJourney['first']
  readonly signal: AbortSignal
  readonly newestCode: () => Promise<string>
}

/** What a person does on a step of such a journey. */
async function next(backend: Backend, step: Step, { first, signal, newestCode }: Person): Promise<Step> {
  const { credentials, phone, code } = backend
  if (step.kind === 'credentials' && 'username' in first && credentials?.submit !== undefined) {
    return credentials.submit(step, { ...first }, { signal })
  }
  if (step.kind === 'phone' && 'phone' in first && phone?.submit !== undefined) {
    const read = await readPhone(first.phone, { country: 'RU' })
    if (!('phone' in read)) throw new Error(`${first.phone} is no number.`)
    return phone.submit(step, { phone: read.phone }, { signal })
  }
  if (step.kind === 'code' && code?.submit !== undefined) {
    return code.submit(step, { code: await newestCode() }, { signal })
  }
  throw new Error(`Nobody knows what to do at ${step.kind}.`)
}

/** The host page's own server, with no page. */
async function serveSandbox(): Promise<() => void> {
  const empty = join(benchCache, 'empty')
  mkdirSync(empty, { recursive: true })
  const script = join(import.meta.dirname, '../../../host/serve.ts')
  const server = spawn(process.execPath, ['--import', 'tsx', script, '--built', empty], {
    env: { ...process.env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise<void>((resolve, reject) => {
    server.stdout.on('data', (text: Buffer) => text.toString().includes('Second origin') && resolve())
    server.on('exit', () => reject(new Error('The server of the sandbox has ended.')))
  })
  return () => server.kill()
}

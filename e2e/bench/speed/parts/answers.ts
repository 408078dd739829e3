import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { readSession } from '../../../../src/backends/better-auth/answers.ts'
import { readDocspace } from '../../../../src/backends/docspace/answers.ts'
import { readSendCode } from '../../../../src/backends/lifepay/answers.ts'
import { readWorkspace } from '../../../../src/backends/workspace/answers.ts'
import type { Answer } from '../../../../src/runtime/http.ts'
import type { NodePart } from '../part.ts'
import { median, rounded } from '../statistics.ts'
import { table } from '../table.ts'

/** An answer of a server's, and who reads it. */
interface Reader {
  readonly label: string
  readonly status: number
  readonly body: unknown
  readonly read: (answer: Answer) => unknown
}

const now = Date.UTC(2026, 2, 1)
const token = {
  count: 1,
  response: { token: 'A'.repeat(120), expires: '2027-03-01T09:30:00Z' },
  status: 0,
  statusCode: 200,
}
const user = { id: 'u1', email: 'ann@example.com', emailVerified: true, name: 'Ann', phoneNumber: '+79991234567' }
const session = { id: 's1', userId: 'u1', token: 'A'.repeat(32), expiresAt: '2027-03-01T09:30:00.000Z' }

const readers: readonly Reader[] = [
  {
    label: 'LIFE PAY, a refusal',
    status: 429,
    body: {
      error: { code: 'TrySendCodeLater', message: 'Later' },
      code: 'TrySendCodeLater',
      message: 'Later',
      info: {},
    },
    read: (answer) => readSendCode(answer, now),
  },
  { label: 'DocSpace, a token', status: 200, body: token, read: (answer) => readDocspace(answer, 'authenticate', now) },
  {
    label: 'Workspace, a token',
    status: 201,
    body: token,
    read: (answer) => readWorkspace(answer, 'authenticate', now),
  },
  {
    label: 'better-auth, a session',
    status: 200,
    body: { session, user },
    read: (answer) => readSession(answer, now),
  },
]

const decoder = new TextDecoder()

/** How many answers are read in a second, and what is allocated for one, beside JSON.parse of the same bytes. */
export const answers: NodePart = {
  name: 'answers',
  about: 'answers read per second and bytes allocated for each, beside a bare JSON.parse, in Node',
  async inNode() {
    const rows = readers.map(({ label, status, body, read }) => {
      const bytes = new Uint8Array(new TextEncoder().encode(JSON.stringify(body)))
      const answer: Answer = { status, headers: new Headers(), bytes }
      const ours = costOf(() => read(answer))
      const bare = costOf(() => JSON.parse(decoder.decode(bytes)))
      return {
        label,
        perSecond: rounded(1e6 / ours.microseconds, 0),
        barePerSecond: rounded(1e6 / bare.microseconds, 0),
        bytes: rounded(ours.bytes, 0),
        bareBytes: rounded(bare.bytes, 0),
      }
    })
    const head = ['answer', 'per second', 'JSON.parse', 'bytes', 'JSON.parse, bytes']
    return {
      json: rows,
      text: table(
        head,
        rows.map((row) => Object.values(row)),
      ),
    }
  },
}

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

function costOf(read: () => unknown): { readonly microseconds: number; readonly bytes: number } {
  const run = (times: number) => {
    for (let time = 0; time < times; time += 1) read()
  }
  run(20_000)
  const batches = Array.from({ length: 15 }, () => {
    collectGarbage()
    const [held, began] = [process.memoryUsage().heapUsed, performance.now()]
    // Few enough for nothing to be collected meanwhile.
    run(500)
    return {
      microseconds: ((performance.now() - began) * 1000) / 500,
      bytes: (process.memoryUsage().heapUsed - held) / 500,
    }
  })
  const middle = (name: 'microseconds' | 'bytes') => median(batches.map((batch) => batch[name])) ?? Number.NaN
  return { microseconds: middle('microseconds'), bytes: middle('bytes') }
}

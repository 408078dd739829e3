import { z } from 'zod/mini'

const faultSchema = z.strictObject({
  /** Which requests: a method, and a part of the path and query as the request log shows it. Absent: all. */
  method: z.optional(z.string()),
  path: z.optional(z.string()),
  /** How many requests it spoils before it is gone. Default 1. */
  times: z.optional(z.union([z.int().check(z.positive()), z.literal('always')])),
  /** Real milliseconds to wait before anything else happens; with `after`, before the answer leaves. Clearing the faults ends the wait. */
  latency: z.optional(z.number().check(z.nonnegative(), z.maximum(600_000))),
  /** Answers in the double's place. A body without a status is a 200. */
  status: z.optional(z.int().check(z.minimum(200), z.maximum(599))),
  body: z.optional(z.string()),
  contentType: z.optional(z.string()),
  /** The body is written in base64, for answers that are no text. */
  base64: z.optional(z.boolean()),
  /** Puts this many spaces after the body, whoever's it is: JSON and XML stay what they are, and grow. */
  pad: z.optional(z.int().check(z.nonnegative(), z.maximum(64 * 1024 * 1024))),
  /** Answers 307 with this `Location`. */
  redirect: z.optional(z.string()),
  /** Cuts the answer after this many bytes. With `drop` the connection breaks there. */
  truncate: z.optional(z.int().check(z.nonnegative())),
  /** Breaks the connection: a socket destroyed in Node, `HttpResponse.error()` in a worker. */
  drop: z.optional(z.boolean()),
  /** Added to whatever answer leaves. */
  headers: z.optional(z.record(z.string(), z.string())),
  /** Lets the double do its work first, then spoils the answer: a lost answer. */
  after: z.optional(z.boolean()),
  /** `false` leaves out the double's CORS headers, as an edge in front of it would. */
  cors: z.optional(z.boolean()),
})

/** Something going wrong on demand. With only `latency`, `headers`, `pad` or `truncate` the double still answers. */
export type Fault = z.infer<typeof faultSchema>

/** Reads a fault, or several, from JSON. */
export function parseFaults(json: unknown): readonly Fault[] | undefined {
  const parsed = z.union([z.array(faultSchema), faultSchema]).safeParse(json)
  return parsed.success ? [parsed.data].flat() : undefined
}

/** A world's queue of faults. The first that matches a request is used, and used up. */
export interface Faults {
  add(...faults: readonly Fault[]): void
  take(method: string, path: string): Fault | undefined
  all(): readonly Fault[]
  /** Takes all of them away, and lets go on what waits because of one. */
  clear(): void
  /** Resolves after so many milliseconds, or when the faults are cleared. */
  wait(milliseconds: number): Promise<void>
}

export function createFaults(): Faults {
  let queue: { fault: Fault; left: number }[] = []
  const waiting = new Set<() => void>()
  return {
    add: (...faults) => {
      const leftOf = ({ times = 1 }: Fault) => (times === 'always' ? Number.POSITIVE_INFINITY : times)
      queue.push(...faults.map((fault) => ({ fault, left: leftOf(fault) })))
    },
    take(method, path) {
      const found = queue.find(({ fault }) => matches(fault, method, path))
      if (found === undefined) return undefined
      found.left -= 1
      queue = queue.filter(({ left }) => left > 0)
      return found.fault
    },
    all: () => queue.map(({ fault }) => fault),
    clear() {
      queue = []
      for (const goOn of waiting) goOn()
    },
    wait: (milliseconds) =>
      new Promise((resolve) => {
        const goOn = () => {
          clearTimeout(timer)
          waiting.delete(goOn)
          resolve()
        }
        const timer = setTimeout(goOn, milliseconds)
        waiting.add(goOn)
      }),
  }
}

function matches(fault: Fault, method: string, path: string): boolean {
  // A preflight is spoiled only by a rule that says OPTIONS, or every rule would be used up by it.
  const methodFits = fault.method === undefined ? method !== 'OPTIONS' : fault.method.toUpperCase() === method
  return methodFits && path.includes(fault.path ?? '')
}

/** Runs the double under a fault. A dropped connection is a `Response.error()`: its `type` is `error`. */
export async function spoil(fault: Fault, answer: () => Promise<Response>, wait: Faults['wait']): Promise<Response> {
  if (fault.latency !== undefined && !fault.after) await wait(fault.latency)
  const own = fault.after || !replaces(fault) ? await answer() : undefined
  if (fault.latency !== undefined && fault.after) await wait(fault.latency)

  if (fault.drop && fault.truncate === undefined) return Response.error()
  const response = replaces(fault) ? replacement(fault) : own
  if (response === undefined || response.type === 'error') return Response.error()
  for (const [name, value] of Object.entries(fault.headers ?? {})) response.headers.set(name, value)
  const whole = fault.pad === undefined ? response : await padded(response, fault.pad)
  return fault.truncate === undefined ? whole : await cut(whole, fault.truncate, fault.drop === true)
}

/** Whether nothing of the double's own answer is left. */
export function replaces(fault: Fault): boolean {
  const silent = fault.drop && fault.truncate === undefined
  return silent || fault.status !== undefined || fault.body !== undefined || fault.redirect !== undefined
}

function replacement(fault: Fault): Response {
  if (fault.redirect !== undefined) {
    return new Response(null, { status: fault.status ?? 307, headers: { location: fault.redirect } })
  }
  const bodiless = fault.status === 204 || fault.status === 304
  return new Response(bodiless ? null : bodyOf(fault), {
    status: fault.status ?? 200,
    headers: fault.body === undefined ? {} : { 'content-type': fault.contentType ?? 'text/html; charset=utf-8' },
  })
}

function bodyOf({ body, base64 }: Fault): string | Uint8Array<ArrayBuffer> | null {
  if (body === undefined) return null
  return base64 === true ? Uint8Array.from(atob(body), (character) => character.charCodeAt(0)) : body
}

async function padded(response: Response, length: number): Promise<Response> {
  if (response.body === null) return response
  const headers = new Headers(response.headers)
  headers.delete('content-length')
  const body = new Blob([await response.arrayBuffer(), ' '.repeat(length)])
  return new Response(await body.arrayBuffer(), { status: response.status, headers })
}

async function cut(response: Response, length: number, drop: boolean): Promise<Response> {
  const kept = new Uint8Array(await response.arrayBuffer()).slice(0, length)
  const headers = new Headers(response.headers)
  headers.delete('content-length')
  const broken = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start: (controller) => controller.enqueue(kept),
    pull: (controller) => controller.error(new TypeError('The sandbox broke the connection here.')),
  })
  return new Response(drop ? broken : kept, { status: response.status, headers })
}

import { Agent, request } from 'node:http'

export interface Load {
  readonly port: number
  /** The backend's name in the relay's path. */
  readonly to?: string
  /** So many at once, a connection each, each with one request after another. */
  readonly connections: number
  /** Ends when this says so, before each request. */
  readonly goesOn: (made: number) => boolean
}

export interface Made {
  /** Milliseconds of each that was answered with 200. */
  readonly milliseconds: readonly number[]
  /** How many were answered with each status; 0 is a connection that broke. */
  readonly statuses: ReadonlyMap<number, number>
  readonly seconds: number
}

export async function load({ port, to = 'own', connections, goesOn }: Load): Promise<Made> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const milliseconds: number[] = []
  const statuses = new Map<number, number>()
  let made = 0
  const began = performance.now()
  const oneAfterAnother = async () => {
    while (goesOn(made)) {
      const at = performance.now()
      const status = await ask({ port, agent, path: `/relay/${to}/codes`, phone: numberOf(made++) })
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
      if (status === 200) milliseconds.push(performance.now() - at)
    }
  }
  await Promise.all(Array.from({ length: connections }, oneAfterAnother))
  agent.destroy()
  return { milliseconds, statuses, seconds: (performance.now() - began) / 1000 }
}

/** For so many seconds. */
export function forSeconds(seconds: number): Load['goesOn'] {
  const until = performance.now() + seconds * 1000
  return () => performance.now() < until
}

/** A thousand numbers in turn, of one country. */
function numberOf(index: number): string {
  return `+79991${String(index % 1000).padStart(6, '0')}`
}

interface Asked {
  readonly port: number
  readonly agent: Agent
  readonly path: string
  readonly phone: string
}

/** As a browser's page asks. */
function ask({ port, agent, path, phone }: Asked): Promise<number> {
  const body = JSON.stringify({ phone })
  const headers = {
    host: 'localhost',
    origin: 'http://localhost',
    'sec-fetch-site': 'same-origin',
    'content-type': 'application/json',
    'content-length': String(body.length),
  }
  return new Promise((done) => {
    const asking = request({ host: '127.0.0.1', port, path, method: 'POST', headers, agent }, (answer) => {
      answer.resume()
      answer.once('end', () => done(answer.statusCode ?? 0))
    })
    asking.on('error', () => done(0))
    asking.end(body)
  })
}

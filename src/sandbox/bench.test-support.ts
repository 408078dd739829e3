import { createSandbox, type Sandbox } from './sandbox.ts'

/** A sandbox at a clock that stands still, and shorthands for asking it. For the tests beside this file. */
export interface Bench {
  readonly sandbox: Sandbox
  send(path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>
  control(path: string, body?: unknown, method?: string): Promise<Response>
}

export const benchTime = Date.UTC(2026, 2, 1, 9, 30)

export function createBench(world = 'bench', sandbox = createSandbox({ now: () => benchTime })): Bench {
  return {
    sandbox,
    send: (path, body, headers = {}) =>
      sandbox.fetch(
        new Request(`http://sandbox.test/w/${world}${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body: typeof body === 'string' ? body : JSON.stringify(body),
        }),
      ),
    control: (path, body, method = body === undefined ? 'GET' : 'POST') =>
      sandbox.fetch(
        new Request(`http://sandbox.test/sandbox/${path}?world=${world}`, {
          method,
          ...(body !== undefined && { body: JSON.stringify(body) }),
        }),
      ),
  }
}

/** A request a double has received. Secrets are shown as they came: this is how tests look for leaks. */
export interface LoggedRequest {
  /** Milliseconds of the world's clock. */
  readonly at: number
  readonly method: string
  /** Mount, path and query, without the world's prefix: `/lifepay/auth/send-code-by-phone`. */
  readonly path: string
  readonly origin: string | null
  /** Absent until it is answered; 0 where the connection was dropped. */
  readonly status?: number
  readonly headers: Readonly<Record<string, string>>
  /** As text; `base64,…` where the bytes are none. */
  readonly body: string
}

/** What this world's doubles were asked, preflights included, newest last. Keeps the last 500. */
export interface RequestLog {
  /** Writes down a request that has come. What it returns is called with the status that goes out. */
  add(request: Omit<LoggedRequest, 'at' | 'status'>): (status: number) => void
  all(): readonly LoggedRequest[]
  clear(): void
}

const longest = 500
const longestBody = 64 * 1024

export function createRequestLog(now: () => number): RequestLog {
  const requests: { -readonly [Name in keyof LoggedRequest]: LoggedRequest[Name] }[] = []
  return {
    add(request) {
      const logged: (typeof requests)[number] = { at: now(), ...request }
      requests.push(logged)
      if (requests.length > longest) requests.shift()
      return (status) => void (logged.status = status)
    },
    all: () => [...requests],
    clear: () => void requests.splice(0),
  }
}

export function bodyAsText(bytes: Uint8Array): string {
  const start = bytes.subarray(0, longestBody)
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(start)
    if (!text.includes('\0')) return text
  } catch {
    // Not UTF-8: shown as base64 below.
  }
  return `base64,${btoa(Array.from(start, (byte) => String.fromCharCode(byte)).join(''))}`
}

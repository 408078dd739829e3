/** A request that was made, as far as it may be shown to anyone: no header, no body, no query. */
export interface Made {
  readonly method: string
  readonly address: string
  /** What answered; nothing, where nothing did. */
  readonly status: number | undefined
  readonly milliseconds: number
}

/** Watches what this process asks for while `run` runs. */
export async function watchingFetch<Result>(run: () => Promise<Result>): Promise<readonly [Result, readonly Made[]]> {
  const before = globalThis.fetch
  const made: Made[] = []
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init)
    const { origin, pathname } = new URL(request.url)
    const begun = performance.now()
    const note = (status: number | undefined) =>
      made.push({
        method: request.method,
        address: origin + pathname,
        status,
        milliseconds: Math.round(performance.now() - begun),
      })
    try {
      const response = await before(input, init)
      note(response.status)
      return response
    } catch (thrown) {
      note(undefined)
      throw thrown
    }
  }
  try {
    return [await run(), made]
  } finally {
    globalThis.fetch = before
  }
}

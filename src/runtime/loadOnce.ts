import { errorFrom } from '../protocol/error.ts'

/** A part that no first form waits for. */
export interface LoadedPart<Part> {
  /** Rejects with `network` where it cannot be loaded, and tries again at the next call. */
  get(signal?: AbortSignal): Promise<Part>
  /** What has been loaded, or is on its way. */
  current(): Promise<Part> | undefined
}

export function loadOnce<Part>(load: () => Promise<Part>): LoadedPart<Part> {
  let loading: Promise<Part> | undefined
  return {
    async get(signal) {
      loading ??= load().catch((thrown: unknown) => {
        loading = undefined
        throw errorFrom('chunk', thrown, 'network')
      })
      const part = await loading
      // Whoever has left while it loaded has nothing more asked, or kept, in their name.
      signal?.throwIfAborted()
      return part
    },
    current: () => loading,
  }
}

import { declaredActions } from '../flow/machine.ts'
import type { Backend, BackendActions } from '../protocol/backend.ts'
import type { StepKind } from '../protocol/step.ts'

/** One call of a backend, and how it ended: with a kind of step, with what it rejected with, or not yet. */
export interface WatchedCall {
  readonly action: string
  answer?: StepKind
  thrown?: unknown
  /** The person had left by the time it was over. */
  left?: boolean
}

type Act = (...given: never[]) => Promise<{ readonly kind: StepKind }>

/** The same backend, with every call written down. For tests only. */
export function watchedBackend(backend: Backend, calls: WatchedCall[]): Backend {
  const watch = (action: string, act: Act): Act => {
    return async (...given) => {
      const call: WatchedCall = { action }
      calls.push(call)
      try {
        const step = await act(...given)
        call.answer = step.kind
        return step
      } catch (thrown) {
        call.thrown = thrown
        throw thrown
      } finally {
        call.left = hasLeft(given.at(-1))
      }
    }
  }
  const actions: BackendActions = backend
  const watched: Record<string, Record<string, Act>> = {}
  for (const { kind, action } of declaredActions(backend.routes)) {
    const own: Readonly<Record<string, Act | undefined>> = { ...actions[kind] }
    const act = own[action]
    if (act !== undefined) (watched[kind] ??= {})[action] = watch(`${kind}.${action}`, act)
  }
  return { ...backend, start: watch('start', backend.start) as Backend['start'], ...watched }
}

function hasLeft(options: unknown): boolean {
  if (typeof options !== 'object' || options === null || !('signal' in options)) return false
  return options.signal instanceof AbortSignal && options.signal.aborted
}

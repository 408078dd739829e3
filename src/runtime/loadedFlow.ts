import type { Backend } from '../protocol/backend.ts'
import type { Step } from '../protocol/step.ts'
import type { Handover } from './handover.ts'
import { loadOnce } from './loadOnce.ts'

/** What a backend does after its first form, in a chunk of its own, with the secrets it holds. */
interface Flow {
  forget(step: Step): void
}

/** A flow that is loaded by need, and is handed on to the backend that is made anew in this one's place. */
export interface LoadedFlow<Loaded extends Flow> {
  /** As of `loadOnce`. */
  get(signal?: AbortSignal): Promise<Loaded>
  /** `forget` and `takeOver` of the backend. */
  readonly forget: (step: Step) => void
  readonly takeOver: (former: Backend) => void
  /** Whoever takes this backend's place has what is loaded, here or before. */
  offer(backend: Backend): void
}

/** `load` gets the flow of the backend that this one has taken the place of: what that holds is this one's. */
export function loadedFlow<Loaded extends Flow>(
  handover: Handover<Promise<Loaded>>,
  load: (former: Loaded | undefined) => Promise<Loaded>,
): LoadedFlow<Loaded> {
  let former: Promise<Loaded> | undefined
  const flow = loadOnce(async () => load(await former?.catch(() => undefined)))
  const current = () => flow.current() ?? former
  return {
    get: flow.get,
    forget: (step) =>
      void current()
        ?.then((loaded) => loaded.forget(step))
        .catch(() => {}),
    takeOver(made) {
      former = handover.takeFrom(made)
    },
    offer: (backend) => handover.offer(backend, current),
  }
}

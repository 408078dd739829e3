import type { Backend } from '../protocol/backend.ts'

/** What backends of one kind hold in memory, for the one that is made anew in the place of another (`Backend.takeOver`). */
export interface Handover<Memory> {
  /** Says where the memory of this backend is. It is looked up when it is asked for, so it may change until then. */
  offer(backend: Backend, memory: () => Memory | undefined): void
  /** The memory of the backend before. Undefined where it is of another kind, or has none. */
  takeFrom(former: Backend): Memory | undefined
}

/**
 * One for each kind of backend, made beside the function that makes the backend. A host's copy of a backend
 * (`{ ...backend, onlyThis }`) is found by whichever of its actions it shares with the one that was made.
 */
export function createHandover<Memory>(): Handover<Memory> {
  const memories = new WeakMap<object, () => Memory | undefined>()
  return {
    offer(backend, memory) {
      for (const part of partsOf(backend)) memories.set(part, memory)
    },
    takeFrom(former) {
      for (const part of partsOf(former)) {
        const memory = memories.get(part)
        if (memory !== undefined) return memory()
      }
      return undefined
    },
  }
}

/** The start, and the actions on each kind of step. Everything else may be the same object in two backends. */
function partsOf(backend: Backend): readonly object[] {
  const parts = Object.keys(backend.routes).map((kind): unknown => Reflect.get(backend, kind))
  return parts.filter((part): part is object => Object(part) === part)
}

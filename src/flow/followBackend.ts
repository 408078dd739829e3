import type { Backend } from '../protocol/backend.ts'
import type { Instant } from '../protocol/step.ts'
import { scopeIn } from './persistence/keptPlace.ts'

/** Which backend a widget is at, for what a host gives it with each render. */
export interface FollowedBackend {
  /** What the host gave last. */
  readonly given: Backend
  /** Which one is used: of those that are the same, any will do. */
  readonly backend: Backend
  /** Another number is another flow, with screens of its own: nothing of the first may reach the second. */
  readonly version: number
  /** What is kept may be another backend's, which nothing tells from this one: `false`. */
  readonly recalls: boolean
  /** When the host last gave another one. */
  readonly changes: readonly Instant[]
  /** Nothing tells them apart, and they came so often that they must be one. */
  readonly isRemade: boolean
  readonly advice?: 'E16' | 'E17'
}

/** Milliseconds in which nobody changes from backend to backend so often. */
const atOnce = 3000
const mostChanges = 3

export function firstBackend(backend: Backend): FollowedBackend {
  return { given: backend, backend, version: 0, recalls: true, changes: [], isRemade: false }
}

/**
 * A host that makes its backend while rendering, and renders when something happens, would have each start bring the
 * next: 184 requests in four seconds were seen. One that is the same in what matters keeps its flow, and is used from
 * now on; of those that nothing tells apart no more are followed than a person could ask for. One that is surely another
 * is always followed: nobody's code goes to the server they have left.
 */
export function followBackend(current: FollowedBackend, given: Backend, now: Instant): FollowedBackend {
  const changes = [...current.changes.filter((at) => now - at < atOnce), now]
  const isTooOften = changes.length > mostChanges
  const isNamesake = given.name === current.backend.name
  const scopes = [scopeIn(given), scopeIn(current.backend)]
  const isSame = isNamesake && scopes[0] !== '' && scopes[0] === scopes[1]
  const isUnknown = isNamesake && scopes[0] === '' && scopes[1] === ''
  const isRemade = current.isRemade || (isUnknown && isTooOften)
  const next = { ...current, given, changes, isRemade }
  if (isTooOften) Object.assign(next, { advice: 'E17' })
  if (isSame) return { ...next, backend: given }
  if (isUnknown && isRemade) return next
  return {
    ...next,
    backend: given,
    version: current.version + 1,
    recalls: !isUnknown,
    ...(isUnknown && { advice: 'E16' as const }),
  }
}

import type { ActionOf, Backend, BackendActions } from '../protocol/backend.ts'
import { AuthError } from '../protocol/error.ts'
import {
  type ActingKind,
  type ActionName,
  type Actions,
  type Step,
  type StepOf,
  afterReload,
} from '../protocol/step.ts'
import { inTime } from '../runtime/inTime.ts'
import { printed } from '../runtime/mistake.ts'
import { untilAborted } from '../runtime/untilAborted.ts'
import type { Running } from './actionLock.ts'
import { beginCooldown } from './cooldown.ts'
import type { Flow } from './createFlow.ts'
import type { Delivery } from './delivery.ts'
import { allows } from './machine.ts'

/** What an action takes: the input itself, or a function that gets it first (a captcha's token, say). */
export type Input<I> = I | ((signal: AbortSignal) => Promise<I>)

/** Milliseconds that an answer stays behind what keeps it over a reload. */
const longestWait = 2000

interface Act<K extends ActingKind, A extends ActionName<K> & keyof Actions[K]> {
  readonly kind: K
  readonly action: A
  readonly input: Input<Actions[K][A]>
}

/**
 * Makes the one request of an action that has the lock, when it may: behind what is on the wire, with its input ready,
 * and while no other tab sends. Resolves with an answer that may follow here.
 */
export async function performAction<K extends ActingKind, A extends ActionName<K> & keyof Actions[K]>(
  flow: Flow,
  running: Running,
  { kind, action, input }: Act<K, A>,
): Promise<Delivery> {
  const { signal } = running
  if (running.behind !== undefined) await untilAborted(running.behind.settled, signal)
  const ready = isPreparation(input) ? await untilAborted(input(signal), signal) : input
  if (flow.lock.acquireSendLock !== undefined) await untilAborted(flow.lock.acquireSendLock(running), signal)
  signal.throwIfAborted()
  running.isSent = true
  // The step as it is now: a code that waited for a resend goes out with what the resend brought.
  const step = flow.getState()
  const cooldown = isKind(step, kind) ? beginCooldown(flow, step, action, ready) : undefined
  const seen = cooldown?.step
  if (cooldown === undefined || !isKind(seen, kind)) {
    // A host's own screen, of a step that is not there any more.
    running.abort()
    throw signal.reason
  }
  const call = callOf(flow.backend, kind, action)(seen, ready, { signal })
  const delivery = flow.lifetime.receive(call.then(cooldown.answered), signal)
  const answer = await delivery.arrived.catch((thrown: unknown) => {
    if (!signal.aborted) cooldown.failed(thrown)
    throw thrown
  })
  if (!allows(flow.backend.routes, kind, action, answer.kind)) {
    delivery.discard()
    throw new AuthError('unexpected', {
      cause: printed('E07', `${flow.backend.name}: ${kind}.${action}, ${answer.kind}`),
    })
  }
  if (afterReload[answer.kind] !== 'nothing') await untilItCanBeKept(flow, signal)
  return delivery
}

/** A step that shows before it can be kept is lost by a reload right then. Whatever is in the way is no reason to stay away. */
async function untilItCanBeKept({ preloading }: Flow, signal: AbortSignal): Promise<void> {
  await inTime(preloading.arrived, { timeout: longestWait, signal }).catch(() => signal.throwIfAborted())
}

function isPreparation<I>(input: Input<I>): input is (signal: AbortSignal) => Promise<I> {
  return typeof input === 'function'
}

/** What the backend does for this action. Missing: the host composed a screen this backend never asks for. */
function callOf<K extends ActingKind, A extends keyof Actions[K]>(
  backend: Backend,
  kind: K,
  action: A,
): ActionOf<K, A, Step> {
  const actions: BackendActions = backend
  const call = actions[kind]?.[action]
  if (call === undefined) {
    throw new AuthError('unexpected', { cause: printed('E08', `${backend.name}: ${kind}.${String(action)}`) })
  }
  return call
}

function isKind<K extends ActingKind>(step: Step | undefined, kind: K): step is StepOf<K> {
  return step?.kind === kind
}

import type { Step } from '../protocol/step.ts'

/**
 * What a reload may bring back: phone and code steps, which hold no secret, in this tab's sessionStorage. Read back as
 * if a stranger wrote it. Storage that is missing, full or refused never breaks sign-in: the flow just starts anew.
 */
const keyOf = (backend: string) => `entryphone:${backend}`

/** The longest documented code life: ZITADEL's phone verification, one hour. */
const longestLife = 60 * 60 * 1000
const largest = 16 * 1024

/** The rules of what may be kept come when there is something to keep: the first form does without them. */
const rules = () => import('./storable.ts')
/** Counts the steps asked to be kept, by backend: a step itself may be a secret, and would outlive its screen here. */
const newest = new Map<string, number>()

/** Keeps the step if it may be kept; a step that may not clears what was kept before. */
export async function rememberStep(backend: string, step: Step): Promise<void> {
  const turn = (newest.get(backend) ?? 0) + 1
  newest.set(backend, turn)
  try {
    const text = step.kind === 'done' ? undefined : (await rules()).write(step, Date.now())
    // The person has moved on meanwhile.
    if (newest.get(backend) !== turn) return
    if (text === undefined) sessionStorage.removeItem(keyOf(backend))
    else sessionStorage.setItem(keyOf(backend), text)
  } catch {
    // Storage is a convenience: private windows, full quotas and sandboxed frames refuse it.
  }
}

/** The step this tab was on, if it is one of ours, whole, and younger than a code can live. */
export async function recallStep(backend: string): Promise<Step | undefined> {
  try {
    const text = sessionStorage.getItem(keyOf(backend))
    if (text === null || text.length > largest) return undefined
    const kept = (await rules()).read(text)
    return kept === undefined || Math.abs(Date.now() - kept.at) > longestLife ? undefined : kept.step
  } catch {
    return undefined
  }
}

import { now } from '../../runtime/clock.ts'
import { afterReload, type Step } from '../../protocol/step.ts'
import type * as storable from './storable.ts'

/**
 * What a reload may bring back: phone and code steps, which hold no secret, in this tab's sessionStorage; of steps that are
 * secrets, that they were there. Read back as if a stranger wrote it. Storage that is missing, full, refused or cleared
 * never breaks sign-in: the flow just starts anew.
 */
const keyOf = (place: string) => `entryphone:${place}`

const largest = 16 * 1024

/** The rules of what may be kept come with the first step: the form does not wait for them. */
let rules: typeof storable | undefined
/** Counts the steps asked to be kept, by place (see `keptPlace.ts`): a step itself may be a secret, and would outlive its screen here. */
const newest = new Map<string, number>()

const clocks = () => ({ wall: Date.now(), steady: now() })

/** From then on what is to be kept is kept at once. Resolves also where they do not come, and nothing is kept. */
export async function preloadRules(): Promise<void> {
  await loadRules().catch(() => {})
}

async function loadRules(): Promise<typeof storable> {
  rules ??= await import('./storable.ts')
  return rules
}

/**
 * Keeps the step if it may be kept; a step that may not, or none, clears what was kept before. Once the rules are there it
 * is done when this returns, so that a page on its way out can still call it.
 */
export async function rememberStep(place: string, step: Step | undefined): Promise<void> {
  const version = (newest.get(place) ?? 0) + 1
  newest.set(place, version)
  const isNone = step === undefined || afterReload[step.kind] === 'nothing'
  try {
    if (rules === undefined && !isNone) {
      await loadRules()
      // The person has moved on meanwhile.
      if (newest.get(place) !== version) return
    }
    const text = isNone ? undefined : rules?.write(step, clocks())
    if (text === undefined) sessionStorage.removeItem(keyOf(place))
    else sessionStorage.setItem(keyOf(place), text)
  } catch {
    // Storage is a convenience: private windows, full quotas and sandboxed frames refuse it.
  }
}

/** Something was kept at this place, or at one of those beside it for others of its kind on the page. */
export function mayRecall(place: string): boolean {
  try {
    const known = keyOf(place)
    return Object.keys(sessionStorage).some((key) => key === known || key.startsWith(`${known}#`))
  } catch {
    return false
  }
}

/** The step this tab was on, if it is one of ours, whole, and younger than a code can live. */
export async function recallStep(place: string): Promise<storable.Recalled | undefined> {
  try {
    const text = sessionStorage.getItem(keyOf(place))
    if (text === null || text.length > largest) return undefined
    return (await loadRules()).read(text, clocks())
  } catch {
    return undefined
  }
}

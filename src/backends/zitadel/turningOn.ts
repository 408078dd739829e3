import type { DoneStep, Step } from '../../protocol/step.ts'
import { mayHaveWorked } from './answers.ts'
import type { ZitadelHttpOptions } from './authorized.ts'
import { endings, finished, isGate } from './gate.ts'
import { readStoredPhone } from './storedPhone.ts'

/** Turns a factor on, and remembers of a lost answer that it may be on. */
export async function turningOn<Answer>(step: Step, ending: DoneStep, call: Promise<Answer>): Promise<Answer> {
  try {
    return await call
  } catch (thrown) {
    if (mayHaveWorked(thrown)) {
      endings.set(step, ending)
      finished.add(step)
      if ('back' in step && step.back !== undefined) finished.add(step.back)
    }
    throw thrown
  }
}

/** Whether the gate is closed to the token by now. It reads a projection: open may mean not yet. */
export async function isClosed(options: ZitadelHttpOptions, signal: AbortSignal): Promise<boolean> {
  try {
    await readStoredPhone(options, signal)
    return false
  } catch (thrown) {
    signal.throwIfAborted()
    return isGate(thrown)
  }
}

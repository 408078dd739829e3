import type { StartOptions } from '../../protocol/backend.ts'
import {
  afterReload,
  type CodeStep,
  type Instant,
  type InterruptedKind,
  type PhoneStep,
  type Step,
  type StepKind,
} from '../../protocol/step.ts'
import { kept } from './storable.schema.ts'

/** What a reload brings back. */
export type Recalled = Pick<StartOptions, 'resumed' | 'interrupted'>

/** The time by the clock that crosses a reload, and by the one that nobody can set. */
export interface Clocks {
  readonly wall: Instant
  readonly steady: Instant
}

/** No deadline of ours lies further ahead: the longest documented code life is that of ZITADEL's phone verification. */
const longestLife = 60 * 60 * 1000

/** The text to keep for this step; nothing where there is nothing to keep. */
export function write(step: Step, { wall, steady }: Clocks): string | undefined {
  const interrupted = isInterrupted(step.kind) ? step.kind : undefined
  const shown = interrupted !== undefined && 'back' in step ? step.back : step
  // What is long over may come to lie before the wall clock began.
  const onTheWall = (at: Instant) => Math.max(0, at - steady + wall)
  const parsed = shown && kept.safeParse({ at: wall, step: shift(withoutWhatIsNotKept(shown), onTheWall) })
  if (parsed?.success !== true && interrupted === undefined) return undefined
  return JSON.stringify({
    at: wall,
    ...(parsed?.success === true && { step: parsed.data.step }),
    ...(interrupted !== undefined && { interrupted }),
  })
}

/**
 * What a text from storage says, as if a stranger wrote it. Its deadlines were so and so far ahead when it was written:
 * only what has gone by since is taken from them, so a clock that was set meanwhile makes no wait longer.
 */
export function read(text: string, { wall, steady }: Clocks): Recalled | undefined {
  const parsed = kept.safeParse(JSON.parse(text))
  if (!parsed.success || Math.abs(wall - parsed.data.at) > longestLife) return undefined
  const { at, step, interrupted } = parsed.data
  const passed = Math.max(0, wall - at)
  const onOurClock = (deadline: Instant) =>
    steady - passed + Math.max(-longestLife, Math.min(deadline - at, longestLife))
  return {
    ...(step !== undefined && { resumed: shift(step, onOurClock) }),
    ...(interrupted !== undefined && { interrupted }),
  }
}

/** A step with its instants moved, those on the way back included. */
function shift(step: Step, move: (instant: Instant) => Instant): Step {
  if (step.kind !== 'phone' && step.kind !== 'code') return step
  const back = step.back === undefined ? {} : { back: shift(step.back, move) }
  if (step.kind === 'phone') return { ...step, ...back, ...(step.sent && { sent: moved(step.sent, move) }) }
  return { ...moved(step, move), ...back }
}

function moved<Timed extends { resendAt?: Instant; expiresAt?: Instant; blockedUntil?: Instant }>(
  timed: Timed,
  move: (instant: Instant) => Instant,
): Timed {
  const { resendAt, expiresAt, blockedUntil } = timed
  return {
    ...timed,
    ...(resendAt !== undefined && { resendAt: move(resendAt) }),
    ...(expiresAt !== undefined && { expiresAt: move(expiresAt) }),
    ...(blockedUntil !== undefined && { blockedUntil: move(blockedUntil) }),
  }
}

/** One way back is kept; a phone step needs none to start from. */
function withoutWhatIsNotKept(step: Step): Step {
  if (step.kind === 'phone') return withoutBack(step)
  if (step.kind !== 'code') return step
  const { captcha: _, back, ...rest } = step
  const isKept = back?.kind === 'phone' || (back?.kind === 'code' && back.factor === 'app')
  return isKept ? { ...rest, back: withoutBack(back) } : rest
}

function withoutBack(step: PhoneStep | CodeStep): Step {
  const { back: _, captcha: __, ...rest } = step
  return rest
}

function isInterrupted(kind: StepKind): kind is InterruptedKind {
  return afterReload[kind] === 'kind'
}

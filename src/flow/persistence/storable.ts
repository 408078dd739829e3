import * as z from 'zod/mini'
import type { StartOptions } from '../../protocol/backend.ts'
import { isE164 } from '../../protocol/e164.ts'
import {
  afterReload,
  type CodeStep,
  type E164,
  type Instant,
  type InterruptedKind,
  type KeptKind,
  notices,
  phonePurposes,
  type PhoneStep,
  type Step,
  type StepKind,
} from '../../protocol/step.ts'

/**
 * Which steps may lie in storage, and exactly which of their fields: no secret, and no captcha, since what was stored may
 * not say whose script is loaded. Loaded when there is something to keep or to read.
 */
const instant = z.number().check(z.gte(0), z.lte(8.64e15))
const short = z.string().check(z.maxLength(256))
const e164 = z.custom<E164>(isE164)
const notice = z.literal(notices)
const context = z.record(short, z.union([short, z.number(), z.boolean()]))

const phoneStep = z.strictObject({
  kind: z.literal('phone'),
  purpose: z.literal(phonePurposes),
  context,
  notice: z.exactOptional(notice),
  phone: z.exactOptional(e164),
  countries: z.exactOptional(z.array(z.string().check(z.regex(/^[A-Z]{2}$/)))),
  sent: z.exactOptional(
    z.strictObject({
      phone: e164,
      resendAt: instant,
      expiresAt: z.exactOptional(instant),
      unanswered: z.exactOptional(z.literal(true)),
    }),
  ),
})

const codeFields = {
  kind: z.literal('code'),
  context,
  notice: z.exactOptional(notice),
  phone: z.exactOptional(e164),
  to: z.exactOptional(short),
  code: z.strictObject({
    length: z.exactOptional(z.int().check(z.gte(1), z.lte(200))),
    characters: z.literal(['digits', 'letters-and-digits', 'any']),
    caseSensitive: z.boolean(),
  }),
  resendAt: z.exactOptional(instant),
  expiresAt: z.exactOptional(instant),
  blockedUntil: z.exactOptional(instant),
  acceptsBackupCode: z.exactOptional(z.boolean()),
  trustDevice: z.exactOptional(z.boolean()),
}
/** Where a message leads back to that came instead of its code. */
const appStep = z.strictObject({ ...codeFields, factor: z.literal('app') })
const codeStep = z.strictObject({
  ...codeFields,
  factor: z.literal(['sms', 'app']),
  back: z.exactOptional(z.discriminatedUnion('kind', [phoneStep, appStep])),
})

const storables = { phone: phoneStep, code: codeStep } satisfies Readonly<Record<KeptKind, unknown>>
const storable = z.discriminatedUnion('kind', [storables.phone, storables.code])
const secret = z.custom<InterruptedKind>((value) => isStepKind(value) && isInterrupted(value))
const kept = z.strictObject({ at: instant, step: z.exactOptional(storable), interrupted: z.exactOptional(secret) })

function isStepKind(value: unknown): value is StepKind {
  return typeof value === 'string' && Object.hasOwn(afterReload, value)
}

function isInterrupted(kind: StepKind): kind is InterruptedKind {
  return afterReload[kind] === 'kind'
}

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
  const parsed = shown && storable.safeParse(shift(withoutWhatIsNotKept(shown), onTheWall))
  if (parsed?.success !== true && interrupted === undefined) return undefined
  return JSON.stringify({
    at: wall,
    ...(parsed?.success === true && { step: parsed.data }),
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

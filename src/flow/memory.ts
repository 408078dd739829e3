import * as z from 'zod/mini'
import type { E164, Step } from '../protocol/step.ts'

/**
 * What a reload may bring back: phone and code steps, which hold no secret, in this tab's sessionStorage. Read back as
 * if a stranger wrote it. Storage that is missing, full or refused never breaks sign-in: the flow just starts anew.
 */
const keyOf = (backend: string) => `entryphone:${backend}`

/** The longest documented code life: ZITADEL's phone verification, one hour. */
const longestLife = 60 * 60 * 1000
const largest = 16 * 1024

const instant = z.number().check(z.gte(0), z.lte(8.64e15))
const short = z.string().check(z.maxLength(256))
const e164 = z.custom<E164>((value) => typeof value === 'string' && /^\+[1-9]\d{6,14}$/.test(value))
const captcha = z.strictObject({ provider: short, siteKey: short })
const notice = z.literal([
  'attempts-exhausted',
  'captcha-needed',
  'code-needed-again',
  'earlier-code-works',
  'expired',
  'phone-changed',
  'sent',
  'sent-recently',
  'sms-limit',
])
const attempt = z.record(short, z.union([short, z.number(), z.boolean()]))

const phoneStep = z.strictObject({
  kind: z.literal('phone'),
  purpose: z.literal(['sign-in', 'second-factor', 'verify']),
  attempt,
  notice: z.exactOptional(notice),
  phone: z.exactOptional(e164),
  countries: z.exactOptional(z.array(z.string().check(z.regex(/^[A-Z]{2}$/)))),
  sent: z.exactOptional(z.strictObject({ phone: e164, resendAt: instant, expiresAt: z.exactOptional(instant) })),
  captcha: z.exactOptional(z.strictObject({ submit: z.exactOptional(captcha) })),
})

const codeStep = z.strictObject({
  kind: z.literal('code'),
  factor: z.literal(['sms', 'app']),
  attempt,
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
  captcha: z.exactOptional(z.strictObject({ submit: z.exactOptional(captcha), resend: z.exactOptional(captcha) })),
  acceptsBackupCode: z.exactOptional(z.boolean()),
  back: z.exactOptional(phoneStep),
})

const storable = z.discriminatedUnion('kind', [phoneStep, codeStep])

/** Keeps the step if it may be kept; a step that may not clears what was kept before. */
export function rememberStep(backend: string, step: Step | undefined): void {
  try {
    const kept = step === undefined ? undefined : storable.safeParse(withoutDeeperBack(step))
    if (kept?.success) sessionStorage.setItem(keyOf(backend), JSON.stringify({ at: Date.now(), step: kept.data }))
    else sessionStorage.removeItem(keyOf(backend))
  } catch {
    // Storage is a convenience: private windows, full quotas and sandboxed frames refuse it.
  }
}

/** The step this tab was on, if it is one of ours, whole, and younger than a code can live. */
export function recallStep(backend: string): Step | undefined {
  try {
    const text = sessionStorage.getItem(keyOf(backend))
    if (text === null || text.length > largest) return undefined
    const kept = z.strictObject({ at: instant, step: storable }).safeParse(JSON.parse(text))
    if (!kept.success || Math.abs(Date.now() - kept.data.at) > longestLife) return undefined
    return kept.data.step
  } catch {
    return undefined
  }
}

/** One way back is kept; a phone step needs none to start from. */
function withoutDeeperBack(step: Step): Step {
  if (step.kind === 'phone') {
    const { back: _, ...rest } = step
    return rest
  }
  if (step.kind !== 'code' || step.back === undefined) return step
  if (step.back.kind === 'phone') return { ...step, back: withoutDeeperBack(step.back) }
  const { back: _, ...rest } = step
  return rest
}

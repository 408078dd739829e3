import * as z from 'zod/mini'
import { type E164, type Instant, notices, type Step } from '../protocol/step.ts'

/** Which steps may lie in storage, and exactly which of their fields. Loaded when there is something to keep or to read. */
const instant = z.number().check(z.gte(0), z.lte(8.64e15))
const short = z.string().check(z.maxLength(256))
const e164 = z.custom<E164>((value) => typeof value === 'string' && /^\+[1-9]\d{6,14}$/.test(value))
const captcha = z.strictObject({ provider: short, siteKey: short })
const notice = z.literal(notices)
const attempt = z.record(short, z.union([short, z.number(), z.boolean()]))

const phoneStep = z.strictObject({
  kind: z.literal('phone'),
  purpose: z.literal(['sign-in', 'second-factor', 'verify', 'change', 'sign-up', 'reset-password']),
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
const kept = z.strictObject({ at: instant, step: storable })

/** The text to keep for this step; nothing where it may not be kept. */
export function write(step: Step, at: Instant): string | undefined {
  const parsed = storable.safeParse(withoutDeeperBack(step))
  return parsed.success ? JSON.stringify({ at, step: parsed.data }) : undefined
}

/** The step in a text from storage, as if a stranger wrote it. */
export function read(text: string): { readonly at: Instant; readonly step: Step } | undefined {
  const parsed = kept.safeParse(JSON.parse(text))
  return parsed.success ? parsed.data : undefined
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

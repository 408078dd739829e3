import * as z from 'zod/mini'
import { e164Pattern } from '../../protocol/e164.ts'
import {
  afterReload,
  type E164,
  type InterruptedKind,
  type KeptKind,
  notices,
  phonePurposes,
} from '../../protocol/step.ts'
import { compiled, patterned, textUpTo } from '../../runtime/compiled.ts'

/**
 * Which steps may lie in storage, and exactly which of their fields: no secret, and no captcha, since what was stored may
 * not say whose script is loaded.
 */
const instant = z.number().check(z.gte(0), z.lte(8.64e15))
const short = textUpTo(256)
const e164 = patterned<E164>(e164Pattern)
const notice = z.literal(notices)
const context = z.catchall(z.object({}), z.union([short, z.number(), z.boolean()]))

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
const aStep = z.discriminatedUnion('kind', [storables.phone, storables.code])
const secretKinds = Object.entries(afterReload).flatMap(([kind, after]) => (after === 'kind' ? [kind] : []))

export const kept = compiled(
  z.strictObject({
    at: instant,
    step: z.exactOptional(aStep),
    interrupted: z.exactOptional(patterned<InterruptedKind>(new RegExp(`^(?:${secretKinds.join('|')})$`))),
  }),
)

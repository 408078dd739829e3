import { z } from 'zod/mini'
import { authErrorCodes } from '../protocol/error.ts'
import { type ActingKind, type ActionName, factorChanges, notices } from '../protocol/step.ts'
import { sampleSteps } from '../testing/steps.ts'

/**
 * Every event there can be, as strictly as it can be said: no field but these, no word but those of closed lists, no
 * number but a span of time. What fits in here cannot carry a name, a number, a code or a word of a server's.
 */
const actions: { readonly [K in ActingKind]: readonly ActionName<K>[] } = {
  credentials: ['submit', 'forgot'],
  phone: ['submit'],
  code: ['submit', 'resend'],
  enrol: ['submit'],
  details: ['submit'],
  'backup-codes': ['submit'],
  confirm: ['submit'],
}
const acting = z.literal(Object.keys(actions))
const step = z.literal(Object.keys(sampleSteps))
const notice = z.optional(z.literal(notices))
const acted = { step: acting, action: z.literal(Object.values(actions).flat()) }
const timed = { ...acted, milliseconds: z.int().check(z.nonnegative()) }

export const signInEvent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('started'), step, notice }),
  z.strictObject({ type: z.literal('start-failed'), error: z.literal(authErrorCodes) }),
  z.strictObject({ type: z.literal('submitted'), ...acted }),
  z.strictObject({ type: z.literal('answered'), ...timed, to: step, notice }),
  z.strictObject({ type: z.literal('failed'), ...timed, error: z.literal(authErrorCodes) }),
  z.strictObject({ type: z.literal('abandoned'), ...timed }),
  z.strictObject({ type: z.literal('screen-failed'), step, reason: z.literal(['missing', 'crashed']) }),
  z.strictObject({ type: z.literal('kept'), about: z.literal(factorChanges) }),
  z.strictObject({ type: z.literal('back'), step, to: step }),
])

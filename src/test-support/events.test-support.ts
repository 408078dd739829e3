import { z } from 'zod/mini'
import { authErrorCodes } from '../protocol/error.ts'
import { notices } from '../protocol/step.ts'

/**
 * Every event there can be, as strictly as it can be said: no field but these, no word but those of closed lists, no
 * number but a span of time. What fits in here cannot carry a name, a number, a code or a word of a server's.
 */
const acting = z.literal(['credentials', 'phone', 'code', 'enrol', 'details', 'backup-codes', 'confirm'])
const step = z.union([acting, z.literal(['sign-in-again', 'done'])])
const notice = z.optional(z.literal(notices))
const acted = { step: acting, action: z.literal(['submit', 'resend', 'forgot']) }
const timed = { ...acted, milliseconds: z.int().check(z.nonnegative()) }

export const signInEvent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('started'), step, notice }),
  z.strictObject({ type: z.literal('start-failed'), error: z.literal(authErrorCodes) }),
  z.strictObject({ type: z.literal('submitted'), ...acted }),
  z.strictObject({ type: z.literal('answered'), ...timed, to: step, notice }),
  z.strictObject({ type: z.literal('failed'), ...timed, error: z.literal(authErrorCodes) }),
  z.strictObject({ type: z.literal('abandoned'), ...timed }),
  z.strictObject({ type: z.literal('screen-failed'), step, reason: z.literal(['missing', 'crashed']) }),
  z.strictObject({ type: z.literal('back'), step, to: step }),
])

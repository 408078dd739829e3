import * as z from 'zod/mini'
import { compiled } from '../../runtime/compiled.ts'

/** `{"message","code"}`. A 404 and a 500 may be empty; the rate limiter's 429 has no code. */
export const errorBody = compiled(z.object({ code: z.string().check(z.regex(/^[A-Z][A-Z0-9_]{1,79}$/)) }))

/** As the cause of an error. */
export const emptyRefusal = compiled(z.object({ status: z.literal(500), code: z.optional(z.never()) }))

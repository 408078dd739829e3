import * as z from 'zod/mini'
import { compiled } from '../../runtime/compiled.ts'

/** LPOS API v6, the error body: one enum of codes for the whole API, the POS ones included. */
export const errorBody = compiled(z.object({ code: z.string().check(z.regex(/^\w{1,64}$/)) }))

/** LPOS API v6: opaque, and documented as nullable. */
export const tokenBody = compiled(z.object({ token: z.nullable(z.string().check(z.regex(/[^]/))) }))

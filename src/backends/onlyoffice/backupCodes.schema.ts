import * as z from 'zod/mini'
import { compiled } from '../../runtime/compiled.ts'

/** Six of `[A-Za-z0-9_-]` today. What is shown is a code, whatever a later version makes of them. */
const entry = z.object({ code: z.string().check(z.regex(/^[\x21-\x7e]{1,32}$/)), isUsed: z.nullish(z.boolean()) })

/** XML of a list of one tells no list. */
export const backupCodesBody = compiled(
  z.object({ response: z.union([z.array(entry), entry]), status: z.optional(z.literal(0)) }),
)

import * as z from 'zod/mini'
import { compiled } from '../../runtime/compiled.ts'

/** The error envelope. Null and zero are left out of it; nearly every failure is a 500. */
export const refusedBody = compiled(
  z.object({
    error: z.object({ message: z.nullish(z.string()), hresult: z.nullish(z.number()) }),
    status: z.literal(1),
  }),
)

/** `GET settings`, which only who is signed in gets. */
export const settingsBody = compiled(z.object({ response: z.object({}) }))

import * as z from 'zod/mini'
import { compiled } from '../../runtime/compiled.ts'
import { base32Key } from './base32Key.ts'

/** Both products: AuthenticationToken. `token` is absent or null until signed in; nothing else is always there. */
const authenticationToken = z.object({
  token: z.nullish(z.string()),
  expires: z.nullish(z.string()),
  sms: z.nullish(z.boolean()),
  phoneNoise: z.nullish(z.string()),
  tfa: z.nullish(z.boolean()),
  tfaKey: z.nullish(base32Key),
  confirmUrl: z.nullish(z.string()),
})

export const successBody = compiled(z.object({ response: authenticationToken, status: z.optional(z.literal(0)) }))

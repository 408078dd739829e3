import * as z from 'zod/mini'
import { e164Pattern } from '../../protocol/e164.ts'
import type { E164 } from '../../protocol/step.ts'
import { compiled, patterned, textUpTo } from '../../runtime/compiled.ts'

/**
 * What the tabs of one origin tell each other, over a BroadcastChannel: where a message went and how long it makes another
 * one needless. No code, no password, no token, and in memory only. What comes in is parsed as if a stranger had sent it.
 */
const place = {
  phone: z.exactOptional(patterned<E164>(e164Pattern)),
  to: z.exactOptional(textUpTo(256)),
}
const milliseconds = z.number().check(z.nonnegative())
export const tabMessage = compiled(
  z.union([
    z.strictObject({ asks: z.literal(true) }),
    z.strictObject({
      sent: z.strictObject({
        ...place,
        resendIn: milliseconds,
        expiresIn: z.exactOptional(milliseconds),
        unanswered: z.exactOptional(z.literal(true)),
      }),
      at: milliseconds,
    }),
    z.strictObject({ unsent: z.strictObject(place) }),
    z.strictObject({ used: z.strictObject(place) }),
  ]),
)

import * as z from 'zod/mini'
import { compiled } from '../../runtime/compiled.ts'

/**
 * What a success says. Only what is needed is asked for: plugins of the host's add to a user, and take away from one.
 * Whatever else stands in an answer, another 2xx, or none of these bodies, is somebody else's answer: `unexpected`.
 */
const aToken = z.string().check(z.regex(/[^]/))
const aStatus = z.object({ status: z.literal(true) })
const aMessage = z.object({ message: z.string() })
const codes = z.array(z.string().check(z.regex(/^[\x21-\x7e]{1,64}$/)))
// Before 1.7 there is no method, and no other than the authenticator.
const appBegun = z.object({ totpURI: z.string(), backupCodes: z.exactOptional(codes) })
const messagesOn = z.object({ method: z.literal('otp') })

export const status = compiled(aStatus)
export const sent = compiled(z.union([aStatus, aMessage]))
export const signedOut = compiled(z.object({ success: z.literal(true) }))
export const alive = compiled(z.object({ ok: z.literal(true) }))
export const signedIn = compiled(z.object({ token: z.nullish(aToken), user: z.looseObject({}) }))
export const secondFactor = compiled(
  z.object({ twoFactorRedirect: z.literal(true), twoFactorMethods: z.optional(z.array(z.string())) }),
)
export const session = compiled(
  z.nullable(
    z.object({
      session: z.object({ expiresAt: z.string() }),
      user: z.looseObject({
        name: z.nullish(z.string()),
        email: z.nullish(z.string()),
        emailVerified: z.nullish(z.boolean()),
        username: z.nullish(z.string()),
        phoneNumber: z.nullish(z.string()),
        phoneNumberVerified: z.nullish(z.boolean()),
        twoFactorEnabled: z.nullish(z.boolean()),
      }),
    }),
  ),
)
export const appCode = compiled(
  z.object({ token: aToken, user: z.looseObject({ twoFactorEnabled: z.nullish(z.boolean()) }) }),
)
export const enabled = compiled(z.union([appBegun, messagesOn]))
export const uri = compiled(z.object({ totpURI: z.string() }))
export const newCodes = compiled(z.object({ backupCodes: codes }))

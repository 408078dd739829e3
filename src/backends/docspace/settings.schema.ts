import * as z from 'zod/mini'
import { compiled } from '../../runtime/compiled.ts'

/** `GET /settings`. */
export const settingsBody = compiled(
  z.object({
    response: z.object({
      docSpace: z.nullish(z.boolean()),
      cookieSettingsEnabled: z.nullish(z.boolean()),
      passwordHash: z.nullish(z.object({ size: z.int(), iterations: z.int(), salt: z.string() })),
      recaptchaType: z.nullish(z.union([z.int(), z.string()])),
      recaptchaPublicKey: z.nullish(z.string()),
      tenantStatus: z.nullish(z.union([z.int(), z.string()])),
      wizardToken: z.nullish(z.string()),
    }),
    status: z.optional(z.literal(0)),
  }),
)

/** Its way to say no. */
export const refusedBody = compiled(
  z.object({ error: z.object({ message: z.nullish(z.string()) }), status: z.literal(1) }),
)

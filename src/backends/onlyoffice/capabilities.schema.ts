import * as z from 'zod/mini'
import { compiled } from '../../runtime/compiled.ts'

/** `GET /capabilities` of both products. */
export const capabilitiesBody = compiled(
  z.object({
    response: z.object({
      ldapEnabled: z.nullish(z.boolean()),
      ldapDomain: z.nullish(z.string()),
      /** XML of a list of one tells no list. */
      providers: z.nullish(z.union([z.array(z.string()), z.string()])),
      ssoUrl: z.nullish(z.string()),
      ssoLabel: z.nullish(z.string()),
    }),
    status: z.optional(z.literal(0)),
  }),
)

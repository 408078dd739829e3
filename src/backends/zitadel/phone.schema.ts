import * as z from 'zod/mini'
import { compiled } from '../../runtime/compiled.ts'
import { changeDetails } from './changeDetails.ts'

/** `GetMyPhoneResponse`. */
export const phoneRead = compiled(
  z.object({
    details: z.exactOptional(changeDetails),
    phone: z.exactOptional(
      z.object({ phone: z.exactOptional(z.string()), isPhoneVerified: z.exactOptional(z.boolean()) }),
    ),
  }),
)
/** `google.rpc.Status`. Without details the key is absent; of details there may be any kind. */
export const status = compiled(
  z.object({
    code: z.int().check(z.gte(1), z.lte(16)),
    message: z.exactOptional(z.string()),
    details: z.exactOptional(z.array(z.looseObject({}))),
  }),
)
/** ZITADEL's own: an `ErrorDetail` or, for passwords, a `CredentialsCheckError`. */
export const ownDetail = compiled(
  z.object({
    '@type': z.string().check(z.regex(/\/zitadel\.v1\.(ErrorDetail|CredentialsCheckError)$/)),
    id: z.string().check(z.regex(/./s)),
  }),
)

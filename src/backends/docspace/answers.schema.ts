import * as z from 'zod/mini'
import { compiled } from '../../runtime/compiled.ts'
import { base32Key } from '../onlyoffice/base32Key.ts'

const done = z.optional(z.literal(0))

/** `System.Collections.Generic.KeyNotFoundException`, `ASC.Common.Web.ItemNotFoundException`: a name and no words. */
const className = z.string().check(z.regex(/^[\w.+`[\]]{1,200}$/))

/** The error envelope. `type` is null for: authentication, too many tries, captcha. */
export const refusedBody = compiled(
  z.object({ error: z.object({ message: z.nullish(z.string()), type: z.nullish(className) }), status: z.literal(1) }),
)

/** A model that did not validate comes dressed as a success, with the status of a failure. */
export const invalidBody = compiled(
  z.object({ response: z.object({ errors: z.looseObject({}) }), status: z.literal(1) }),
)

/** `GET settings/tfaapp/setup`. */
export const setupBody = compiled(
  z.object({ response: z.object({ manualEntryKey: base32Key, account: z.nullish(z.string()) }), status: done }),
)

/** `POST settings/tfaapp/validate`, and `GET authentication`. */
export const booleanBody = compiled(z.object({ response: z.boolean(), status: done }))

import * as z from 'zod/mini'
import { compiled } from '../../runtime/compiled.ts'
import { changeDetails } from './changeDetails.ts'

/** `details` is a message: it is there even where all in it is zero. */
export const change = compiled(z.object({ details: changeDetails }))
/** An empty list is left out. Of the kinds of a factor one is there, and empty. */
export const factorsRead = compiled(
  z.object({ result: z.exactOptional(z.array(z.looseObject({ state: z.exactOptional(z.string()) }))) }),
)
/** The key's address is `url` in v1, `uri` in v2. */
export const totpRead = compiled(
  z.object({
    details: z.exactOptional(changeDetails),
    url: z.exactOptional(z.string()),
    uri: z.exactOptional(z.string()),
    secret: z.string(),
  }),
)

import * as z from 'zod/mini'

/** Protobuf's JSON mapping: a uint64 is a string, a zero value is not there. */
export const changeDetails = z.object({
  sequence: z.exactOptional(z.string().check(z.regex(/^\d{1,20}$/))),
  creationDate: z.exactOptional(z.string()),
  changeDate: z.exactOptional(z.string()),
  resourceOwner: z.exactOptional(z.string()),
})

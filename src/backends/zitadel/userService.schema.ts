import * as z from 'zod/mini'
import { compiled } from '../../runtime/compiled.ts'
import { changeDetails } from './changeDetails.ts'
import { connectCodes } from './connectCodes.ts'

/** `GetUserByIDResponse`. Who is no human has no phone. */
export const userRead = compiled(
  z.object({
    details: z.exactOptional(changeDetails),
    user: z.object({
      human: z.exactOptional(
        z.object({
          phone: z.exactOptional(
            z.object({ phone: z.exactOptional(z.string()), isVerified: z.exactOptional(z.boolean()) }),
          ),
        }),
      ),
    }),
  }),
)

/** The details repeat in protobuf what stands in the message: the id, in brackets at its end. */
export const connectError = compiled(z.object({ code: z.literal(connectCodes), message: z.exactOptional(z.string()) }))

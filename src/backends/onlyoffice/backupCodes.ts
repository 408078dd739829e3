import * as z from 'zod/mini'
import { type Answer, type HttpOptions, jsonOf } from '../../runtime/http.ts'
import { isSuccess, statusError } from '../../runtime/status.ts'
import type { Instant } from '../../protocol/step.ts'
import type { BodyReader } from './signInResult.ts'

/** Six of `[A-Za-z0-9_-]` today. What is shown is a code, whatever a later version makes of them. */
const entry = z.object({ code: z.string().check(z.regex(/^[\x21-\x7e]{1,32}$/)), isUsed: z.nullish(z.boolean()) })

/** XML of a list of one tells no list. */
const body = z.object({
  response: z.union([z.array(entry).check(z.maxLength(100)), entry]),
  status: z.optional(z.literal(0)),
})

/** Reads `GET settings/tfaappcodes`: those not used yet. */
export function readBackupCodes(answer: Answer, now: Instant, bodyOf: BodyReader = jsonOf): readonly string[] {
  const parsed = body.safeParse(bodyOf(answer))
  if (!isSuccess(answer) || !parsed.success) throw statusError(answer, now)
  return [parsed.data.response]
    .flat()
    .filter(({ isUsed }) => isUsed !== true)
    .map(({ code }) => code)
}

/** Longer than this nobody who is signed in waits for them. */
const patience = 10_000

/** The same where they are a gift and no more: none, if anything at all is in the way. Rejects only on leaving. */
export async function backupCodesIfAny<Options extends HttpOptions>(
  options: Options,
  read: (hurried: Options) => Promise<readonly string[]>,
  signal: AbortSignal,
): Promise<readonly string[]> {
  try {
    return await read({ ...options, timeout: Math.min(options.timeout ?? patience, patience) })
  } catch {
    signal.throwIfAborted()
    return []
  }
}

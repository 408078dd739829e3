import { type Answer, type HttpOptions, jsonOf } from '../../runtime/http.ts'
import { isSuccess, statusError } from '../../runtime/status.ts'
import type { Instant } from '../../protocol/step.ts'
import { backupCodesBody } from './backupCodes.schema.ts'
import type { BodyReader } from './signInResult.ts'

/** More of them than any portal makes. */
const most = 100

/** Reads `GET settings/tfaappcodes`: those not used yet. */
export function readBackupCodes(answer: Answer, now: Instant, bodyOf: BodyReader = jsonOf): readonly string[] {
  const parsed = backupCodesBody.safeParse(bodyOf(answer))
  if (!isSuccess(answer) || !parsed.success) throw statusError(answer, now)
  const entries = [parsed.data.response].flat()
  if (entries.length > most) throw statusError(answer, now)
  return entries.filter(({ isUsed }) => isUsed !== true).map(({ code }) => code)
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

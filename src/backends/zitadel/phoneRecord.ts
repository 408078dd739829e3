import type { E164 } from '../../protocol/step.ts'
import { type PhoneOnRecord, recordOf } from './answers.ts'
import type { ZitadelDetails } from './transport.ts'
import { getMyPhone, type ZitadelHttpOptions } from './requests.ts'

export interface ReadOptions extends ZitadelHttpOptions {
  /**
   * Milliseconds at most before a number that may lag behind a change is looked at again, twice as many before the third
   * and last look. The wait is anything up to that (full jitter), so that many who wait do not all come at once.
   * Default 1000.
   */
  readonly readAgainAfter?: number
}

const mostReads = 3

export async function readRecord(options: ZitadelHttpOptions, signal: AbortSignal): Promise<PhoneOnRecord> {
  return recordOf(await getMyPhone(options, signal))
}

/**
 * Reads until it holds, three times at most: GetMyPhone lags behind changes by up to some seconds. A read that is refused
 * is not made again: what the server says of it (`Retry-After` too) is for the person.
 */
export async function readRecordUntil(
  options: ReadOptions,
  holds: (record: PhoneOnRecord) => boolean,
  signal: AbortSignal,
): Promise<PhoneOnRecord> {
  for (let reads = 1; ; reads += 1) {
    const record = await readRecord(options, signal)
    if (holds(record) || reads === mostReads) return record
    await pause(Math.random() * (options.readAgainAfter ?? 1000) * 2 ** (reads - 1), signal)
  }
}

/** The same where the record is not worth an error of its own. Rejects only on leaving. */
export async function readRecordIfAny(
  options: ReadOptions,
  phone: E164,
  signal: AbortSignal,
): Promise<PhoneOnRecord | undefined> {
  try {
    return await readRecordUntil(options, (seen) => seen.phone === phone, signal)
  } catch {
    signal.throwIfAborted()
    return undefined
  }
}

/**
 * Reads until the record has seen a change, by the number ZITADEL counts a user's events with; where there is none, until
 * it is verified.
 */
export async function readRecordSince(
  options: ReadOptions,
  change: ZitadelDetails,
  signal: AbortSignal,
): Promise<{ readonly record: PhoneOnRecord; readonly isSince: boolean }> {
  const hasSeen = ({ verified, details }: PhoneOnRecord) => {
    const [seen, wanted] = [details?.sequence, change.sequence]
    return isCount(seen) && isCount(wanted) ? BigInt(seen) >= BigInt(wanted) : verified
  }
  const record = await readRecordUntil(options, hasSeen, signal)
  return { record, isSince: hasSeen(record) }
}

function isCount(sequence: string | undefined): sequence is string {
  return sequence !== undefined && /^\d{1,20}$/.test(sequence)
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = () => {
      clearTimeout(timer)
      reject(signal.reason)
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', leave)
      resolve()
    }, milliseconds)
    if (signal.aborted) leave()
    else signal.addEventListener('abort', leave, { once: true })
  })
}

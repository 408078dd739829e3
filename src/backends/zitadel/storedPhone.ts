import type { E164 } from '../../protocol/step.ts'
import { type StoredPhone, storedPhoneOf } from './answers.ts'
import type { ZitadelDetails } from './transport.ts'
import type { ZitadelHttpOptions } from './authorized.ts'
import { getMyPhone } from './getMyPhone.ts'

export interface ReadOptions extends ZitadelHttpOptions {
  /**
   * Milliseconds at most before a number that may lag behind a change is looked at again, twice as many before the third
   * and last look. The wait is anything up to that (full jitter), so that many who wait do not all come at once.
   * Default 1000.
   */
  readonly readAgainAfter?: number
}

const mostReads = 3

export async function readStoredPhone(options: ZitadelHttpOptions, signal: AbortSignal): Promise<StoredPhone> {
  return storedPhoneOf(await getMyPhone(options, signal))
}

/**
 * Reads until it holds, three times at most: GetMyPhone lags behind changes by up to some seconds. A read that is refused
 * is not made again: what the server says of it (`Retry-After` too) is for the person.
 */
export async function readStoredPhoneUntil(
  options: ReadOptions,
  holds: (stored: StoredPhone) => boolean,
  signal: AbortSignal,
): Promise<StoredPhone> {
  for (let reads = 1; ; reads += 1) {
    const stored = await readStoredPhone(options, signal)
    if (holds(stored) || reads === mostReads) return stored
    await pause(Math.random() * (options.readAgainAfter ?? 1000) * 2 ** (reads - 1), signal)
  }
}

/** The same where the number is not worth an error of its own. Rejects only on leaving. */
export async function readStoredPhoneIfAny(
  options: ReadOptions,
  phone: E164,
  signal: AbortSignal,
): Promise<StoredPhone | undefined> {
  try {
    return await readStoredPhoneUntil(options, (seen) => seen.phone === phone, signal)
  } catch {
    signal.throwIfAborted()
    return undefined
  }
}

/**
 * Reads until the stored number has seen a change, by the number ZITADEL counts a user's events with; where there is none, until
 * it is verified.
 */
export async function readStoredPhoneSince(
  options: ReadOptions,
  change: ZitadelDetails,
  signal: AbortSignal,
): Promise<{ readonly stored: StoredPhone; readonly isSince: boolean }> {
  const hasSeen = ({ verified, details }: StoredPhone) => {
    const [seen, wanted] = [details?.sequence, change.sequence]
    return isCount(seen) && isCount(wanted) ? BigInt(seen) >= BigInt(wanted) : verified
  }
  const stored = await readStoredPhoneUntil(options, hasSeen, signal)
  return { stored, isSince: hasSeen(stored) }
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

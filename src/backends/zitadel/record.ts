import { type PhoneOnRecord, recordOf } from './answers.ts'
import { getMyPhone, type ZitadelHttpOptions } from './requests.ts'

export interface ReadOptions extends ZitadelHttpOptions {
  /** Milliseconds between two looks at a number that may lag behind a change. Default 500. */
  readonly readAgainAfter?: number
}

const mostReads = 3

export async function readRecord(options: ZitadelHttpOptions, signal: AbortSignal): Promise<PhoneOnRecord> {
  return recordOf(await getMyPhone(options, signal))
}

/** Reads until it holds, three times at most: GetMyPhone lags behind changes by up to some seconds. */
export async function readRecordUntil(
  options: ReadOptions,
  holds: (record: PhoneOnRecord) => boolean,
  signal: AbortSignal,
): Promise<PhoneOnRecord> {
  for (let reads = 1; ; reads += 1) {
    const record = await readRecord(options, signal)
    if (holds(record) || reads === mostReads) return record
    await pause(options.readAgainAfter ?? 500, signal)
  }
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

import type * as phoneParser from '../../../phone/phoneParser.ts'
import { whenIdle } from '../../../runtime/whenIdle.ts'

export type PhoneParser = typeof phoneParser

let parser: PhoneParser | undefined

/** Numbering plans are wanted only once someone turns to the field, so they are no part of the first load. */
export async function loadPhoneParser(): Promise<PhoneParser> {
  parser ??= await import('../../../phone/phoneParser.ts')
  return parser
}

let isRehearsed = false

/** Someone has turned to the field: who comes by keyboard or finger has a second before the first digit. */
export async function readyPhoneParser(): Promise<void> {
  const { rehearse } = await loadPhoneParser()
  if (isRehearsed) return
  isRehearsed = true
  whenIdle(rehearse)
}

/** Nothing: it has not been loaded. */
export function loadedPhoneParser(): PhoneParser | undefined {
  return parser
}

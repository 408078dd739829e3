import type * as phoneParser from '../../../phone/phoneParser.ts'
import { whenIdle } from '../../../runtime/whenIdle.ts'

export type PhoneParser = typeof phoneParser

let parser: PhoneParser | undefined

/** Numbering plans are wanted only once someone turns to the field, so they are no part of the first load. */
export async function loadPhoneParser(): Promise<PhoneParser> {
  if (parser === undefined) {
    parser = await import('../../../phone/phoneParser.ts')
    whenIdle(parser.rehearse)
  }
  return parser
}

/** Nothing: it has not been loaded. */
export function loadedPhoneParser(): PhoneParser | undefined {
  return parser
}

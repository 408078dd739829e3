import type * as phoneParser from '../../../phone/phoneParser.ts'

export type PhoneParser = typeof phoneParser

let parser: PhoneParser | undefined

/** Numbering plans are wanted only once someone turns to the field, so they are no part of the first load. */
export async function loadPhoneParser(): Promise<PhoneParser> {
  parser ??= await import('../../../phone/phoneParser.ts')
  return parser
}

/** Nothing: it has not been loaded. */
export function loadedPhoneParser(): PhoneParser | undefined {
  return parser
}

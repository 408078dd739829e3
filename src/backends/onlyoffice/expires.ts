import type { Answer } from '../../runtime/http.ts'
import { onOurClock } from '../../runtime/serverTime.ts'
import type { Instant } from '../../protocol/step.ts'

/** DocSpace writes 0 to 7 digits of fraction and `Z`; Workspace always 7 and the portal's offset. */
const written = /^(\d{4})(-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,7}))?(Z|[+-]\d\d:\d\d)?$/

/**
 * The instant `expires` names, or none: both products write "no value" as the first day of year 1, Workspace also by
 * leaving it out. Never required, so what cannot be read is no deadline either.
 */
export function instantOf(expires: string | null | undefined): Instant | undefined {
  const parts = written.exec(expires ?? '')
  if (parts === null) return undefined
  const [, year = '', rest = '', fraction = '', zone = 'Z'] = parts
  if (Number(year) <= 1) return undefined
  const instant = Date.parse(`${year}${rest}.${fraction.padEnd(3, '0').slice(0, 3)}${zone}`)
  return Number.isNaN(instant) ? undefined : instant
}

/** The same on our own clock. */
export function deadlineOf(expires: string | null | undefined, answer: Answer, now: Instant): Instant | undefined {
  const instant = instantOf(expires)
  return instant === undefined ? undefined : onOurClock(instant, answer, now)
}

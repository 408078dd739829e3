import type { Random } from '../random.ts'
import { digitsOf } from './phone.ts'

const lifetime = 10 * 60_000
/** `sms:keycount`: sending refuses with more than this many codes present, so the sixth still goes out. */
const count = 5

export type SmsVerdict = 'ok' | 'wrong' | 'blank' | 'tooMany' | 'expired'

/**
 * The codes sent to phones (SmsKeyStorage of both products). Kept by number, not by user: two users of one phone share
 * codes and counters.
 */
export interface SmsKeys {
  /** A new code beside the others; nothing when there are too many. */
  issue(phone: string): string | undefined
  has(phone: string): boolean
  /** Looks under the phone as it is written: one stored with a plus or spaces never has a code. */
  check(phone: string, code: string): SmsVerdict
}

export function createSmsKeys(now: () => number, random: Random): SmsKeys {
  const sent = new Map<string, { codes: Map<string, number>; until: number }>()
  const checks = new Map<string, { count: number; until: number }>()
  const codesOf = (phone: string) => live(sent.get(phone), now())?.codes
  const keepChecks = (phone: string, checked: number) => checks.set(phone, { count: checked, until: now() + lifetime })

  return {
    issue(phone) {
      const digits = digitsOf(phone)
      const codes = codesOf(digits) ?? new Map<string, number>()
      if (codes.size > count) return undefined
      const code = String(100_000 + random.below(900_000))
      codes.set(code, now())
      sent.set(digits, { codes, until: now() + lifetime })
      return code
    },
    has: (phone) => codesOf(digitsOf(phone)) !== undefined,
    check(phone, typed) {
      const code = typed.trim()
      if (phone === '' || code === '') return 'blank'
      const checked = (live(checks.get(phone), now())?.count ?? 0) + 1
      if (checked > count) return 'tooMany'
      keepChecks(phone, checked)
      const codes = codesOf(phone)
      if (codes === undefined) return 'expired'
      const at = codes.get(code)
      if (at === undefined) return 'wrong'
      sent.delete(phone)
      if (at + lifetime < now()) return 'expired'
      // Success takes back its own check, not the misses before it.
      keepChecks(phone, checked - 1)
      return 'ok'
    },
  }
}

function live<Entry extends { until: number }>(entry: Entry | undefined, now: number): Entry | undefined {
  return entry !== undefined && entry.until > now ? entry : undefined
}

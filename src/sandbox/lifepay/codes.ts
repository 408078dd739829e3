import { digits } from '../random.ts'
import { perWorld } from '../world.ts'
import { LifepayError } from './errors.ts'

/**
 * None of these is documented (the answer to send-code-by-phone is empty); they are what its error codes imply and
 * what is usual: one message a minute, ten minutes, five tries.
 */
export const resendCooldown = 60_000
export const codeLifetime = 10 * 60_000
export const mostWrongCodes = 5

interface SentCode {
  readonly code: string
  readonly at: number
  /** Earlier codes this one has replaced. */
  readonly superseded: readonly string[]
  wrong: number
}

/** The confirmation codes of a world, by phone: the API correlates by nothing else. */
export const codesOf = perWorld(({ now, random }) => {
  const sent = new Map<string, SentCode>()
  return {
    /** Makes a new code, which replaces the one before. */
    send(phone: string): string {
      const before = sent.get(phone)
      if (before !== undefined && now() - before.at < resendCooldown) throw new LifepayError('TrySendCodeLater')
      const code = random.text(6, digits)
      const superseded = before === undefined ? [] : [...before.superseded, before.code].filter((old) => old !== code)
      sent.set(phone, { code, at: now(), wrong: 0, superseded })
      return code
    },
    /** Milliseconds until another message may be asked for. */
    cooldownOf(phone: string): number {
      return Math.max(0, (sent.get(phone)?.at ?? Number.NEGATIVE_INFINITY) + resendCooldown - now())
    },
    /** Passes when this is the live code; counts a wrong one. Does not use it up. */
    check(phone: string, code: string): void {
      const live = sent.get(phone)
      if (live === undefined || now() - live.at >= codeLifetime) throw new LifepayError('ConfirmationCodeWasNotSend')
      if (live.wrong >= mostWrongCodes || live.superseded.includes(code)) {
        throw new LifepayError('ConfirmationCodeWasCanceled')
      }
      if (live.code === code) return
      live.wrong += 1
      throw new LifepayError(live.wrong >= mostWrongCodes ? 'ConfirmationCodeWasCanceled' : 'InvalidConfirmationCode')
    },
    /** Uses the code up; another may be sent at once. */
    consume: (phone: string) => void sent.delete(phone),
  }
})

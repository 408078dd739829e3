import { lettersAndDigits, type Random } from '../random.ts'
import { base32 } from '../totp.ts'
import type { SwitchValue, World } from '../world.ts'
import type { Account, BackupCode } from './accounts.ts'
import { digitsOf } from './phone.ts'
import { Refusal } from './refusal.ts'
import type { SmsKeys, SmsVerdict } from './smsKeys.ts'

/** What both products do alike with codes (SmsManager and TfaManager). */
export interface SecondFactor {
  of(account: Account): Account['factor']
  /** Sends a code; with one still live only when `again`. */
  send(account: Account, again: boolean): void
  /** Stores a phone, not yet activated, and sends a code to it. Answers its digits. */
  setPhone(account: Account, phone: string): string
  checkSms(account: Account, code: string): void
  /**
   * Whether this was the first time, which sets the app up and makes backup codes: for `signedIn`, who may be another,
   * and whose own are gone then.
   */
  checkApp(account: Account, code: string, signedIn?: Account): boolean
  /** The secret for an app that is not set up yet; it appears in the world's authenticator, as if typed in there. */
  setUpKey(account: Account): string
  newBackupCodes(account: Account): readonly BackupCode[]
}

interface Surroundings {
  readonly world: World
  readonly smsKeys: SmsKeys
  readonly accounts: readonly Account[]
  readonly issuer: string
  option(name: string): SwitchValue | undefined
}

/** The window is ±5 minutes: ten steps each way. */
const appDrift = 10
const appAttempts = 5
const appAttemptsLifetime = 60_000

export function createSecondFactor({ world, smsKeys, accounts, issuer, option }: Surroundings): SecondFactor {
  const { now, random, authenticator, inbox } = world
  const attempts = appAttemptsOf(now)
  const secretOf = (account: Account) => base32(new TextEncoder().encode(account.appKey))
  const show = (account: Account) =>
    void authenticator.add({ account: account.email, issuer, secret: secretOf(account) })
  for (const account of accounts) if (account.backupCodes.length > 0) show(account)

  const of = (account: Account): Account['factor'] => {
    const wanted = option('secondFactor')
    return wanted === 'none' || wanted === 'sms' || wanted === 'app' ? wanted : account.factor
  }
  const send = (account: Account, again: boolean) => {
    if (of(account) !== 'sms') throw new Refusal('messagesUnavailable')
    const phone = digitsOf(account.phone)
    if (phone === '') throw new Refusal('noPhone')
    if (smsKeys.has(phone) && !again) return
    const code = smsKeys.issue(phone)
    if (code === undefined) throw new Refusal('tooManyMessages')
    // That there is no provider is found when the code is kept already: the next call finds one, and sends nothing.
    if (option('sms') === 'missing') throw new Refusal('messagesUnavailable')
    // A provider's failure is swallowed.
    if (option('sms') !== 'lost') inbox.deliver({ to: `+${phone}`, text: `Code: ${code}`, code })
  }
  return {
    of,
    send,
    setPhone(account, phone) {
      const known = digitsOf(phone)
      if (known === '') throw new Refusal('phoneBlank')
      if (account.phone !== '' && account.phoneActivated) throw new Refusal('phoneTaken')
      account.phone = known
      account.phoneActivated = false
      if (of(account) === 'sms') send(account, false)
      return known
    },
    checkSms(account, code) {
      const verdict = smsKeys.check(account.phone, code)
      if (verdict !== 'ok') throw new Refusal(smsRefusals[verdict])
      account.phoneActivated = true
    },
    checkApp(account, typed, signedIn = account) {
      const code = typed.trim()
      if (code === '') throw new Refusal('codeBlank')
      const checks = attempts.of(account) + 1
      if (checks > appAttempts) throw new Refusal('tooManyCodes')
      attempts.set(account, checks)
      if (authenticator.check(secretOf(account), code, appDrift) === undefined) spendBackupCode(account, code)
      attempts.set(account, checks - 1)
      if (account.backupCodes.length > 0) return false
      signedIn.backupCodes = fiveCodes(random)
      return true
    },
    setUpKey(account) {
      show(account)
      return secretOf(account)
    },
    newBackupCodes: (account) => (account.backupCodes = fiveCodes(random)),
  }
}

/** How many wrong codes of an app an account has had of late. */
function appAttemptsOf(now: () => number) {
  const counters = new Map<string, { count: number; until: number }>()
  return {
    of(account: Account): number {
      const counter = counters.get(account.id)
      return counter !== undefined && counter.until > now() ? counter.count : 0
    },
    set: (account: Account, count: number) =>
      void counters.set(account.id, { count, until: now() + appAttemptsLifetime }),
  }
}

function spendBackupCode(account: Account, code: string): void {
  const backup = account.backupCodes.find((one) => one.code === code && !one.isUsed)
  if (backup === undefined) throw new Refusal('codeWrong')
  backup.isUsed = true
}

function fiveCodes(random: Random): BackupCode[] {
  return Array.from({ length: 5 }, () => ({ code: random.text(6, `${lettersAndDigits}-_`), isUsed: false }))
}

const smsRefusals = {
  wrong: 'codeWrong',
  blank: 'codeBlank',
  tooMany: 'tooManyCodes',
  expired: 'codeExpired',
} as const satisfies Record<Exclude<SmsVerdict, 'ok'>, string>

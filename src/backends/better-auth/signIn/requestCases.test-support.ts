import type { RequestCase, Visitor } from '../../../test-support/requestCase.test-support.ts'
import { betterAuthAccounts, type BetterAuthAccount } from '../accounts.test-support.ts'
import { betterAuthBackupCodes, betterAuthPassword as password } from '../secrets.test-support.ts'

const { ann, tom, mia } = betterAuthAccounts
const phone = '+79991234567'
const newPassword = 'another-2025'
const json = 'application/json'
const [backupCode = ''] = betterAuthBackupCodes

const base = {
  backend: 'better-auth',
  method: 'POST',
  refusal: {
    status: 500,
    contentType: json,
    body: JSON.stringify({ message: 'Something went wrong', code: 'INTERNAL_SERVER_ERROR' }),
  },
} as const
const inJson = (body: object) => ({ status: 200, contentType: json, body: JSON.stringify(body) })
const signedIn = inJson({ token: 'late-or-huge-token', user: {} })
const done = inJson({ status: true })
/** Whoever asks again after the pause wants another message; within it, none is asked for. */
const hurried = { cooldown: '1' }

const atCode = (person: Visitor) => person.isAt(person.words.code.heading.sms)
const isSignedIn = (person: Visitor) => person.isSignedIn()

/** The sign-in is used up, and the session's cookie was lost with the answer. */
const beginsAnew = (person: Visitor) => person.sees(person.words.credentials.again)

async function fillsCredentials(person: Visitor, { email }: BetterAuthAccount) {
  await person.fill(person.words.credentials.username.email, email)
  await person.fill(person.words.credentials.password, password)
}

async function signsIn(person: Visitor, account: BetterAuthAccount) {
  await fillsCredentials(person, account)
  await person.press(person.words.credentials.submit)
  await atCode(person)
}

/** A complete code goes out by itself, the same one again at a press. */
async function givesCode(person: Visitor, code: string) {
  const { label, submit } = person.words.code
  if ((await person.valueOf(label)) === code) await person.press(submit)
  else await person.type(label, code)
}

const givesAppCode = async (person: Visitor) => givesCode(person, await person.sandbox.authenticatorCode(tom.email))

async function asksReset(person: Visitor) {
  await person.press(person.words.credentials.forgot)
  await person.isAt(person.words.phone.heading['reset-password'])
  await person.fill(person.words.phone.label, ann.phone)
}

/** Every request of a sign-in. */
export const signInRequestCases: readonly RequestCase[] = [
  {
    ...base,
    does: 'asks for a code',
    open: hurried,
    path: '/phone-number/send-otp',
    arrive: (person) => person.fill(person.words.phone.label, phone),
    ask: (person) => person.press(person.words.phone.submit),
    typed: async ({ words }) => [[words.phone.label, /999.?123.?45.?67/]],
    success: inJson({ message: 'code sent' }),
    async good(person) {
      await atCode(person)
      await person.hasMessages(1)
    },
    // The pause is over, so this is another one.
    async lost(person) {
      await atCode(person)
      await person.hasMessages(2)
    },
    played: 'second',
  },
  {
    ...base,
    does: 'asks for another code',
    open: hurried,
    path: '/phone-number/send-otp',
    arrive: (person) => person.entersPhone(phone),
    ask: (person) => person.press(person.words.code.resend),
    success: inJson({ message: 'code sent' }),
    async good(person) {
      await person.hasMessages(2)
      await person.sees(person.words.notices.sent)
    },
    lost: (person) => person.hasMessages(3),
    played: 'on demand',
  },
  {
    ...base,
    does: 'takes the code of a number',
    path: '/phone-number/verify',
    arrive: (person) => person.entersPhone(phone),
    async first(person) {
      await person.type(person.words.code.label, await person.newestCode())
    },
    ask: (person) => person.press(person.words.code.submit),
    typed: async (person) => [[person.words.code.label, await person.newestCode()]],
    success: inJson({ status: true, token: 'late-or-huge-token', user: {} }),
    good: isSignedIn,
    // It is spent, and the session's cookie was lost with the answer: another one is asked for.
    lostRequests: 2,
    async lost(person) {
      await person.sees(person.words.code.dead.expired(undefined))
      await person.press(person.words.code.resend)
      await person.hasMessages(2)
      await person.type(person.words.code.label, await person.newestCode())
      await person.isSignedIn()
    },
    leave: {
      async away(person) {
        await person.press(person.words.code.changeNumber)
        await person.isAt(person.words.phone.heading['sign-in'])
      },
      async back(person) {
        await person.press(person.words.phone.submit)
        await atCode(person)
        await person.sees(person.words.notices['sent-recently'])
      },
    },
  },
  {
    ...base,
    does: 'signs in by e-mail and password',
    open: { signIn: 'email' },
    path: '/sign-in/email',
    arrive: (person) => fillsCredentials(person, ann),
    ask: (person) => person.press(person.words.credentials.submit),
    typed: async ({ words }) => [
      [words.credentials.username.email, ann.email],
      [words.credentials.password, password],
    ],
    success: signedIn,
    good: isSignedIn,
    lost: isSignedIn,
    played: 'second',
  },
  {
    ...base,
    does: 'signs in by number and password',
    open: { signIn: 'phone-and-password' },
    path: '/sign-in/phone-number',
    async arrive(person) {
      await person.fill(person.words.phone.label, ann.phone)
      await person.fill(person.words.credentials.password, password)
    },
    ask: (person) => person.press(person.words.credentials.submit),
    success: signedIn,
    good: isSignedIn,
    lost: isSignedIn,
    played: 'on demand',
  },
  {
    ...base,
    does: 'takes the code of an app',
    open: { signIn: 'email' },
    path: '/two-factor/verify-totp',
    arrive: (person) => signsIn(person, tom),
    ask: givesAppCode,
    typed: async ({ words }) => [[words.code.label, /^\d{6}$/]],
    success: signedIn,
    good: isSignedIn,
    lostRequests: 2,
    lost: beginsAnew,
    played: 'second',
  },
  {
    ...base,
    does: 'takes a backup code',
    open: { signIn: 'email' },
    path: '/two-factor/verify-backup-code',
    async arrive(person) {
      await signsIn(person, tom)
      await person.press(person.words.code.useBackupCode)
      await person.fill(person.words.code.backupLabel, backupCode)
    },
    ask: (person) => person.press(person.words.code.submit),
    typed: async ({ words }) => [[words.code.backupLabel, backupCode]],
    success: signedIn,
    good: isSignedIn,
    lostRequests: 2,
    lost: beginsAnew,
    played: 'on demand',
  },
  {
    ...base,
    does: 'sends a message instead',
    open: { ...hurried, signIn: 'email' },
    path: '/two-factor/send-otp',
    arrive: (person) => signsIn(person, tom),
    ask: (person) => person.press(person.words.code.messageInstead),
    success: done,
    async good(person) {
      await person.hasMessages(1)
      await person.sees(person.words.notices.sent)
    },
    async lost(person) {
      await person.hasMessages(2)
      await givesCode(person, await person.newestCode())
      await person.isSignedIn()
    },
    played: 'on demand',
  },
  {
    ...base,
    does: 'takes the code of a second factor’s message',
    open: { signIn: 'email' },
    path: '/two-factor/verify-otp',
    arrive: (person) => signsIn(person, mia),
    ask: async (person) => givesCode(person, await person.newestCode()),
    typed: async (person) => [[person.words.code.label, await person.newestCode()]],
    success: signedIn,
    good: isSignedIn,
    lostRequests: 2,
    lost: beginsAnew,
    played: 'on demand',
  },
  {
    ...base,
    does: 'asks for the code of a new password',
    open: { ...hurried, signIn: 'phone-and-password' },
    path: '/phone-number/request-password-reset',
    arrive: asksReset,
    ask: (person) => person.press(person.words.phone.submit),
    success: done,
    async good(person) {
      await atCode(person)
      await person.hasMessages(1)
    },
    async lost(person) {
      await atCode(person)
      await person.hasMessages(2)
    },
    played: 'on demand',
  },
  {
    ...base,
    does: 'sets a new password',
    open: { signIn: 'phone-and-password' },
    path: '/phone-number/reset-password',
    async arrive(person) {
      await asksReset(person)
      await person.press(person.words.phone.submit)
      await atCode(person)
      await givesCode(person, await person.newestCode())
      await person.fill(person.words.details.newPassword, newPassword)
    },
    ask: (person) => person.press(person.words.details.submit),
    typed: async ({ words }) => [[words.details.newPassword, newPassword]],
    success: done,
    // The new password signs in at once.
    goodRequests: 2,
    good: isSignedIn,
    // The code is spent: where the new password signs in, it was set.
    lostRequests: 2,
    lost: isSignedIn,
    played: 'second',
  },
]

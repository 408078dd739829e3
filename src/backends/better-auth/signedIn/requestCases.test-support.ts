import type { RequestCase, Visitor } from '../../../test-support/requestCase.test-support.ts'
import { betterAuthAccounts } from '../accounts.test-support.ts'
import { betterAuthPassword as password } from '../secrets.test-support.ts'

const phone = '+41 79 123 45 69'
const json = 'application/json'
const inJson = (body: object) => ({ status: 200, contentType: json, body: JSON.stringify(body) })
const base = {
  backend: 'better-auth',
  method: 'POST',
  refusal: {
    status: 500,
    contentType: json,
    body: JSON.stringify({ message: 'Something went wrong', code: 'INTERNAL_SERVER_ERROR' }),
  },
  // The session is read first: without one nothing is sent, and nothing spent.
  requests: 2,
  goodRequests: 2,
} as const

const atCode = (person: Visitor) => person.isAt(person.words.code.heading.sms)
const isConfirmed = (person: Visitor) => person.isAt(person.words.done['phone-verified'].heading)

async function givesCode(person: Visitor, words: { readonly label: string; readonly submit: string }, code: string) {
  if ((await person.valueOf(words.label)) === code) await person.press(words.submit)
  else await person.type(words.label, code)
}

const givesFirstCode = async (person: Visitor) =>
  givesCode(person, person.words.enrol, await person.sandbox.authenticatorCode(betterAuthAccounts.ann.email))

/** The password, before a second factor is turned on or off. */
function change(intent: 'add-app' | 'add-sms' | 'remove-app', account: 'ann' | 'tom') {
  return {
    ...base,
    open: { intent, account },
    async arrive(person: Visitor) {
      await person.isAt(person.words.confirm[intent].heading)
      await person.fill(person.words.credentials.password, password)
    },
    ask: (person: Visitor) => person.press(person.words.confirm[intent].submit),
    typed: async ({ words }: Visitor) => [[words.credentials.password, password]] as const,
  }
}

/** Every request of someone who is signed in. */
export const signedInRequestCases: readonly RequestCase[] = [
  {
    ...base,
    does: 'reads who is signed in',
    open: { intent: 'change' },
    path: '/get-session',
    method: 'GET',
    requests: 1,
    goodRequests: 1,
    before: (person) => person.sandbox.fault({ path: '/get-session', drop: true, times: 'always' }),
    arrive: (person) => person.cannotStart(),
    ask: (person) => person.press(person.words.start.again),
    good: (person) => person.isAt(person.words.phone.heading.verify),
    played: 'second',
  },
  {
    ...base,
    does: 'asks for the code of another number',
    open: { intent: 'change', cooldown: '1' },
    path: '/phone-number/send-otp',
    arrive: (person) => person.fill(person.words.phone.label, phone),
    ask: (person) => person.press(person.words.phone.submit),
    typed: async ({ words }) => [[words.phone.label, /79 ?123 ?45 ?69/]],
    success: inJson({ message: 'code sent' }),
    async good(person) {
      await atCode(person)
      await person.hasMessages(1)
    },
    // The pause is over, so this is another one.
    lostRequests: 2,
    async lost(person) {
      await atCode(person)
      await person.hasMessages(2)
    },
    played: 'on demand',
  },
  {
    ...base,
    does: 'makes a number theirs by its code',
    open: { intent: 'change' },
    path: '/phone-number/verify',
    arrive: (person) => person.entersPhone(phone),
    async first(person) {
      await person.type(person.words.code.label, await person.newestCode())
    },
    ask: (person) => person.press(person.words.code.submit),
    typed: async (person) => [[person.words.code.label, await person.newestCode()]],
    success: inJson({ status: true, token: 'late-or-huge-token', user: {} }),
    good: isConfirmed,
    // It is theirs by now, and the session says so.
    lostRequests: 1,
    lost: isConfirmed,
    played: 'second',
  },
  {
    ...change('add-app', 'ann'),
    does: 'makes a key for an authenticator',
    path: '/two-factor/enable',
    good: (person) => person.isAt(person.words.enrol.heading),
    lostRequests: 2,
    async lost(person) {
      await person.isAt(person.words.enrol.heading)
      await givesFirstCode(person)
      await person.isAt(person.words.backupCodes.heading)
    },
    played: 'on demand',
  },
  {
    ...change('add-app', 'ann'),
    does: 'takes the first code of an authenticator',
    path: '/two-factor/verify-totp',
    async arrive(person) {
      await change('add-app', 'ann').arrive(person)
      await person.press(person.words.confirm['add-app'].submit)
      await person.isAt(person.words.enrol.heading)
    },
    ask: givesFirstCode,
    typed: async ({ words }) => [[words.enrol.label, /^\d{6}$/]],
    success: inJson({ token: 'late-or-huge-token', user: { twoFactorEnabled: false } }),
    good: (person) => person.isAt(person.words.backupCodes.heading),
    // The cookie of the session after it was lost with the answer.
    lostRequests: 1,
    lost: (person) => person.isAt(person.words.signInAgain.heading),
    leave: {
      async away(person) {
        await person.press(person.words.back)
        await person.isAt(person.words.confirm['add-app'].heading)
      },
      async back(person) {
        await change('add-app', 'ann').arrive(person)
        await person.press(person.words.confirm['add-app'].submit)
        await person.isAt(person.words.enrol.heading)
      },
    },
  },
  {
    ...change('add-sms', 'ann'),
    does: 'turns messages on as a second factor',
    path: '/two-factor/enable',
    requests: 1,
    goodRequests: 1,
    good: (person) => person.isAt(person.words.done['add-sms'].heading),
    lost: (person) => person.isAt(person.words.signInAgain.heading),
    played: 'on demand',
  },
  {
    ...change('remove-app', 'tom'),
    does: 'turns the second factor off',
    path: '/two-factor/disable',
    requests: 1,
    goodRequests: 1,
    success: inJson({ status: true }),
    good: (person) => person.isAt(person.words.done['remove-app'].heading),
    // Off, and signed out by it: the session after it was lost with the answer.
    lost: (person) => person.isTold(person.words.errors['session-expired']),
    played: 'on demand',
  },
  {
    ...base,
    does: 'takes a number away',
    open: { intent: 'remove-phone' },
    path: '/update-user',
    arrive: (person) => person.isAt(person.words.confirm['remove-phone'].heading),
    ask: (person) => person.press(person.words.confirm['remove-phone'].submit),
    success: inJson({ status: true }),
    good: (person) => person.isAt(person.words.done['remove-phone'].heading),
    lostRequests: 1,
    lost: (person) => person.isAt(person.words.done['remove-phone'].heading),
    played: 'on demand',
  },
]

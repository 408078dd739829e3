import type { RequestCase, Visitor } from '../../test-support/requestCase.test-support.ts'

const phone = '9991234567'
const newPassword = 'another-2025'

const entersPhone = (person: Visitor) => person.entersPhone(phone)
const typesCode = async (person: Visitor) => person.type(person.words.code.label, await person.newestCode())
const atCode = (person: Visitor) => person.isAt(person.words.code.heading.sms)

/** The code is used up, whatever became of the answer: another one is asked for, and all else is kept. */
async function asksForAnother(person: Visitor) {
  await person.sees(person.words.notices.expired)
  await person.press(person.words.code.resend)
  await person.hasMessages(2)
  await person.isEmpty(person.words.code.label)
  await typesCode(person)
}

const json = 'application/json'
const base = {
  backend: 'lifepay',
  method: 'POST',
  refusal: {
    status: 500,
    contentType: json,
    body: JSON.stringify({ code: 'InternalServerError', message: 'Something went wrong' }),
  },
} as const
/** Any 2xx of theirs has done it, whatever is in the body. */
const needsNoBody = ['nothing where a body is due', 'truncated JSON', 'wrong types'] as const
const withoutBody = { status: 200, body: '""', contentType: json }
const token = { status: 200, body: '{"token":"late-or-huge-token"}', contentType: json }

export const requestCases: readonly RequestCase[] = [
  {
    ...base,
    does: 'asks for a code',
    open: { captcha: 'none' },
    path: '/auth/send-code-by-phone',
    arrive: (person) => person.fill(person.words.phone.label, phone),
    ask: (person) => person.press(person.words.phone.submit),
    typed: async ({ words }) => [[words.phone.label, /999.?123-?45-?67/]],
    success: withoutBody,
    without: needsNoBody,
    async good(person) {
      await atCode(person)
      await person.hasMessages(1)
    },
    async lost(person) {
      await atCode(person)
      await person.sees(person.words.notices['sent-recently'])
      await person.hasMessages(1)
    },
  },
  {
    ...base,
    does: 'asks for another code',
    open: { captcha: 'none', cooldown: '1' },
    path: '/auth/send-code-by-phone',
    async arrive(person) {
      await entersPhone(person)
      await person.sandbox.advance(61_000)
    },
    ask: (person) => person.press(person.words.code.resend),
    success: withoutBody,
    without: needsNoBody,
    async good(person) {
      await person.hasMessages(2)
      await person.sees(person.words.notices.sent)
    },
    async lost(person) {
      await person.sees(person.words.notices['sent-recently'])
      await person.hasMessages(2)
    },
  },
  {
    ...base,
    does: 'has the host check a code',
    open: { captcha: 'none' },
    path: '/app/lifepay/verify',
    // What the host's own server says is the host's.
    advice: ['E29'],
    arrive: entersPhone,
    first: typesCode,
    ask: (person) => person.press(person.words.code.submit),
    typed: async (person) => [[person.words.code.label, await person.newestCode()]],
    success: token,
    good: (person) => person.isSignedIn(),
    async lost(person) {
      await asksForAnother(person)
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
    // How much it reads, and what it thinks of an answer, is the host's own.
    without: ['huge body'],
  },
  {
    ...base,
    does: 'signs in by phone and password',
    open: { captcha: 'none', completion: 'password' },
    path: '/auth/sign-in-by-phone',
    async arrive(person) {
      await person.fill(person.words.phone.label, phone)
      await person.fill(person.words.credentials.password, 'secret-2024')
    },
    ask: (person) => person.press(person.words.credentials.submit),
    typed: async ({ words }) => [
      [words.phone.label, /999.?123-?45-?67/],
      [words.credentials.password, 'secret-2024'],
    ],
    success: token,
    good: (person) => person.isSignedIn(),
    lost: (person) => person.isSignedIn(),
  },
  {
    ...base,
    does: 'makes an account',
    open: { captcha: 'none', completion: 'sign-up', offerSignUp: 'yes' },
    path: '/auth/sign-up',
    async arrive(person) {
      await person.entersPhone('9035550000')
      await typesCode(person)
      await person.fill(person.words.details.fields['name'] ?? '', 'Nina Example')
    },
    ask: (person) => person.press(person.words.details.submit),
    typed: async ({ words }) => [[words.details.fields['name'] ?? '', 'Nina Example']],
    success: token,
    good: (person) => person.isSignedIn(),
    async lost(person) {
      await asksForAnother(person)
      await person.sees(person.words.notices['account-exists'])
    },
    leave: {
      async away(person) {
        await person.press(person.words.back)
        await atCode(person)
      },
      async back(person) {
        await typesCode(person)
        await person.fill(person.words.details.fields['name'] ?? '', 'Nina Example')
      },
    },
  },
  {
    ...base,
    does: 'sets a new password',
    open: { captcha: 'none', completion: 'reset-password' },
    path: '/auth/reset-password',
    async arrive(person) {
      await person.entersPhone(phone)
      await typesCode(person)
      await person.fill(person.words.details.newPassword, newPassword)
    },
    ask: (person) => person.press(person.words.details.submit),
    typed: async ({ words }) => [[words.details.newPassword, newPassword]],
    success: withoutBody,
    without: needsNoBody,
    // The new password signs in at once.
    goodRequests: 2,
    good: (person) => person.isSignedIn(),
    async lost(person) {
      await asksForAnother(person)
      await person.isSignedIn()
    },
  },
]

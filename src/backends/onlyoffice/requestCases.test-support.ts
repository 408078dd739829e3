import type { RequestCase, Visitor } from '../../test-support/requestCase.test-support.ts'

const typesCode = async (person: Visitor) => person.type(person.words.code.label, await person.newestCode())
export const atCode = (person: Visitor) => person.isAt(person.words.code.heading.sms)
const atEnrolment = (person: Visitor) => person.isAt(person.words.enrol.heading)
const atPhone = (person: Visitor) => person.isAt(person.words.phone.heading['second-factor'])

export async function typesCredentials(person: Visitor) {
  await person.fill(person.words.credentials.username.email, 'ann@example.com')
  await person.fill(person.words.credentials.password, 'Passw0rd!')
}

export const typedCredentials = async ({ words }: Visitor) =>
  [
    [words.credentials.username.email, 'ann@example.com'],
    [words.credentials.password, 'Passw0rd!'],
  ] as const

/** As a good password leads there. */
export const arriving = (name: string, isThere: (person: Visitor) => Promise<void>) => async (person: Visitor) => {
  await person.entersCredentials(name)
  await isThere(person)
}

/** Back to the password and in again, as often as one likes. */
export function leaving(name: string, isThere: (person: Visitor) => Promise<void>) {
  return {
    async away(person: Visitor) {
      await person.press(person.words.back)
      await person.isEmpty(person.words.credentials.password)
    },
    back: arriving(name, isThere),
  }
}

/** What an authenticator shows sends itself when it is new, and waits for a press when it was tried. */
export async function givesAppCode(
  person: Visitor,
  name: string,
  words: { readonly label: string; readonly submit: string },
) {
  const code = await person.sandbox.authenticatorCode(`${name}@example.com`)
  if ((await person.valueOf(words.label)) === code) await person.press(words.submit)
  else await person.type(words.label, code)
}

/** A code that was used up by an answer that was lost is as good as wrong: another one is asked for. */
async function asksForAnother(person: Visitor) {
  await person.isTold(person.words.errors['code-wrong-or-expired'])
  await person.press(person.words.code.resend)
  await person.hasMessages(2)
  await typesCode(person)
  await person.isSignedIn()
}

export const jsonBody = (status: number, response: object) => ({
  status,
  contentType: 'application/json',
  body: JSON.stringify({ response, status: 0 }),
})

interface Product {
  readonly backend: 'docspace' | 'workspace'
  readonly open?: Readonly<Record<string, string>>
  readonly refusal: RequestCase['refusal']
  readonly signedIn: NonNullable<RequestCase['success']>
  readonly codeSent: NonNullable<RequestCase['success']>
}

/** What DocSpace and Workspace have in common: the same people, the same screens, the same answers in other envelopes. */
export function requestCasesOf({ backend, open = {}, refusal, signedIn, codeSent }: Product): readonly RequestCase[] {
  const ending = open['format'] === 'xml' ? '.xml' : ''
  const base = { backend, open, method: 'POST', refusal } as const
  return [
    {
      ...base,
      does: 'takes a password',
      path: `/api/2.0/authentication${ending}`,
      async arrive(person) {
        await typesCredentials(person)
        if (backend === 'docspace') await person.hasAsked('/api/2.0/capabilities')
      },
      ask: (person) => person.press(person.words.credentials.submit),
      typed: typedCredentials,
      success: codeSent,
      // In words that are not fixed Workspace says of a password what it says of anything: it was refused.
      ...(backend === 'workspace' && { says: { '500 in the vendor’s words': 'credentials-wrong' } }),
      async good(person) {
        await atCode(person)
        await person.hasMessages(1)
      },
      // The message went out, and the portal sends no other while its code holds.
      async lost(person) {
        await atCode(person)
        await person.hasMessages(1)
        await typesCode(person)
        await person.isSignedIn()
      },
    },
    {
      ...base,
      does: 'takes the code of a message',
      path: '/api/2.0/authentication/',
      arrive: arriving('ann', atCode),
      first: typesCode,
      ask: (person) => person.press(person.words.code.submit),
      typed: async (person) => [[person.words.code.label, await person.newestCode()]],
      success: signedIn,
      good: (person) => person.isSignedIn(),
      lost: asksForAnother,
      leave: leaving('ann', atCode),
    },
    {
      ...base,
      does: 'takes the code of an app',
      path: '/api/2.0/authentication/',
      arrive: arriving('tom', atCode),
      ask: (person) => givesAppCode(person, 'tom', person.words.code),
      typed: async ({ words }) => [[words.code.label, /^\d{6}$/]],
      success: signedIn,
      good: (person) => person.isSignedIn(),
      lost: (person) => person.isSignedIn(),
      leave: leaving('tom', atCode),
    },
    {
      ...base,
      does: 'takes the first code of an app',
      path: '/api/2.0/authentication/',
      arrive: arriving('eve', atEnrolment),
      ask: (person) => givesAppCode(person, 'eve', person.words.enrol),
      typed: async ({ words }) => [[words.enrol.label, /^\d{6}$/]],
      success: signedIn,
      // Whether anyone else is signed in is asked first, and the codes for when it is lost are read at once.
      requests: 2,
      goodRequests: 3,
      good: (person) => person.isAt(person.words.backupCodes.heading),
      lostRequests: 3,
      // DocSpace is sent no cookies there, so nobody's can be in the way.
      ...(backend === 'docspace' && { onSecond: { requests: 1, goodRequests: 2, lostRequests: 2 } }),
      lost: (person) => person.isAt(person.words.backupCodes.heading),
      leave: leaving('eve', atEnrolment),
    },
    {
      ...base,
      does: 'sends another message',
      open: { ...open, cooldown: '1' },
      path: `/authentication/sendsms${ending}`,
      arrive: arriving('ann', atCode),
      ask: (person) => person.press(person.words.code.resend),
      success: codeSent,
      async good(person) {
        await person.hasMessages(2)
        await person.sees(person.words.notices.sent)
      },
      // Each press is one message, and the portal counts them itself; all of their codes are good.
      async lost(person) {
        await person.hasMessages(3)
        await person.type(person.words.code.label, await person.sandbox.codeOf(2))
        await person.isSignedIn()
      },
    },
    {
      ...base,
      does: 'takes a number for someone without one',
      path: `/authentication/setphone${ending}`,
      async arrive(person) {
        await arriving('pat', atPhone)(person)
        await person.fill(person.words.phone.label, '+7 916 765-43-21')
      },
      ask: (person) => person.press(person.words.phone.submit),
      typed: async ({ words }) => [[words.phone.label, /916.?765-?43-?21/]],
      success: codeSent,
      async good(person) {
        await atCode(person)
        await person.hasMessages(1)
      },
      async lost(person) {
        await atCode(person)
        await person.hasMessages(1)
        await typesCode(person)
        await person.isSignedIn()
      },
      leave: {
        away: leaving('pat', atPhone).away,
        async back(person) {
          await arriving('pat', atPhone)(person)
          await person.fill(person.words.phone.label, '+7 916 765-43-21')
        },
      },
    },
  ]
}

/** Of a token and of a mask, as both products write them. */
export const token = 'late-or-huge-token'
export const mask = '+7916***4567'

import { expect } from '@playwright/test'
import type { Person } from '../../../e2e/pages/person.ts'
import type { Asking } from '../../test-support/requestCase.test-support.ts'

const typesCode = async (person: Person) => person.type(person.words.code.label, await person.newestCode())
const atCode = (person: Person) => person.isAt(person.words.code.heading.sms)
const atEnrolment = (person: Person) => person.isAt(person.words.enrol.heading)
const atPhone = (person: Person) => person.isAt(person.words.phone.heading['second-factor'])
const messages = async (person: Person, count: number) => expect(await person.sandbox.messages()).toHaveLength(count)

/** As a good password leads there. */
const arriving = (name: string, isThere: (person: Person) => Promise<void>) => async (person: Person) => {
  await person.entersCredentials(name)
  await isThere(person)
}

/** Back to the password and in again, as often as one likes. */
function leaving(name: string, isThere: (person: Person) => Promise<void>) {
  return {
    async away(person: Person) {
      await person.press(person.words.back)
      await expect(person.field(person.words.credentials.password)).toHaveValue('')
    },
    back: arriving(name, isThere),
  }
}

/** What an authenticator shows sends itself when it is new, and waits for a press when it was tried. */
async function givesAppCode(person: Person, name: string, words: { readonly label: string; readonly submit: string }) {
  const code = await person.sandbox.authenticatorCode(`${name}@example.com`)
  if ((await person.field(words.label).inputValue()) === code) await person.press(words.submit)
  else await person.type(words.label, code)
}

/** A code that was used up by an answer that was lost is as good as wrong: another one is asked for. */
async function asksForAnother(person: Person) {
  await person.isTold(person.words.errors['code-wrong-or-expired'])
  await person.press(person.words.code.resend)
  await expect.poll(async () => (await person.sandbox.messages()).length).toBe(2)
  await typesCode(person)
  await person.isSignedIn()
}

const jsonBody = (status: number, response: object) => ({
  status,
  contentType: 'application/json',
  body: JSON.stringify({ response, status: 0 }),
})
const xmlBody = (response: string) => ({
  status: 201,
  contentType: 'text/xml',
  body: `<result><status>0</status><response>${response}</response></result>`,
})

interface Product {
  readonly backend: 'docspace' | 'workspace'
  readonly open?: Readonly<Record<string, string>>
  readonly signedIn: NonNullable<Asking['success']>
  readonly codeSent: NonNullable<Asking['success']>
}

/** What DocSpace and Workspace have in common: the same people, the same screens, the same answers in other envelopes. */
function askingsOf({ backend, open = {}, signedIn, codeSent }: Product): readonly Asking[] {
  const ending = open['format'] === 'xml' ? '.xml' : ''
  const base = { backend, open, method: 'POST' } as const
  return [
    {
      ...base,
      does: 'takes a password',
      path: `/api/2.0/authentication${ending}`,
      async arrive(person) {
        await person.fill(person.words.credentials.username.email, 'ann@example.com')
        await person.fill(person.words.credentials.password, 'Passw0rd!')
      },
      ask: (person) => person.press(person.words.credentials.submit),
      typed: async ({ words }) => [
        [words.credentials.username.email, 'ann@example.com'],
        [words.credentials.password, 'Passw0rd!'],
      ],
      success: codeSent,
      // In words that are not fixed Workspace says of a password what it says of anything: it was refused.
      ...(backend === 'workspace' && { says: { '500 in the vendor’s words': 'credentials-wrong' } }),
      async good(person) {
        await atCode(person)
        await messages(person, 1)
      },
      // The message went out, and the portal sends no other while its code holds.
      async lost(person) {
        await atCode(person)
        await messages(person, 1)
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
        await expect.poll(async () => (await person.sandbox.messages()).length).toBe(2)
        await person.sees(person.words.notices.sent)
      },
      // Each press is one message, and the portal counts them itself; all of their codes are good.
      async lost(person) {
        await messages(person, 3)
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
        await messages(person, 1)
      },
      async lost(person) {
        await atCode(person)
        await messages(person, 1)
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

/** Where only the envelope differs, a call of each kind is enough. */
const isOften = (does: string) =>
  ['takes a password', 'takes the code of a message', 'sends another message'].includes(does)

const token = 'late-or-huge-token'
const mask = '+7916***4567'

export const onlyofficeAskings: readonly Asking[] = [
  {
    backend: 'docspace',
    does: 'reads the portal’s settings',
    path: '/api/2.0/settings',
    method: 'GET',
    before: (person) => person.sandbox.fault({ path: '/api/2.0/settings', drop: true, times: 'always' }),
    arrive: (person) => person.cannotStart(),
    // That is tried again with cookies, which leads on. The capabilities are read after it.
    without: ['redirect to a login page'],
    goodRequests: 2,
    ask: (person) => person.press(person.words.start.again),
    success: jsonBody(200, { docSpace: true }),
    good: (person) => person.isAt(person.words.credentials.heading),
  },
  ...askingsOf({
    backend: 'docspace',
    signedIn: jsonBody(200, { token }),
    codeSent: jsonBody(200, { sms: true, phoneNoise: mask }),
  }),
  {
    backend: 'docspace',
    does: 'takes the code of an app by the confirm link',
    open: { appCodes: 'tfaapp' },
    path: '/tfaapp/validate',
    method: 'POST',
    played: 'same',
    arrive: arriving('tom', atCode),
    ask: (person) => givesAppCode(person, 'tom', person.words.code),
    typed: async ({ words }) => [[words.code.label, /^\d{6}$/]],
    success: { status: 200, contentType: 'application/json', body: '{"response":false}' },
    // Whether that is a sign-in has to be asked.
    goodRequests: 2,
    good: (person) => person.isSignedIn(),
    lost: (person) => person.isSignedIn(),
    leave: leaving('tom', atCode),
  },
  ...askingsOf({
    backend: 'workspace',
    signedIn: jsonBody(201, { token }),
    codeSent: jsonBody(201, { sms: true, phoneNoise: mask }),
  }),
  ...askingsOf({
    backend: 'workspace',
    open: { format: 'xml' },
    signedIn: xmlBody(`<token>${token}</token>`),
    codeSent: xmlBody(`<sms>true</sms><phoneNoise>${mask}</phoneNoise>`),
  }).map((asking) => ({ ...asking, played: isOften(asking.does) ? 'second' : 'on demand' }) as const),
]

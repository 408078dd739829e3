import type { RequestCase } from '../../test-support/requestCase.test-support.ts'
import {
  arriving,
  atCode,
  givesAppCode,
  jsonBody,
  leaving,
  mask,
  requestCasesOf,
  token,
  typedCredentials,
  typesCredentials,
} from '../onlyoffice/requestCases.test-support.ts'

const refusal = {
  status: 500,
  contentType: 'application/json',
  body: JSON.stringify({
    error: { message: 'Object reference not set', type: 'System.NullReferenceException', hresult: -2147467261 },
    status: 1,
    statusCode: 500,
  }),
}

const cases: readonly RequestCase[] = [
  {
    backend: 'docspace',
    refusal,
    does: 'reads the portal’s settings',
    path: '/api/2.0/settings',
    method: 'GET',
    before: (person) => person.sandbox.fault({ path: '/api/2.0/settings', drop: true, times: 'always' }),
    async arrive(person) {
      await typesCredentials(person)
      await person.couldNotAsk('/api/2.0/settings')
    },
    // That is tried again with cookies, which leads on.
    without: ['redirect to a login page'],
    // The capabilities are read after it, and then a password is sent.
    goodRequests: 3,
    ask: (person) => person.press(person.words.credentials.submit),
    typed: typedCredentials,
    success: jsonBody(200, { docSpace: true }),
    good: atCode,
  },
  ...requestCasesOf({
    backend: 'docspace',
    refusal,
    signedIn: jsonBody(200, { token }),
    codeSent: jsonBody(200, { sms: true, phoneNoise: mask }),
  }),
  {
    backend: 'docspace',
    refusal,
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
]

/** Where no cookie goes along, a redirect is not looked into: across origins, and with the link that stands for a person. */
export const requestCases: readonly RequestCase[] = cases.map((request) => ({
  ...request,
  ...(request.path.includes('setphone') && { advice: [] }),
  onSecond: { ...request.onSecond, advice: [] },
}))

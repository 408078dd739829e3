import type { RequestCase } from '../../test-support/requestCase.test-support.ts'
import { jsonBody, mask, requestCasesOf, token } from '../onlyoffice/requestCases.test-support.ts'

const xmlBody = (response: string) => ({
  status: 201,
  contentType: 'text/xml',
  body: `<result><status>0</status><response>${response}</response></result>`,
})

const inJson: readonly RequestCase[] = requestCasesOf({
  backend: 'workspace',
  refusal: {
    status: 500,
    contentType: 'application/json',
    body: JSON.stringify({ error: { message: 'Timeout', hresult: -2146233083 }, status: 1, statusCode: 500 }),
  },
  signedIn: jsonBody(201, { token }),
  codeSent: jsonBody(201, { sms: true, phoneNoise: mask }),
})

const inXml: readonly RequestCase[] = requestCasesOf({
  backend: 'workspace',
  open: { format: 'xml' },
  refusal: {
    status: 500,
    contentType: 'text/xml',
    body: '<result><status>1</status><statusCode>500</statusCode><error><message>Timeout</message><hresult>-2146233083</hresult></error></result>',
  },
  signedIn: xmlBody(`<token>${token}</token>`),
  codeSent: xmlBody(`<sms>true</sms><phoneNoise>${mask}</phoneNoise>`),
})

/** Where only the envelope differs, a call of each kind is enough. */
const isOften = ({ does }: RequestCase) =>
  ['takes a password', 'takes the code of a message', 'sends another message'].includes(does)

export const requestCases: readonly RequestCase[] = [
  ...inJson,
  ...inXml.map((request): RequestCase => ({ ...request, played: isOften(request) ? 'second' : 'on demand' })),
]

import type { AuthErrorCode } from '../../src/protocol/error.ts'
import type { BackendName } from '../host/choices.ts'
import type { Fault } from '../pages/sandbox.ts'
import type { Asking } from '../../src/test-support/requestCase.test-support.ts'

/** Milliseconds, as the page's address tells the widget. Nobody waits for them: the page's clock is turned. */
export const timeout = 15_000

const mebibyte = 1024 * 1024

export interface Body {
  readonly status: number
  readonly body: string
  readonly contentType: string
  readonly base64?: boolean
}

/** What has to be known of a request to spoil it. */
type Spoiled = Pick<Asking, 'backend' | 'open' | 'path' | 'success'>

/** One way for a request to go wrong. */
export interface BadDay {
  readonly name: keyof typeof sentences
  /** What the server does. */
  readonly fault?: (asking: Spoiled) => Fault
  /** The network goes before the request is made, or while it is on the wire. */
  readonly offline?: 'before' | 'during'
  readonly onlySecond?: true
}

/** Which sentence is said, by its code: the words are the language's own. */
const sentences = {
  'offline before': 'offline',
  'offline during': 'offline',
  timeout: 'timeout',
  'connection reset': 'network',
  'connection broken off': 'network',
  '500 in the vendor’s words': 'server',
  'an empty 500': 'server',
  '502 with HTML': 'server',
  'nothing where a body is due': 'unexpected',
  'truncated JSON': 'unexpected',
  'wrong types': 'unexpected',
  'huge body': 'unexpected',
  'redirect to a login page': 'unexpected',
  'CORS refusal': 'network',
} as const satisfies Readonly<Record<string, AuthErrorCode>>

/** In an order in which no sentence is said twice in a row: one that is left over would look like the next. */
export const badDays: readonly BadDay[] = [
  { name: 'huge body', fault: (asking) => ({ ...answerOf(asking), pad: mebibyte }) },
  { name: 'connection reset', fault: () => ({ drop: true }) },
  { name: 'an empty 500', fault: () => ({ status: 500 }) },
  { name: 'offline before', offline: 'before' },
  { name: '502 with HTML', fault: () => ({ status: 502, body: '<h1>Bad gateway</h1>', contentType: 'text/html' }) },
  { name: 'offline during', offline: 'during', fault: neverAnswers },
  { name: 'nothing where a body is due', fault: () => ({ status: 204 }) },
  { name: '500 in the vendor’s words', fault: ({ backend, open }) => failures[backend](open?.['format'] === 'xml') },
  { name: 'truncated JSON', fault: (asking) => ({ ...answerOf(asking), truncate: 7 }) },
  { name: 'connection broken off', fault: (asking) => ({ ...answerOf(asking), truncate: 7, drop: true }) },
  { name: 'wrong types', fault: wrongTypes },
  { name: 'timeout', fault: neverAnswers },
  { name: 'redirect to a login page', fault: () => ({ redirect: 'login-page' }) },
  { name: 'CORS refusal', fault: (asking) => ({ ...answerOf(asking), cors: false }), onlySecond: true },
]

export function sentenceOf(badDay: BadDay, asking: Asking): AuthErrorCode {
  return asking.says?.[badDay.name] ?? sentences[badDay.name]
}

/** Longer than anybody waits, unless the faults are taken away. */
function neverAnswers(): Fault {
  return { latency: 60_000, drop: true }
}

function answerOf({ success }: Spoiled): Body {
  return success ?? { status: 200, body: '{"response":{}}', contentType: 'application/json' }
}

/** Every member any of the backends reads, and none of its type. */
function wrongTypes({ success }: Spoiled): Fault {
  const inXml = success?.contentType.includes('xml') === true
  return inXml
    ? {
        status: 201,
        contentType: 'text/xml',
        body: '<result><status>0</status><response><token><a/></token></response></result>',
      }
    : { status: 200, contentType: 'application/json', body: JSON.stringify(wrong) }
}

const wrong = {
  response: { token: 7, sms: 'yes', tfa: [], phoneNoise: {}, docSpace: 'true', manualEntryKey: 1 },
  status: '0',
  token: { token: 1 },
  details: 'none',
  phone: ['+1'],
  result: { length: 1 },
  user: 'me',
  secret: 5,
  code: 'seven',
}

const json = 'application/json'
const inJson = (body: object) => ({ status: 500, contentType: json, body: JSON.stringify(body) })
/** Its wrapper says itself which headers may be read. */
const grpc = {
  status: 200,
  headers: {
    'grpc-status': '13',
    'grpc-message': 'Internal',
    'access-control-expose-headers': 'grpc-status, grpc-message',
  },
}

/** An error of the server's own, as each vendor documents it. */
const failures: Readonly<Record<BackendName, (xml: boolean) => Fault>> = {
  lifepay: () => inJson({ code: 'InternalServerError', message: 'Something went wrong' }),
  docspace: () =>
    inJson({
      error: { message: 'Object reference not set', type: 'System.NullReferenceException', hresult: -2147467261 },
      status: 1,
      statusCode: 500,
    }),
  workspace: (xml) =>
    xml
      ? {
          status: 500,
          contentType: 'text/xml',
          body: '<result><status>1</status><statusCode>500</statusCode><error><message>Timeout</message><hresult>-2146233083</hresult></error></result>',
        }
      : inJson({ error: { message: 'Timeout', hresult: -2146233083 }, status: 1, statusCode: 500 }),
  zitadel: () => inJson({ code: 13, message: 'Internal' }),
  'zitadel-grpc-web': () => grpc,
  'zitadel-v2': () => inJson({ code: 13, message: 'Internal' }),
  'zitadel-v2-connect': () => inJson({ code: 'internal', message: 'Internal' }),
}

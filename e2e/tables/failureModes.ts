import type { AuthErrorCode } from '../../src/protocol/error.ts'
import type { Fault } from '../../src/sandbox/faults.ts'
import type { Body, FailureName, RequestCase } from '../../src/test-support/requestCase.test-support.ts'

/** Milliseconds, as the page's address tells the widget. Nobody waits for them: the page's clock is turned. */
export const timeout = 15_000

const mebibyte = 1024 * 1024

/** What has to be known of a request to spoil it. */
type Spoiled = Pick<RequestCase, 'success' | 'refusal'>

/** One way for a request to go wrong. */
export interface FailureMode {
  readonly name: FailureName
  /** What the server does. */
  readonly fault?: (request: Spoiled) => Fault
  /** The network goes before the request is made, or while it is on the wire. */
  readonly offline?: 'before' | 'during'
  readonly onlySecond?: true
}

/** Which sentence is said, by its code: the words are the language's own. */
const sentences: Readonly<Record<FailureName, AuthErrorCode>> = {
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
}

/** In an order in which no sentence is said twice in a row: one that is left over would look like the next. */
export const failureModes: readonly FailureMode[] = [
  { name: 'huge body', fault: (request) => ({ ...answerOf(request), pad: mebibyte }) },
  { name: 'connection reset', fault: () => ({ drop: true }) },
  { name: 'an empty 500', fault: () => ({ status: 500 }) },
  { name: 'offline before', offline: 'before' },
  { name: '502 with HTML', fault: () => ({ status: 502, body: '<h1>Bad gateway</h1>', contentType: 'text/html' }) },
  { name: 'offline during', offline: 'during', fault: neverAnswers },
  { name: 'nothing where a body is due', fault: () => ({ status: 204 }) },
  { name: '500 in the vendor’s words', fault: ({ refusal }) => refusal },
  { name: 'truncated JSON', fault: (request) => ({ ...answerOf(request), truncate: 7 }) },
  { name: 'connection broken off', fault: (request) => ({ ...answerOf(request), truncate: 7, drop: true }) },
  { name: 'wrong types', fault: wrongTypes },
  { name: 'timeout', fault: neverAnswers },
  { name: 'redirect to a login page', fault: () => ({ redirect: 'login-page' }) },
  { name: 'CORS refusal', fault: (request) => ({ ...answerOf(request), cors: false }), onlySecond: true },
]

export function sentenceOf(mode: FailureMode, request: RequestCase): AuthErrorCode {
  return request.says?.[mode.name] ?? sentences[mode.name]
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

import { accounts, errorsOf, everyCall, type Refused } from '../onlyoffice/page.test-support.ts'
import { type Answered, scriptedPortal } from '../onlyoffice/scriptedPortal.test-support.ts'
import { workspace } from './index.ts'
import type { BackendPage } from '../../test-support/page.test-support.ts'

const ok = (response: object): Answered => [201, { count: 1, status: 0, statusCode: 201, response }]

const product = {
  make: (answers: readonly Answered[]) =>
    workspace({ baseUrl: 'https://office.example.com', resendCooldown: 0, fetch: scriptedPortal(answers).fetch }),
  codeSent: ok({ token: null, expires: '2099-03-01T12:40:00.0000000+03:00', sms: true, phoneNoise: '+7916***4567' }),
  phoneAsked: ok({ token: null, sms: true }),
}

const authentication = -2146233087
const exception = -2146233088

function refused(status: number, message: string, hresult: number, calls: Refused['calls']): Refused {
  return {
    says: `${status} ${hresult} “${message}”`,
    answer: [status, { status: 1, statusCode: status, error: { message, hresult, data: {} } }],
    calls,
  }
}

const bodiless = (status: number): Refused => ({ says: `${status}, no body`, answer: [status, ''], calls: everyCall })

/**
 * Workspace by its source, section 6.3 of the protocol: everything is a 500, and the number of the exception's type
 * (`hresult`) and two sentences that are never translated tell them apart. Without a body: a portal that is not open.
 */
const refusals: readonly Refused[] = [
  refused(500, 'User authentication failed', authentication, everyCall),
  refused(500, 'Login Fail. Too many attempts', authentication, ['authenticate', 'code', 'send-sms']),
  refused(500, "Exception of type 'ASC.IPSecurity.IPSecurityException' was thrown.", exception, [
    'authenticate',
    'code',
  ]),
  refused(500, 'You have sent too many text messages. Please try again later.', exception, [
    'authenticate',
    'send-sms',
    'set-phone',
  ]),
  refused(500, 'Enter mobile phone number', exception, ['set-phone']),
  refused(500, 'To change the number, you need to delete your current phone number', exception, ['set-phone']),
  refused(500, 'Attempt to access the method failed.', -2146233072, ['authenticate', 'send-sms', 'set-phone']),
  refused(400, 'Value cannot be null.', -2147467261, ['send-sms']),
  refused(400, 'Unexpected end of input', exception, ['authenticate']),
  bodiless(402),
  bodiless(403),
  bodiless(404),
  bodiless(503),
]

export const page: BackendPage = { accounts, errors: errorsOf(product, refusals) }

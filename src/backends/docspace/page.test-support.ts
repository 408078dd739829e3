import { docspaceSettings } from './vectors.test-support.ts'
import { accounts, errorsOf, everyCall, type Refused, through } from '../onlyoffice/page.test-support.ts'
import { type Answered, scriptedPortal } from '../onlyoffice/scriptedPortal.test-support.ts'
import { docspace } from './index.ts'
import type { BackendPage } from '../../test-support/page.test-support.ts'

const settings = { ...docspaceSettings, passwordHash: { size: 256, iterations: 1, salt: 'salt' } }
const confirmUrl =
  'https://portal.example.com/confirm/PhoneActivation?type=PhoneActivation&key=520000000000.ABC&encemail=Zm9v'
const ok = (response: object): Answered => [200, { response, count: 1, status: 0, statusCode: 200 }]

/** A portal that tells this of itself, and then gives these answers. */
const make = (answers: readonly Answered[], told: object = {}) =>
  docspace({
    baseUrl: 'https://portal.example.com',
    resendCooldown: 0,
    fetch: scriptedPortal(answers, ({ method }) =>
      method === 'GET'
        ? Response.json({ response: { ...settings, ...told }, count: 1, status: 0, statusCode: 200 })
        : undefined,
    ).fetch,
  })

const product = {
  make,
  codeSent: ok({ expires: '2099-03-01T09:40:00Z', sms: true, phoneNoise: '+1234*6789', tfa: false, confirmUrl }),
  phoneAsked: ok({ expires: '0001-01-01T00:00:00', sms: true, tfa: false, confirmUrl }),
}

/** No type: authentication, brute force and captcha hide it. */
function refused(status: number, message: string, type: string | null, calls: Refused['calls']): Refused {
  return {
    says: `${status} ${type ?? message}`,
    answer: [status, { error: { message, type, stack: null, hresult: 0 }, status: 1, statusCode: status }],
    calls,
  }
}

/** The same words of one type, which alone are different things. */
const worded = (status: number, message: string, type: string, calls: Refused['calls']): Refused => ({
  ...refused(status, message, type, calls),
  says: `${status} ${type} “${message}”`,
})

const bodiless = (status: number, calls: Refused['calls']): Refused => ({
  says: `${status}, no body`,
  answer: [status, ''],
  calls,
})

/** DocSpace 3.7 by its source, sections 2.4 and 6.1 of the protocol; below them what 1.x to 3.2 say of the same. */
const refusals: readonly Refused[] = [
  refused(401, 'User authentication failed', null, everyCall),
  refused(403, 'Too many login attempts. Please try again later', null, ['authenticate', 'code', 'send-sms']),
  refused(403, 'Invalid Recaptcha', null, ['authenticate']),
  refused(403, 'User disabled', 'System.InvalidOperationException', ['authenticate', 'code', 'send-sms']),
  refused(403, 'Auth code is not available', 'System.Security.SecurityException', ['code', 'send-sms']),
  refused(404, 'The user could not be found', 'ASC.Common.Web.ItemNotFoundException', everyCall),
  worded(500, 'Enter mobile phone number', 'System.Exception', ['set-phone']),
  worded(500, 'To change the number, you need to delete your current phone number', 'System.Exception', ['set-phone']),
  worded(500, 'You have sent too many text messages. Please try again later.', 'System.Exception', [
    'authenticate',
    'send-sms',
    'set-phone',
  ]),
  refused(500, 'Attempt to access the method failed.', 'System.MethodAccessException', [
    'authenticate',
    'send-sms',
    'set-phone',
  ]),
  refused(400, "The value cannot be an empty string. (Parameter 'phone')", 'System.ArgumentException', ['send-sms']),
  refused(400, 'Index was out of range.', 'System.ArgumentOutOfRangeException', [
    'authenticate',
    'send-sms',
    'set-phone',
  ]),
  bodiless(401, ['set-phone']),
  bodiless(403, everyCall),
  bodiless(404, everyCall),
  bodiless(429, everyCall),
  refused(401, 'Login Fail. Too many attempts', null, ['authenticate']),
  refused(500, 'User disabled', 'System.InvalidOperationException', ['authenticate', 'code']),
  refused(500, 'words', 'System.NullReferenceException', everyCall),
]

/** With keys of a captcha in its settings, a 403 without a type asks for one. */
const captcha = { recaptchaPublicKey: '6Lc-site-key', recaptchaType: 0 }
const guarded = { ...product, make: (answers: readonly Answered[]) => make(answers, captcha) }

/** What the portal tells before anyone has typed. */
const unready: Readonly<Record<string, object>> = {
  'settings without docSpace': { docSpace: undefined },
  'settings with a wizardToken': { wizardToken: 'token' },
  'settings with tenantStatus 1, 2': { tenantStatus: 1 },
  'settings with another tenantStatus': { tenantStatus: 3 },
}

export const page: BackendPage = {
  accounts,
  errors: [
    // A captcha is refused only where there is one.
    ...errorsOf(
      product,
      refusals.filter(({ says }) => says !== '403 Invalid Recaptcha'),
    ),
    ...errorsOf(
      guarded,
      refusals.filter(({ says }) => /^403 (Too many|Invalid)/.test(says)),
    )
      .filter(({ when }) => when === 'a password is given')
      .map((error) => ({ ...error, when: 'a password is given, with captcha keys' })),
    ...Object.entries(unready).map(([says, told]) => ({
      says,
      when: 'the portal is asked about itself',
      play: () => through(make([], told), 'authenticate'),
    })),
  ],
}

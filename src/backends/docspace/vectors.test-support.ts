import type { Vector } from '../onlyoffice/vectors.test-support.ts'

/** DocSpace 3.7: the documented vectors of the calls made here, as data. `$match`: any such value. Not shipped. */

export const docspaceVectors: readonly Vector[] = [
  {
    call: 'authenticate',
    id: 'D01',
    title: 'password sign-in, 2FA off, persistent',
    given: '2FA disabled',
    request: {
      method: 'POST',
      path: '/api/2.0/authentication',
      body: {
        userName: 'ann@example.com',
        passwordHash: 'fde2a9a8ef9fe36d415bf6d0a696ba093bc3fb761eef40cbb65440bf140f1c00',
        session: false,
      },
    },
    widget: 'signedIn',
    expect: {
      status: 200,
      body: {
        response: {
          token: {
            $match: 'nonEmptyString',
          },
          expires: {
            $match: 'utcInstantZ',
            $about: 'now+1year',
          },
          sms: false,
          tfa: false,
        },
        count: 1,
        links: [
          {
            href: 'https://portal.example.com/api/2.0/authentication',
            action: 'POST',
          },
        ],
        status: 0,
        statusCode: 200,
      },
    },
  },
  {
    call: 'authenticate',
    id: 'D02',
    title: 'password sign-in, 2FA off, session cookie',
    given: '2FA disabled',
    request: {
      method: 'POST',
      path: '/api/2.0/authentication',
      body: {
        userName: 'ann@example.com',
        passwordHash: 'fde2a9a8ef9fe36d415bf6d0a696ba093bc3fb761eef40cbb65440bf140f1c00',
        session: true,
      },
    },
    widget: 'signedIn',
    expect: {
      status: 200,
      body: {
        response: {
          token: {
            $match: 'nonEmptyString',
          },
          expires: '0001-01-01T00:00:00',
          sms: false,
          tfa: false,
        },
        count: 1,
        links: [
          {
            href: 'https://portal.example.com/api/2.0/authentication',
            action: 'POST',
          },
        ],
        status: 0,
        statusCode: 200,
      },
    },
  },
  {
    call: 'authenticate',
    id: 'D03',
    title: 'SMS on, phone missing or not activated',
    given: 'SMS 2FA on; user.mobilePhone empty OR mobilePhoneActivationStatus=NotActivated',
    request: {
      method: 'POST',
      path: '/api/2.0/authentication',
      body: {
        userName: 'ann@example.com',
        passwordHash: 'fde2a9a8ef9fe36d415bf6d0a696ba093bc3fb761eef40cbb65440bf140f1c00',
        session: false,
      },
    },
    widget: 'phoneRequired',
    expect: {
      status: 200,
      body: {
        response: {
          expires: '0001-01-01T00:00:00',
          sms: true,
          tfa: false,
          confirmUrl: {
            $match:
              '^https://portal\\.example\\.com/confirm/PhoneActivation\\?type=PhoneActivation&key=\\d+\\.[A-Z0-9]+&encemail=[A-Za-z0-9_-]+$',
          },
        },
        count: 1,
        links: [
          {
            href: 'https://portal.example.com/api/2.0/authentication',
            action: 'POST',
          },
        ],
        status: 0,
        statusCode: 200,
      },
    },
  },
  {
    call: 'authenticate',
    id: 'D04b',
    title: 'as D04 with an 11-digit phone: masking bug',
    given: 'phone 79161234567 activated',
    request: {
      method: 'POST',
      path: '/api/2.0/authentication',
      body: {
        userName: 'ann@example.com',
        passwordHash: 'fde2a9a8ef9fe36d415bf6d0a696ba093bc3fb761eef40cbb65440bf140f1c00',
        session: false,
      },
    },
    widget: 'serverFault',
    confidence: 'derived from source, not executed',
    expect: {
      status: 400,
      body: {
        error: {
          message: {
            $match: "^Index was out of range.*\\(Parameter 'startIndex'\\)$",
          },
          type: 'System.ArgumentOutOfRangeException',
          stack: {
            $match: 'string',
          },
          hresult: -2146233086,
        },
        status: 1,
        statusCode: 400,
      },
    },
  },
  {
    call: 'authenticate',
    id: 'D05',
    title: 'repeat of D04 inside 10 minutes',
    given: 'a code map for the phone still cached',
    request: {
      method: 'POST',
      path: '/api/2.0/authentication',
      body: {
        userName: 'ann@example.com',
        passwordHash: 'fde2a9a8ef9fe36d415bf6d0a696ba093bc3fb761eef40cbb65440bf140f1c00',
        session: false,
      },
    },
    widget: 'smsCode',
    expect: {
      status: 200,
      body: {
        response: {
          expires: {
            $match: 'utcInstantZ',
            $about: 'now+10min',
          },
          sms: true,
          phoneNoise: '+1234*6789',
          tfa: false,
          confirmUrl: {
            $match: 'nonEmptyString',
          },
        },
        count: 1,
        links: [
          {
            href: 'https://portal.example.com/api/2.0/authentication',
            action: 'POST',
          },
        ],
        status: 0,
        statusCode: 200,
      },
    },
  },
  {
    call: 'authenticate',
    id: 'D06',
    title: 'TFA app, never set up',
    given: 'app 2FA on; user has no backup codes',
    request: {
      method: 'POST',
      path: '/api/2.0/authentication',
      body: {
        userName: 'ann@example.com',
        passwordHash: 'fde2a9a8ef9fe36d415bf6d0a696ba093bc3fb761eef40cbb65440bf140f1c00',
        session: false,
      },
    },
    widget: 'tfaSetup',
    expect: {
      status: 200,
      body: {
        response: {
          expires: '0001-01-01T00:00:00',
          sms: false,
          tfa: true,
          tfaKey: {
            $match: '^[A-Z2-7]{16}$',
          },
          confirmUrl: {
            $match: '^https://portal\\.example\\.com/confirm/TfaActivation\\?type=TfaActivation&uid=[0-9a-f-]{36}$',
          },
        },
        count: 1,
        links: [
          {
            href: 'https://portal.example.com/api/2.0/authentication',
            action: 'POST',
          },
        ],
        status: 0,
        statusCode: 200,
      },
    },
  },
  {
    call: 'code',
    id: 'D08',
    title: 'code sign-in by SMS',
    given: 'D04 done, code 482913 pending',
    request: {
      method: 'POST',
      path: '/api/2.0/authentication/482913',
      body: {
        userName: 'ann@example.com',
        passwordHash: 'fde2a9a8ef9fe36d415bf6d0a696ba093bc3fb761eef40cbb65440bf140f1c00',
        session: false,
        code: '482913',
      },
    },
    widget: 'signedIn',
    expect: {
      status: 200,
      body: {
        response: {
          token: {
            $match: 'nonEmptyString',
          },
          expires: {
            $match: 'utcInstantZ',
            $about: 'now+1year',
          },
          sms: true,
          phoneNoise: '+1234*6789',
          tfa: false,
        },
        count: 1,
        links: [
          {
            href: 'https://portal.example.com/api/2.0/authentication/482913',
            action: 'POST',
          },
        ],
        status: 0,
        statusCode: 200,
      },
    },
  },
  {
    call: 'code',
    id: 'D09',
    title: 'code sign-in by TFA app (second and later times)',
    request: {
      method: 'POST',
      path: '/api/2.0/authentication/123456',
      body: {
        userName: 'ann@example.com',
        passwordHash: 'fde2a9a8ef9fe36d415bf6d0a696ba093bc3fb761eef40cbb65440bf140f1c00',
        session: false,
        code: '123456',
      },
    },
    widget: 'signedIn',
    expect: {
      status: 200,
      body: {
        response: {
          token: {
            $match: 'nonEmptyString',
          },
          expires: {
            $match: 'utcInstantZ',
            $about: 'now+1year',
          },
          sms: false,
          tfa: true,
        },
        count: 1,
        links: [
          {
            href: 'https://portal.example.com/api/2.0/authentication/123456',
            action: 'POST',
          },
        ],
        status: 0,
        statusCode: 200,
      },
    },
  },
  {
    call: 'code',
    id: 'D10',
    title: 'code only in the URL, none in the body',
    given: 'valid code 123456',
    request: {
      method: 'POST',
      path: '/api/2.0/authentication/123456',
      body: {
        userName: 'ann@example.com',
        passwordHash: 'fde2a9a8ef9fe36d415bf6d0a696ba093bc3fb761eef40cbb65440bf140f1c00',
        session: false,
      },
    },
    widget: 'codeRejected',
    why: 'DocSpace binds code from the JSON body; the URL segment is routing only',
    expect: {
      status: 401,
      body: {
        error: {
          message: 'User authentication failed',
          type: null,
          stack: null,
          hresult: 0,
        },
        status: 1,
        statusCode: 401,
      },
    },
  },
  {
    call: 'code',
    id: 'D12',
    title: 'wrong / expired / too many / empty code, or 2FA not enabled for the user',
    request: {
      method: 'POST',
      path: '/api/2.0/authentication/999999',
      body: {
        userName: 'ann@example.com',
        passwordHash: 'fde2a9a8ef9fe36d415bf6d0a696ba093bc3fb761eef40cbb65440bf140f1c00',
        session: false,
        code: '999999',
      },
    },
    widget: 'codeRejected',
    why: 'every cause is rewrapped; documented 403 and 429 are not produced here',
    expect: {
      status: 401,
      body: {
        error: {
          message: 'User authentication failed',
          type: null,
          stack: null,
          hresult: 0,
        },
        status: 1,
        statusCode: 401,
      },
    },
  },
  {
    call: 'code',
    id: 'D13',
    title: 'code sent as a JSON number',
    request: {
      method: 'POST',
      path: '/api/2.0/authentication/123456',
      body: {
        userName: 'ann@example.com',
        passwordHash: 'fde2a9a8ef9fe36d415bf6d0a696ba093bc3fb761eef40cbb65440bf140f1c00',
        session: false,
        code: 123456,
      },
    },
    widget: 'badRequest',
    confidence: 'derived',
    expect: {
      status: 400,
      body: {
        response: {
          title: {
            $match: 'string',
          },
          status: 400,
          errors: {
            $match: 'object',
          },
          type: {
            $match: 'string',
          },
          traceId: {
            $match: 'string',
          },
        },
        count: 1,
        links: [
          {
            href: 'https://portal.example.com/api/2.0/authentication/123456',
            action: 'POST',
          },
        ],
        status: 1,
        statusCode: 400,
      },
    },
  },
  {
    call: 'authenticate',
    id: 'D14',
    title: 'wrong password (attempts 1..5 within 60 s)',
    request: {
      method: 'POST',
      path: '/api/2.0/authentication',
      body: {
        userName: 'ann@example.com',
        passwordHash: '00',
        session: false,
      },
    },
    widget: 'credentialsRejected',
    expect: {
      status: 401,
      body: {
        error: {
          message: 'User authentication failed',
          type: null,
          stack: null,
          hresult: 0,
        },
        status: 1,
        statusCode: 401,
      },
    },
  },
  {
    call: 'authenticate',
    id: 'D16',
    title: 'captcha token rejected by the verifier',
    given: 'captcha keys configured',
    request: {
      method: 'POST',
      path: '/api/2.0/authentication',
      body: {
        userName: 'ann@example.com',
        passwordHash: 'fde2a9a8ef9fe36d415bf6d0a696ba093bc3fb761eef40cbb65440bf140f1c00',
        session: false,
        recaptchaType: 3,
        recaptchaResponse: 'bad',
      },
    },
    widget: 'blockedOrCaptcha',
    expect: {
      status: 403,
      body: {
        error: {
          message: 'Invalid Recaptcha',
          type: null,
          stack: null,
          hresult: 0,
        },
        status: 1,
        statusCode: 403,
      },
    },
  },
  {
    call: 'authenticate',
    id: 'D17',
    title: 'captcha passed while blocked, right password',
    given: 'blocked, keys configured',
    request: {
      method: 'POST',
      path: '/api/2.0/authentication',
      body: {
        userName: 'ann@example.com',
        passwordHash: 'fde2a9a8ef9fe36d415bf6d0a696ba093bc3fb761eef40cbb65440bf140f1c00',
        session: false,
        recaptchaType: 3,
        recaptchaResponse: 'good',
      },
    },
    widget: 'signedIn',
    expect: {
      status: 200,
      body: {
        $match: 'as the unblocked case',
      },
    },
  },
  {
    call: 'authenticate',
    id: 'D18',
    title: 'userName and password both absent',
    request: {
      method: 'POST',
      path: '/api/2.0/authentication',
      body: {},
    },
    widget: 'credentialsRejected',
    why: 'documented 400 is swallowed and rewrapped',
    expect: {
      status: 401,
      body: {
        error: {
          message: 'User authentication failed',
          type: null,
          stack: null,
          hresult: 0,
        },
        status: 1,
        statusCode: 401,
      },
    },
  },
  {
    call: 'authenticate',
    id: 'D20',
    title: 'bad or used Auth link',
    request: {
      method: 'POST',
      path: '/api/2.0/authentication',
      body: {
        confirmData: {
          email: 'ann@example.com',
          key: '1.X',
        },
      },
    },
    widget: 'notFound',
    expect: {
      status: 404,
      body: {
        error: {
          message: 'The user could not be found',
          type: 'ASC.Common.Web.ItemNotFoundException',
          stack: {
            $match: 'string',
          },
          hresult: -2146233088,
        },
        status: 1,
        statusCode: 404,
      },
    },
  },
  {
    call: 'authenticate',
    id: 'D21',
    title: 'recaptchaType as string',
    request: {
      method: 'POST',
      path: '/api/2.0/authentication',
      body: {
        userName: 'ann@example.com',
        passwordHash: 'fde2a9a8ef9fe36d415bf6d0a696ba093bc3fb761eef40cbb65440bf140f1c00',
        session: false,
        recaptchaType: 'hCaptcha',
      },
    },
    widget: 'badRequest',
    confidence: 'derived',
    expect: {
      status: 400,
      body: {
        response: {
          $match: 'ValidationProblemDetails',
        },
        count: 1,
        links: {
          $match: 'array',
        },
        status: 1,
        statusCode: 400,
      },
    },
  },
  {
    call: 'send-sms',
    id: 'D22',
    title: 'resend SMS',
    request: {
      method: 'POST',
      path: '/api/2.0/authentication/sendsms',
      body: {
        userName: 'ann@example.com',
        passwordHash: 'fde2a9a8ef9fe36d415bf6d0a696ba093bc3fb761eef40cbb65440bf140f1c00',
        session: false,
      },
    },
    widget: 'smsCode',
    expect: {
      status: 200,
      body: {
        response: {
          expires: {
            $match: 'utcInstantZ',
            $about: 'now+10min',
          },
          sms: true,
          phoneNoise: '+1234*6789',
          tfa: false,
        },
        count: 1,
        links: [
          {
            href: 'https://portal.example.com/api/2.0/authentication/sendsms',
            action: 'POST',
          },
        ],
        status: 0,
        statusCode: 200,
      },
    },
  },
  {
    call: 'send-sms',
    id: 'D24',
    title: 'resend while SMS 2FA is off, quota forbids it, or no provider',
    request: {
      method: 'POST',
      path: '/api/2.0/authentication/sendsms',
      body: {
        userName: 'ann@example.com',
        passwordHash: 'fde2a9a8ef9fe36d415bf6d0a696ba093bc3fb761eef40cbb65440bf140f1c00',
        session: false,
      },
    },
    widget: 'serverFault',
    expect: {
      status: 500,
      body: {
        error: {
          message: {
            $match: 'string',
          },
          type: 'System.MethodAccessException',
          stack: {
            $match: 'string',
          },
          hresult: -2146233072,
        },
        status: 1,
        statusCode: 500,
      },
    },
  },
  {
    call: 'send-sms',
    id: 'D25',
    title: 'resend with no phone stored',
    request: {
      method: 'POST',
      path: '/api/2.0/authentication/sendsms',
      body: {
        userName: 'ann@example.com',
        passwordHash: 'fde2a9a8ef9fe36d415bf6d0a696ba093bc3fb761eef40cbb65440bf140f1c00',
        session: false,
      },
    },
    widget: 'serverFault',
    expect: {
      status: 400,
      body: {
        error: {
          message: {
            $match: "\\(Parameter 'phone'\\)$",
          },
          type: 'System.ArgumentException',
          stack: {
            $match: 'string',
          },
          hresult: -2147024809,
        },
        status: 1,
        statusCode: 400,
      },
    },
  },
  {
    call: 'set-phone',
    id: 'D26',
    title: 'set phone via confirm header',
    given: 'D03 gave confirmUrl',
    request: {
      method: 'POST',
      path: '/api/2.0/authentication/setphone',
      headers: {
        confirm: 'type=PhoneActivation&key=520000000000.ABC&encemail=Zm9v',
      },
      body: {
        mobilePhone: '+1 234 56 789',
      },
    },
    widget: 'smsCode',
    expect: {
      status: 200,
      body: {
        response: {
          expires: {
            $match: 'utcInstantZ',
            $about: 'now+10min',
          },
          sms: true,
          phoneNoise: '+1234*6789',
          tfa: false,
        },
        count: 1,
        links: [
          {
            href: 'https://portal.example.com/api/2.0/authentication/setphone',
            action: 'POST',
          },
        ],
        status: 0,
        statusCode: 200,
      },
    },
  },
  {
    call: 'set-phone',
    id: 'D28',
    title: 'set phone, signed in by cookie but no confirm header',
    request: {
      method: 'POST',
      path: '/api/2.0/authentication/setphone',
      cookies: ['asc_auth_key'],
      body: {
        mobilePhone: '+123456789',
      },
    },
    widget: 'linkInvalid',
    confidence: 'derived',
    expect: {
      status: 403,
      rawBody: '',
    },
  },
  {
    call: 'set-phone',
    id: 'D29',
    title: 'set phone with no digits',
    request: {
      method: 'POST',
      path: '/api/2.0/authentication/setphone',
      headers: {
        confirm: '<valid>',
      },
      body: {
        mobilePhone: 'abc',
      },
    },
    widget: 'phoneInvalid',
    expect: {
      status: 500,
      body: {
        error: {
          message: 'Enter mobile phone number',
          type: 'System.Exception',
          stack: {
            $match: 'string',
          },
          hresult: -2146233088,
        },
        status: 1,
        statusCode: 500,
      },
    },
  },
  {
    call: 'set-phone',
    id: 'D30',
    title: 'set phone when one is already activated',
    request: {
      method: 'POST',
      path: '/api/2.0/authentication/setphone',
      headers: {
        confirm: '<valid>',
      },
      body: {
        mobilePhone: '123456789',
      },
    },
    widget: 'phoneLocked',
    expect: {
      status: 500,
      body: {
        error: {
          message: 'To change the number, you need to delete your current phone number',
          type: 'System.Exception',
          stack: {
            $match: 'string',
          },
          hresult: -2146233088,
        },
        status: 1,
        statusCode: 500,
      },
    },
  },
]

/** D40: GET /settings, of which the rest is not read. */
export const docspaceSettings = {
  culture: 'en-US',
  greetingSettings: 'Web Office',
  docSpace: true,
  standalone: true,
  tenantStatus: 0,
  cookieSettingsEnabled: false,
  thirdpartyEnable: false,
  passwordHash: {
    size: 256,
    iterations: 100000,
    salt: '4d9abe238e2f7b14a30a4565d62214a795a15abb798ed61118a69820d6a6146c',
  },
  recaptchaType: 0,
  version: {
    $match: 'string',
  },
} as const

/** An authenticator's code by the confirm link. */
export const validationVectors: readonly (Omit<Vector, 'call'> & { readonly call: 'validate' })[] = [
  {
    call: 'validate',
    id: 'D32',
    title: 'validate by confirm link, first time (activation)',
    request: {
      method: 'POST',
      path: '/api/2.0/settings/tfaapp/validate',
      headers: { confirm: 'type=TfaActivation&uid=<guid>' },
      cookies: ['asc_confirm_key_TfaActivation'],
      body: { code: '123456', session: false },
    },
    widget: 'signedIn',
    expect: {
      status: 200,
      body: {
        response: true,
        count: 1,
        links: [{ href: 'https://portal.example.com/api/2.0/settings/tfaapp/validate', action: 'POST' }],
        status: 0,
        statusCode: 200,
      },
    },
  },
  {
    call: 'validate',
    id: 'D33',
    title: 'validate by confirm link, ordinary sign-in',
    request: {
      method: 'POST',
      path: '/api/2.0/settings/tfaapp/validate',
      headers: { confirm: 'type=TfaAuth&uid=<guid>' },
      cookies: ['asc_confirm_key_TfaAuth'],
      body: { code: '123456' },
    },
    widget: 'signedIn',
    expect: {
      status: 200,
      body: {
        response: false,
        count: 1,
        links: [{ href: 'https://portal.example.com/api/2.0/settings/tfaapp/validate', action: 'POST' }],
        status: 0,
        statusCode: 200,
      },
    },
  },
  {
    call: 'validate',
    id: 'D34',
    title: 'validate: wrong code',
    request: {
      method: 'POST',
      path: '/api/2.0/settings/tfaapp/validate',
      headers: { confirm: '<valid>' },
      body: { code: '000000' },
    },
    widget: 'codeRejected',
    expect: {
      status: 400,
      body: {
        error: {
          message: 'Incorrect code',
          type: 'System.ArgumentException',
          stack: { $match: 'string' },
          hresult: -2147024809,
        },
        status: 1,
        statusCode: 400,
      },
    },
  },
  {
    call: 'validate',
    id: 'D36',
    title: 'validate: blank code',
    request: {
      method: 'POST',
      path: '/api/2.0/settings/tfaapp/validate',
      headers: { confirm: '<valid>' },
      body: { code: ' ' },
    },
    widget: 'codeRejected',
    expect: {
      status: 500,
      body: {
        error: {
          message: 'Validation code field cannot be empty',
          type: 'System.Exception',
          stack: { $match: 'string' },
          hresult: -2146233088,
        },
        status: 1,
        statusCode: 500,
      },
    },
  },
]

import type { Vector } from '../onlyoffice/vectors.test-support.ts'

/** Workspace and R7-Office: the documented vectors of the calls made here, as data. `$match`: any such value. Not shipped. */

export const workspaceVectors: readonly Vector[] = [
  {
    call: 'authenticate',
    id: 'W01',
    title: 'sign-in, 2FA off',
    request: {
      method: 'POST',
      path: '/api/2.0/authentication',
      body: {
        userName: 'ann@example.com',
        password: 'Passw0rd!',
      },
    },
    widget: 'signedIn',
    expect: {
      status: 201,
      body: {
        count: 1,
        status: 0,
        statusCode: 201,
        response: {
          token: {
            $match: 'nonEmptyString',
          },
          expires: {
            $match: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{7}(Z|[+-]\\d\\d:\\d\\d)$',
          },
        },
      },
    },
  },
  {
    call: 'authenticate',
    id: 'W02',
    title: 'SMS on, phone missing/not activated',
    request: {
      method: 'POST',
      path: '/api/2.0/authentication',
      body: {
        userName: 'ann@example.com',
        password: 'Passw0rd!',
      },
    },
    widget: 'phoneRequired',
    expect: {
      status: 201,
      body: {
        count: 1,
        status: 0,
        statusCode: 201,
        response: {
          token: null,
          sms: true,
        },
      },
    },
  },
  {
    call: 'authenticate',
    id: 'W03',
    title: 'SMS on, phone activated',
    given: 'phone 79161234567',
    request: {
      method: 'POST',
      path: '/api/2.0/authentication',
      body: {
        userName: 'ann@example.com',
        password: 'Passw0rd!',
      },
    },
    widget: 'smsCode',
    expect: {
      status: 201,
      body: {
        count: 1,
        status: 0,
        statusCode: 201,
        response: {
          token: null,
          expires: {
            $match: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{7}(Z|[+-]\\d\\d:\\d\\d)$',
          },
          sms: true,
          phoneNoise: '+7916***4567',
        },
      },
    },
  },
  {
    call: 'authenticate',
    id: 'W05',
    title: 'TFA app set up',
    request: {
      method: 'POST',
      path: '/api/2.0/authentication',
      body: {
        userName: 'ann@example.com',
        password: 'Passw0rd!',
      },
    },
    widget: 'tfaCode',
    expect: {
      status: 201,
      body: {
        count: 1,
        status: 0,
        statusCode: 201,
        response: {
          token: null,
          tfa: true,
        },
      },
    },
  },
  {
    call: 'code',
    id: 'W06',
    title: 'code sign-in (code from the URL; body code ignored)',
    request: {
      method: 'POST',
      path: '/api/2.0/authentication/482913',
      body: {
        userName: 'ann@example.com',
        password: 'Passw0rd!',
        code: '000000',
      },
    },
    widget: 'signedIn',
    expect: {
      status: 201,
      body: {
        count: 1,
        status: 0,
        statusCode: 201,
        response: {
          token: {
            $match: 'nonEmptyString',
          },
          expires: {
            $match: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{7}(Z|[+-]\\d\\d:\\d\\d)$',
          },
          sms: true,
          phoneNoise: '+7916***4567',
        },
      },
    },
  },
  {
    call: 'set-phone',
    id: 'W07',
    title: 'set phone with credentials in the body',
    request: {
      method: 'POST',
      path: '/api/2.0/authentication/setphone',
      body: {
        userName: 'ann@example.com',
        password: 'Passw0rd!',
        mobilePhone: '+7 916 123-45-67',
      },
    },
    widget: 'smsCode',
    why: 'the vendor page for R7 shows a token here; the code never returns one',
    expect: {
      status: 201,
      body: {
        count: 1,
        status: 0,
        statusCode: 201,
        response: {
          token: null,
          expires: {
            $match: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{7}(Z|[+-]\\d\\d:\\d\\d)$',
          },
          sms: true,
          phoneNoise: '+7916***4567',
        },
      },
    },
  },
  {
    call: 'authenticate',
    id: 'W09',
    title: 'wrong password, blank fields, or passwordHash instead of password',
    request: {
      method: 'POST',
      path: '/api/2.0/authentication',
      body: {
        userName: 'ann@example.com',
        password: 'no',
      },
    },
    widget: 'credentialsRejected',
    expect: {
      status: 500,
      body: {
        status: 1,
        statusCode: 500,
        error: {
          message: 'User authentication failed',
          hresult: -2146233087,
          data: {},
        },
      },
    },
  },
  {
    call: 'authenticate',
    id: 'W10',
    title: 'brute-force block (6th attempt in 60 s; then 60 s)',
    request: {
      method: 'POST',
      path: '/api/2.0/authentication',
      body: {
        userName: 'ann@example.com',
        password: 'Passw0rd!',
      },
    },
    widget: 'blocked',
    expect: {
      status: 500,
      body: {
        status: 1,
        statusCode: 500,
        error: {
          message: 'Login Fail. Too many attempts',
          hresult: -2146233087,
          data: {},
        },
      },
    },
  },
  {
    call: 'code',
    id: 'W11',
    title: 'wrong/expired/too many/unavailable code',
    request: {
      method: 'POST',
      path: '/api/2.0/authentication/999999',
      body: {
        userName: 'ann@example.com',
        password: 'Passw0rd!',
      },
    },
    widget: 'codeRejected',
    expect: {
      status: 500,
      body: {
        status: 1,
        statusCode: 500,
        error: {
          message: 'User authentication failed',
          hresult: -2146233087,
          data: {},
        },
      },
    },
  },
]

/** W14, XML reply: chosen by the path's end and a body that is not JSON; `Accept` is ignored. */
export const xmlVector = {
  id: 'W14',
  request: {
    path: '/api/2.0/authentication.xml',
    contentType: 'application/x-www-form-urlencoded',
    rawBody: 'userName=ann%40example.com&password=Passw0rd!',
  },
  expect: {
    status: 201,
    contentType: 'text/xml; charset=UTF-8',
    rawBodyShape:
      '<result><count>1</count><status>0</status><statusCode>201</statusCode><response><token>...</token><expires>...</expires></response></result>',
  },
} as const

import type { RequestCase, Visitor } from '../../test-support/requestCase.test-support.ts'

/** Where each call goes, whichever way it goes. */
const transports = {
  zitadel: {
    read: 'GET /users/me/phone',
    factors: 'POST /auth_factors/_search',
    set: 'PUT /users/me/phone',
    verify: 'POST /phone/_verify',
    resend: 'POST /phone/_resend',
    removePhone: 'DELETE /users/me/phone',
    addApp: 'POST /auth_factors/otp',
    verifyApp: 'POST /otp/_verify',
    removeApp: 'DELETE /auth_factors/otp',
    addSms: 'POST /otp_sms',
    removeSms: 'DELETE /otp_sms',
  },
  'zitadel-grpc-web': {
    read: 'POST /GetMyPhone',
    factors: 'POST /ListMyAuthFactors',
    set: 'POST /SetMyPhone',
    verify: 'POST /VerifyMyPhone',
    resend: 'POST /ResendMyPhoneVerification',
    removePhone: 'POST /RemoveMyPhone',
    addApp: 'POST /AddMyAuthFactorOTP',
    verifyApp: 'POST /VerifyMyAuthFactorOTP',
    removeApp: 'POST /RemoveMyAuthFactorOTP',
    addSms: 'POST /AddMyAuthFactorOTPSMS',
    removeSms: 'POST /RemoveMyAuthFactorOTPSMS',
  },
  'zitadel-v2': {
    read: 'GET /v2/users/',
    factors: 'POST /authentication_factors/_search',
    set: 'POST /phone',
    verify: 'POST /phone/verify',
    resend: 'POST /phone/resend',
    removePhone: 'DELETE /phone',
    addApp: 'POST /totp',
    verifyApp: 'POST /totp/verify',
    removeApp: 'DELETE /totp',
    addSms: 'POST /otp_sms',
    removeSms: 'DELETE /otp_sms',
  },
  'zitadel-v2-connect': {
    read: 'POST /GetUserByID',
    factors: 'POST /ListAuthenticationFactors',
    set: 'POST /SetPhone',
    verify: 'POST /VerifyPhone',
    resend: 'POST /ResendPhoneCode',
    removePhone: 'POST /RemovePhone',
    addApp: 'POST /RegisterTOTP',
    verifyApp: 'POST /VerifyTOTPRegistration',
    removeApp: 'POST /RemoveTOTP',
    addSms: 'POST /AddOTPSMS',
    removeSms: 'POST /RemoveOTPSMS',
  },
} as const
type Transport = keyof typeof transports

const inJson = (body: object) => ({ status: 500, contentType: 'application/json', body: JSON.stringify(body) })
const refusals: Readonly<Record<Transport, RequestCase['refusal']>> = {
  zitadel: inJson({ code: 13, message: 'Internal' }),
  // Its wrapper says itself which headers may be read.
  'zitadel-grpc-web': {
    status: 200,
    headers: {
      'grpc-status': '13',
      'grpc-message': 'Internal',
      'access-control-expose-headers': 'grpc-status, grpc-message',
    },
  },
  'zitadel-v2': inJson({ code: 13, message: 'Internal' }),
  'zitadel-v2-connect': inJson({ code: 'internal', message: 'Internal' }),
}
type Call = keyof (typeof transports)['zitadel']

const atCode = (person: Visitor) => person.isAt(person.words.code.heading.sms)
const isConfirmed = (person: Visitor) => person.isAt(person.words.done['phone-verified'].heading)

async function givesAppCode(person: Visitor) {
  const { label, submit } = person.words.enrol
  const code = await person.sandbox.authenticatorCode('nora@example.com')
  if ((await person.valueOf(label)) === code) await person.press(submit)
  else await person.type(label, code)
}

function aimAt(backend: Transport, call: Call) {
  const [method = '', path = ''] = transports[backend][call].split(' ')
  return { backend, method, path, refusal: refusals[backend] }
}

/** A read the flow begins with: the screen that says so has one button. */
function start(backend: Transport, call: Call): Omit<RequestCase, 'does' | 'good'> {
  const aim = aimAt(backend, call)
  return {
    ...aim,
    before: (person) => person.sandbox.fault({ path: aim.path, method: aim.method, drop: true, times: 'always' }),
    arrive: (person) => person.cannotStart(),
    ask: (person) => person.press(person.words.start.again),
  }
}

/** A yes to what is about to change. Done twice, it is still done. */
function decision(
  backend: Transport,
  call: Call,
  { intent, account }: { intent: 'remove-app' | 'add-sms' | 'remove-sms' | 'remove-phone'; account: string },
): RequestCase {
  const isDone = (person: Visitor) => person.isAt(person.words.done[intent].heading)
  return {
    ...aimAt(backend, call),
    does: `is told yes to ${intent}`,
    open: { intent, account },
    arrive: (person) => person.isAt(person.words.confirm[intent].heading),
    ask: (person) => person.press(person.words.confirm[intent].submit),
    good: isDone,
    lost: isDone,
    // The number is read again before anything is done with it, and whether the token still may, after.
    ...(intent === 'add-sms' && { requests: 2, goodRequests: 3, lostRequests: 2 }),
    ...(intent === 'remove-phone' && { requests: 2, goodRequests: 2, lostRequests: 2 }),
    // API v2 says of anybody's authenticator that there is none.
    ...(intent === 'remove-app' && backend.startsWith('zitadel-v2') && { lostRequests: 2 }),
  }
}

function requestCasesOf(backend: Transport): Readonly<Record<Call, RequestCase>> {
  const success =
    backend === 'zitadel-grpc-web'
      ? {
          // A message with details of sequence 9, and trailers that say grpc-status:0.
          success: {
            status: 200,
            contentType: 'application/grpc-web+proto',
            body: 'AAAAAAQKAggJgAAAAA9ncnBjLXN0YXR1czowDQo=',
            base64: true,
          },
        }
      : { success: { status: 200, contentType: 'application/json', body: '{"details":{"sequence":"9"}}' } }
  return {
    read: {
      ...start(backend, 'read'),
      does: 'reads the number',
      good: (person) => person.isAt(person.words.phone.heading.verify),
    },
    factors: {
      ...start(backend, 'factors'),
      does: 'lists the factors',
      open: { intent: 'remove-app', account: 'token-app' },
      good: (person) => person.isAt(person.words.confirm['remove-app'].heading),
    },
    set: {
      ...aimAt(backend, 'set'),
      ...success,
      does: 'takes a number',
      // Once the pause is over, who asks again for the same number wants another message.
      open: { cooldown: '60000' },
      arrive: (person) => person.fill(person.words.phone.label, '+41 79 123 45 69'),
      ask: (person) => person.press(person.words.phone.submit),
      typed: async ({ words }) => [[words.phone.label, /79 ?123 ?45 ?69/]],
      async good(person) {
        await atCode(person)
        await person.hasMessages(1)
      },
      // It is there already, so it is read; and its message went out.
      lostRequests: 2,
      async lost(person) {
        await atCode(person)
        await person.sees(person.words.notices['sent-recently'])
        await person.hasMessages(1)
      },
    },
    verify: {
      ...aimAt(backend, 'verify'),
      ...success,
      does: 'takes the code of a message',
      open: { account: 'token-unverified' },
      async arrive(person) {
        await atCode(person)
        // Nobody tells how long it is, so it does not send itself.
        await person.fill(person.words.code.label, await person.newestCode())
      },
      ask: (person) => person.press(person.words.code.submit),
      typed: async (person) => [[person.words.code.label, await person.newestCode()]],
      good: isConfirmed,
      // Which number it was, the record says.
      goodRequests: 2,
      lostRequests: 2,
      lost: isConfirmed,
      leave: {
        async away(person) {
          await person.press(person.words.code.changeNumber)
          await person.isAt(person.words.phone.heading.verify)
        },
        async back(person) {
          await person.press(person.words.phone.submit)
          await atCode(person)
          await person.hasMessages(1)
          await person.fill(person.words.code.label, await person.newestCode())
        },
      },
    },
    resend: {
      ...aimAt(backend, 'resend'),
      ...success,
      does: 'sends another message',
      open: { account: 'token-unverified', cooldown: '1' },
      arrive: atCode,
      // Where it went, the record says.
      goodRequests: 2,
      lostRequests: 2,
      ask: (person) => person.press(person.words.code.resend),
      async good(person) {
        await person.hasMessages(2)
        await person.sees(person.words.notices.sent)
      },
      // Each press is one message; the newest code is the one that holds.
      async lost(person) {
        await person.hasMessages(3)
        await person.fill(person.words.code.label, await person.newestCode())
        await person.press(person.words.code.submit)
        await isConfirmed(person)
      },
    },
    addApp: {
      ...aimAt(backend, 'addApp'),
      does: 'makes a key for an app',
      open: { intent: 'add-app' },
      arrive: (person) => person.isAt(person.words.confirm['add-app'].heading),
      ask: (person) => person.press(person.words.confirm['add-app'].submit),
      good: (person) => person.isAt(person.words.enrol.heading),
      async lost(person) {
        await person.isAt(person.words.enrol.heading)
        await givesAppCode(person)
        await person.isAt(person.words.done['add-app'].heading)
      },
    },
    verifyApp: {
      ...aimAt(backend, 'verifyApp'),
      ...success,
      does: 'takes the first code of an app',
      open: { intent: 'add-app' },
      async arrive(person) {
        await person.press(person.words.confirm['add-app'].submit)
        await person.isAt(person.words.enrol.heading)
      },
      ask: givesAppCode,
      typed: async ({ words }) => [[words.enrol.label, /^\d{6}$/]],
      good: (person) => person.isAt(person.words.done['add-app'].heading),
      lost: (person) => person.isAt(person.words.done['add-app'].heading),
      leave: {
        async away(person) {
          await person.press(person.words.back)
          await person.isAt(person.words.confirm['add-app'].heading)
        },
        async back(person) {
          await person.press(person.words.confirm['add-app'].submit)
          await person.isAt(person.words.enrol.heading)
        },
      },
    },
    removeApp: decision(backend, 'removeApp', { intent: 'remove-app', account: 'token-app' }),
    addSms: decision(backend, 'addSms', { intent: 'add-sms', account: 'token-verified' }),
    removeSms: decision(backend, 'removeSms', { intent: 'remove-sms', account: 'token-sms' }),
    removePhone: decision(backend, 'removePhone', { intent: 'remove-phone', account: 'token-sms' }),
  }
}

/** Other words for the same flow: these of each are played with every run, the rest on demand. */
const often: Readonly<Record<Transport, readonly Call[]>> = {
  zitadel: ['read', 'set', 'verify', 'resend', 'verifyApp'],
  'zitadel-grpc-web': ['read', 'set', 'verify', 'resend', 'verifyApp'],
  'zitadel-v2': ['read', 'set', 'verify', 'resend', 'verifyApp'],
  'zitadel-v2-connect': ['read', 'set', 'verify'],
}

const calls = Object.keys(transports.zitadel) as readonly Call[]

export const requestCases: readonly RequestCase[] = (Object.keys(transports) as readonly Transport[]).flatMap(
  (backend) =>
    calls.map((call): RequestCase => {
      const request = requestCasesOf(backend)[call]
      const isOften = often[backend].includes(call)
      // Version 1 in JSON is the one that has both origins; its other decisions need one.
      if (backend === 'zitadel') return isOften ? request : { ...request, played: 'second' }
      return { ...request, played: isOften ? 'second' : 'on demand' }
    }),
)

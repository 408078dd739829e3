import type { Step, StepKind, StepOf } from '../protocol/step.ts'

/** A number in a test is as good as one that was parsed: these are E.164 by sight. */
const phone = (number: `+${number}`) => number as unknown as NonNullable<StepOf<'phone'>['phone']>

const phoneStep: StepOf<'phone'> = { kind: 'phone', purpose: 'sign-in', context: {}, countries: ['RU', 'KZ'] }

/** One ordinary step of each kind, to start stories and tests from. */
export const sampleSteps: { readonly [K in StepKind]: StepOf<K> } = {
  credentials: { kind: 'credentials', variant: 'username-and-password', context: {} },
  phone: phoneStep,
  code: {
    kind: 'code',
    factor: 'sms',
    phone: phone('+79991234567'),
    code: { length: 6, characters: 'digits', caseSensitive: false },
    resendAt: 0,
    context: {},
    back: { ...phoneStep, phone: phone('+79991234567') },
  },
  enrol: {
    kind: 'enrol',
    secret: 'KEZEM43CIUYWYU2Y',
    uri: 'otpauth://totp/Acme:ann%40example.com?secret=KEZEM43CIUYWYU2Y&issuer=Acme',
    account: 'ann@example.com',
    code: { length: 6, characters: 'digits', caseSensitive: false },
    context: {},
  },
  details: {
    kind: 'details',
    fields: [{ name: 'name', kind: 'text', minimumLength: 5, maximumLength: 64 }],
    context: {},
  },
  'backup-codes': { kind: 'backup-codes', codes: ['aB3_x9', 'Zq-7Kd', 'mN0pQr', 's_T4uV', 'w8-XyZ'], context: {} },
  confirm: { kind: 'confirm', about: 'add-sms', phone: phone('+41791234567'), context: {} },
  'sign-in-again': { kind: 'sign-in-again', reason: 'second-factor', context: {} },
  done: { kind: 'done', session: { token: 'token-of-the-session' } },
}

/** A step of this kind as a backend could give it, for tests and stories. */
export function sampleStep(kind: StepKind): Step {
  return sampleSteps[kind]
}

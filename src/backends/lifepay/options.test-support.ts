import { type NamesOf, namesOfHttp, type OptionFacts } from '../../test-support/optionFacts.test-support.ts'
import { e164 } from '../../test-support/e164.test-support.ts'
import { untyped } from '../../test-support/untyped.test-support.ts'
import { useSendCodeByPhone } from './hooks.ts'
import { lifepay, type LifepayAccountOptions, type LifepayOptions } from './index.ts'

const baseUrl = 'https://id.example'
const verify = async () => {}
const given = (options: object) => () => lifepay(untyped({ baseUrl, verify, ...options }))

const names: NamesOf<LifepayOptions | LifepayAccountOptions> = {
  ...namesOfHttp,
  captcha: true,
  captchaTypeField: true,
  client: true,
  clientIdentifier: true,
  clientType: true,
  completion: true,
  ip: true,
  keepClientIdentifier: true,
  language: true,
  offerSignUp: true,
  organizationAlias: true,
  query: true,
  unknownPhones: true,
  verify: true,
}

export const options: OptionFacts = {
  names,
  refused: [
    ['neither verify nor a completion', () => lifepay(untyped({ baseUrl })), 'E31'],
    ['verify that is missing', given({ verify: undefined }), 'E31'],
    ['verify that is none', given({ verify: 'verify' }), 'E23'],
    ['both', given({ completion: 'password' }), 'E31'],
    ['an unheard-of completion', () => lifepay(untyped({ baseUrl, completion: 'sign-out' })), 'E24'],
    ['a captcha without a key', given({ captcha: { provider: 'hcaptcha' } }), 'E60'],
    ['an empty key', given({ captcha: { provider: 'hcaptcha', siteKey: '' } }), 'E60'],
    ['a captcha of another’s', given({ captcha: { provider: 'recaptcha', siteKey: 'key' } }), 'E60'],
    ...['русский', '', 'en_US', 'e', 7, null, ['ru']].map((language): OptionFacts['refused'][number] => [
      `language ${JSON.stringify(language)}`,
      given({ language }),
      'E06',
    ]),
    ['unknownPhones', given({ unknownPhones: 'hide' }), 'E24'],
  ],
  places: (a, b) => [
    lifepay({ baseUrl: a, verify }),
    lifepay({ baseUrl: b, verify }),
    lifepay({ baseUrl: a, verify, organizationAlias: 'acme' }),
    lifepay({ baseUrl: a, completion: 'password' }),
    lifepay({ baseUrl: b, completion: 'password' }),
    lifepay({ baseUrl: a, completion: 'password', organizationAlias: 'acme' }),
    lifepay({ baseUrl: a, completion: 'sign-up' }),
    lifepay({ baseUrl: a, completion: 'reset-password' }),
  ],
  pairs: [
    [
      'two organizations',
      lifepay({ baseUrl, verify, organizationAlias: 'acme' }),
      lifepay({ baseUrl, verify, organizationAlias: 'other' }),
      false,
    ],
    ['two ends', lifepay({ baseUrl, completion: 'sign-up' }), lifepay({ baseUrl, completion: 'reset-password' }), true],
  ],
  hook: { use: useSendCodeByPhone, input: { phone: e164('+79991234567') } },
}

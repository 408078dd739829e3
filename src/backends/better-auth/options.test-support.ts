import { type NamesOf, namesOfHttp, type OptionFacts } from '../../test-support/optionFacts.test-support.ts'
import { untyped } from '../../test-support/untyped.test-support.ts'
import { useBetterAuthVerifyPhone } from './hooks.ts'
import { betterAuth, type BetterAuthOptions } from './index.ts'

const baseUrl = 'https://id.example'
const given = (options: object) => () => betterAuth(untyped({ baseUrl, ...options }))

const names: NamesOf<BetterAuthOptions> = {
  ...namesOfHttp,
  allowPasswordless: true,
  bearer: true,
  captcha: true,
  codeLength: true,
  codeLife: true,
  intent: true,
  issuer: true,
  messageLength: true,
  messageLife: true,
  signIn: true,
}

export const options: OptionFacts = {
  names,
  refused: [
    ['an unheard-of sign-in', given({ signIn: 'sms' }), 'E24'],
    ['an unheard-of intent', given({ intent: 'sign-up' }), 'E24'],
    ['an endpoint for an address', given({ baseUrl: `${baseUrl}/api/auth/sign-in` }), 'E72'],
    ['a password by bearer alone', given({ signIn: 'email', bearer: true }), 'E73'],
    ['no cookies and no bearer', given({ credentials: 'omit' }), 'E74'],
    [
      'a captcha that the server cannot verify',
      given({ captcha: { provider: 'smartcaptcha', siteKey: 'key' } }),
      'E75',
    ],
    ['seconds', given({ codeLife: 300 }), 'E76'],
    ['a token of somebody', given({ headers: { authorization: 'Bearer host-token' } }), 'E77'],
    ['an errand by bearer without a token', given({ bearer: true, intent: 'change' }), 'E78'],
    ['codes of half a digit', given({ codeLength: 5.5 }), 'E80'],
  ],
  places: (a, b) => [
    betterAuth({ baseUrl: a }),
    betterAuth({ baseUrl: b }),
    betterAuth({ baseUrl: a, signIn: 'phone-and-password' }),
    betterAuth({ baseUrl: a, signIn: 'email' }),
    betterAuth({ baseUrl: a, signIn: 'username' }),
    betterAuth({ baseUrl: a, intent: 'change' }),
    betterAuth({ baseUrl: a, intent: 'add-app' }),
  ],
  pairs: [
    ['two ways to sign in', betterAuth({ baseUrl }), betterAuth({ baseUrl, signIn: 'phone-and-password' }), true],
    ['two servers', betterAuth({ baseUrl }), betterAuth({ baseUrl: `${baseUrl}/other` }), false],
  ],
  hook: { use: useBetterAuthVerifyPhone, input: { phoneNumber: '+79991234567', code: '482913' } },
}

import { type NamesOf, namesOfHttp, type OptionFacts } from '../../test-support/optionFacts.test-support.ts'
import { untyped } from '../../test-support/untyped.test-support.ts'
import { useZitadelVerifyPhone } from './hooks.ts'
import { userService, zitadel, type ZitadelOptions } from './index.ts'

const baseUrl = 'https://id.example'
const token = 'host-token'

const names: NamesOf<ZitadelOptions> = {
  ...namesOfHttp,
  code: true,
  codeLifetime: true,
  intent: true,
  readAgainAfter: true,
  token: true,
  transport: true,
}

export const options: OptionFacts = {
  names,
  refused: [
    ['no token', () => zitadel(untyped({ baseUrl })), 'E50'],
    ['intent', () => zitadel(untyped({ baseUrl, token, intent: 'enrol' })), 'E24'],
    ['no user', () => userService(untyped({})), 'E25'],
    ['protocol', () => userService(untyped({ userId: '1', protocol: 'grpc' })), 'E24'],
  ],
  places: (a, b) => [
    zitadel({ baseUrl: a, token }),
    zitadel({ baseUrl: b, token }),
    zitadel({ baseUrl: a, token, intent: 'change' }),
    zitadel({ baseUrl: a, token, intent: 'add-app' }),
    zitadel({ baseUrl: a, token, headers: { 'x-zitadel-orgid': '1' } }),
    zitadel({ baseUrl: a, token, headers: { 'x-zitadel-orgid': '2' } }),
    zitadel({ baseUrl: a, token, transport: userService({ userId: '1' }) }),
    zitadel({ baseUrl: a, token, transport: userService({ userId: '2', protocol: 'connect' }) }),
  ],
  pairs: [
    [
      'two users',
      zitadel({ baseUrl, token, transport: userService({ userId: '1' }) }),
      zitadel({ baseUrl, token, transport: userService({ userId: '2' }) }),
      false,
    ],
    ['two intents', zitadel({ baseUrl, token, intent: 'verify' }), zitadel({ baseUrl, token, intent: 'change' }), true],
  ],
  hook: { use: useZitadelVerifyPhone, input: { code: '482913' } },
}

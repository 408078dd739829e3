import type { FuzzSetup } from '../../test-support/fuzz/setup.test-support.ts'
import { hostVerify } from './hostVerify.test-support.ts'
import { lifepay } from './index.ts'

const phone = () => '+79991234567'
const person = { username: '+79991234567', password: 'secret-2024', phone }

const byCode: FuzzSetup = {
  ...person,
  name: 'lifepay',
  captcha: 'smartcaptcha',
  make: ({ base, fetch }) =>
    lifepay({
      baseUrl: `${base}/lifepay`,
      fetch,
      captcha: { provider: 'smartcaptcha', siteKey: 'sandbox-key' },
      verify: hostVerify(`${base}/app/lifepay/verify`, fetch),
    }),
}

const byAccount = (['password', 'sign-up', 'reset-password'] as const).flatMap((completion) =>
  [false, true].map(
    (offerSignUp): FuzzSetup => ({
      ...person,
      name: `lifepay-accounts ${completion}${offerSignUp ? ', telling' : ''}`,
      phone: (count) => (completion === 'sign-up' ? `+7903555${String(1000 + count)}` : phone()),
      make: ({ world, base, fetch }) => {
        world.switches['captcha'] = 'none'
        return lifepay({ baseUrl: `${base}/lifepay`, fetch, completion, offerSignUp })
      },
    }),
  ),
)

export const fuzz: readonly FuzzSetup[] = [byCode, ...byAccount]

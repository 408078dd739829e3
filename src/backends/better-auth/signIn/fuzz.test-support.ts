import type { FuzzSetup } from '../../../test-support/fuzz/setup.test-support.ts'
import { betterAuthAccounts, strangersPhone } from '../accounts.test-support.ts'
import { betterAuth, type BetterAuthSignIn } from '../index.ts'
import { betterAuthPassword as password } from '../secrets.test-support.ts'

const { ann, tom, mia } = betterAuthAccounts

function signsIn(name: string, signIn: BetterAuthSignIn, username: string, phone: string): FuzzSetup {
  return {
    name: `better-auth ${name}`,
    username,
    password,
    phone: () => phone,
    make: ({ base, fetch }) => betterAuth({ baseUrl: `${base}/better-auth/api/auth`, fetch, signIn }),
  }
}

/** Phone codes behind a captcha that is announced, and one that is not. */
function behindCaptcha(on: 'send' | 'reset'): FuzzSetup {
  return {
    ...signsIn(`with a captcha, announced for ${on}`, 'phone', '', strangersPhone),
    captcha: 'turnstile',
    make: ({ world, base, fetch }) => {
      world.switches['better-auth.captcha'] = 'turnstile'
      world.switches['better-auth.captchaPaths'] = '/phone-number/send-otp'
      const captcha = { provider: 'turnstile', siteKey: 'sandbox-key', on: [on] } as const
      return betterAuth({ baseUrl: `${base}/better-auth/api/auth`, fetch, captcha })
    },
  }
}

export const signInFuzz: readonly FuzzSetup[] = [
  signsIn('by phone', 'phone', '', strangersPhone),
  signsIn('by number and password', 'phone-and-password', ann.phone, ann.phone),
  signsIn('by number and password, and a message', 'phone-and-password', mia.phone, mia.phone),
  signsIn('by e-mail, and an app', 'email', tom.email, tom.phone),
  signsIn('by user name', 'username', ann.username, ann.phone),
  behindCaptcha('send'),
  behindCaptcha('reset'),
]

import type { World } from '../../../sandbox/world.ts'

/** What a host configures otherwise. Each makes the world's server anew, over the same database. */
export const switches = {
  'better-auth.people': '"none": nobody has an account. Read by the first request of a world alone.',
  'better-auth.signUp': 'false: a right code of a number nobody has is 500 FAILED_TO_UPDATE_USER, not an account.',
  'better-auth.validator': 'false: there is no phoneNumberValidator, so any text is a number.',
  'better-auth.requireVerification':
    'true: a password for a number that is not verified, right or wrong, sends a code and is 401 PHONE_NUMBER_NOT_VERIFIED.',
  'better-auth.requireEmailVerification':
    'false: an address that is not verified signs in, and sign-up by e-mail gives a session.',
  'better-auth.minPasswordLength': 'a number: a new password is at least that long. Default: 8.',
  'better-auth.tempEmail':
    '"number": the invented address is made of the number alone, so the next owner of a number given up meets an empty 500.',
  'better-auth.messages':
    '"pause": sendOTP refuses a second message within 60 s with 429 OTP_SENT_RECENTLY. "fail": it throws, an empty 500. "none": there is no sendOTP.',
  'better-auth.resetMessages': 'false: there is no sendPasswordResetOTP, so a reset answers success and sends nothing.',
  'better-auth.secondFactorMessages':
    'false: there is no otpOptions.sendOTP, so an authenticator is the only second factor. "fail": it throws, and the answer is a success.',
  'better-auth.passwordless':
    'true: allowPasswordless, so whoever has no password may switch a second factor on and off.',
  'better-auth.hooks':
    '"fail": databaseHooks.session.create.before throws, an empty 500 for whoever would be signed in.',
  'better-auth.bearer':
    'false: without the plugin. "first": listed before twoFactor. "signed": requireSignature, so that the token of a body is nobody.',
  'better-auth.captcha':
    'hcaptcha, recaptcha or turnstile: the captcha plugin asks for a token of that provider. Default: none is asked.',
  'better-auth.captchaPaths':
    'Comma-separated: the paths that ask, "*" for any part. Default: the plugin’s own three, none of which is a phone’s.',
  'better-auth.captchaDown': 'true: the provider answers 503 to the server.',
  'better-auth.rateLimit': 'true: the limits that production has, counted in the database by address and path.',
  'better-auth.cookies':
    '"https": as behind an https address, named __Secure- and Secure. "cross-site": SameSite=None, Secure, Partitioned.',
} as const

type SwitchName = keyof typeof switches

/** Whether this world begins with the accounts there are. */
export function hasPeople(world: World): boolean {
  return world.switches['better-auth.people'] !== 'none'
}

/** The ones that are on in this world: what a configuration is made of, and known by. */
export function chosenIn(world: World) {
  const value = (name: SwitchName) => world.switches[name]
  const isOff = (name: SwitchName) => value(name) === false
  const isOn = (name: SwitchName) => value(name) === true
  const text = (name: SwitchName) => {
    const given = value(name)
    return typeof given === 'string' ? given : undefined
  }
  const number = (name: SwitchName) => {
    const given = value(name)
    return typeof given === 'number' ? given : undefined
  }
  return {
    signsUp: !isOff('better-auth.signUp'),
    validates: !isOff('better-auth.validator'),
    requiresVerification: isOn('better-auth.requireVerification'),
    requiresEmailVerification: !isOff('better-auth.requireEmailVerification'),
    emailOfNumber: text('better-auth.tempEmail') === 'number',
    minPasswordLength: number('better-auth.minPasswordLength'),
    messages: text('better-auth.messages'),
    sendsResets: !isOff('better-auth.resetMessages'),
    secondFactorMessages: isOff('better-auth.secondFactorMessages') ? 'none' : text('better-auth.secondFactorMessages'),
    captchaDown: isOn('better-auth.captchaDown'),
    passwordless: isOn('better-auth.passwordless'),
    hooksFail: text('better-auth.hooks') === 'fail',
    bearer: isOff('better-auth.bearer') ? 'none' : text('better-auth.bearer'),
    captcha: text('better-auth.captcha'),
    captchaPaths: text('better-auth.captchaPaths'),
    limits: isOn('better-auth.rateLimit'),
    cookies: text('better-auth.cookies'),
  } as const
}

export type Chosen = ReturnType<typeof chosenIn>

import type { StandIn } from './standIn.ts'
import { hcaptcha } from './standIns/hcaptcha.ts'
import { recaptcha } from './standIns/recaptcha.ts'
import { smartcaptcha } from './standIns/smartcaptcha.ts'
import { turnstile } from './standIns/turnstile.ts'

/** Every vendor of the folder `standIns`, by the name a step gives it. Written by `src/captcha/records.test.ts`. */
export const captchaProviders = ['hcaptcha', 'recaptcha', 'smartcaptcha', 'turnstile'] as const

/** A vendor of captchas whose script and server the sandbox stands in for. */
export type CaptchaProvider = (typeof captchaProviders)[number]

export const standIns: Readonly<Record<CaptchaProvider, StandIn>> = {
  hcaptcha,
  recaptcha,
  smartcaptcha,
  turnstile,
}

import type { Captcha } from './Captcha.tsx'

export type CaptchaPart = typeof Captcha

/** What it takes to draw a challenge comes after the form: a chunk of its own. */
export async function importCaptcha(): Promise<CaptchaPart> {
  return (await import('./Captcha.tsx')).Captcha
}

import type { Captcha } from './Captcha.tsx'

/** What it takes to draw a challenge comes after the form: a chunk of its own. */
export async function importCaptcha(): Promise<typeof Captcha> {
  return (await import('./Captcha.tsx')).Captcha
}

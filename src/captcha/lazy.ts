import type { CaptchaProvider } from './provider.ts'

/**
 * The providers by the name a step gives them, each its own chunk. Shaped for `React.lazy`. Written by `records.test.ts`.
 */
export const captchaProviders: Readonly<Record<string, () => Promise<{ default: CaptchaProvider }>>> = {
  hcaptcha: () => import('./providers/hcaptcha.tsx').then(({ HCaptcha }) => ({ default: HCaptcha })),
  recaptcha: () => import('./providers/recaptcha.tsx').then(({ Recaptcha }) => ({ default: Recaptcha })),
  smartcaptcha: () => import('./providers/smartcaptcha.tsx').then(({ SmartCaptcha }) => ({ default: SmartCaptcha })),
  turnstile: () => import('./providers/turnstile.tsx').then(({ Turnstile }) => ({ default: Turnstile })),
}

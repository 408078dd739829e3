import type { PhoneStep } from '../../protocol/step.ts'
import type { LifepaySendingOptions } from './options.ts'

/** LPOS API v6 takes Russian numbering only: calling code 7, which Russia and Kazakhstan share. */
export const countries = ['RU', 'KZ'] as const

/** Asks for a number. LIFE PAY wants a captcha for each message, and none for a code. */
export function phoneStep({ captcha }: LifepaySendingOptions, more: Partial<PhoneStep> = {}): PhoneStep {
  return {
    kind: 'phone',
    purpose: 'sign-in',
    countries,
    context: {},
    ...(captcha && { captcha: { submit: captcha } }),
    ...more,
  }
}

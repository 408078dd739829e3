import type { Meta } from '@storybook/react-vite'
import { boxOf, phoneStepWith } from '../captchaForm.tsx'

/** Each provider’s box, alone and in a step. Written by `src/captcha/records.test.ts`. */
const meta: Meta = { title: 'Parts/Captcha Providers' }
export default meta

export const HCaptcha = boxOf('hcaptcha')
export const HCaptchaInAStep = phoneStepWith('hcaptcha')

export const Recaptcha = boxOf('recaptcha')
export const RecaptchaInAStep = phoneStepWith('recaptcha')

export const SmartCaptcha = boxOf('smartcaptcha')
export const SmartCaptchaInAStep = phoneStepWith('smartcaptcha')

export const Turnstile = boxOf('turnstile')
export const TurnstileInAStep = phoneStepWith('turnstile')

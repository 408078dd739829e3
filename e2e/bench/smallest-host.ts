/** The least that a host on LIFE PAY imports to show a phone form. */
export { lifepay } from '../../src/backends/lifepay/index.ts'
export { SignIn } from '../../src/index.ts'

/** Needed when the form is sent, not when it is shown. */
export const hcaptcha = () => import('../../src/captcha/providers/hcaptcha.tsx')

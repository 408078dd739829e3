export { captchaToken } from '../captcha/token.ts'

import type { MessageJourney } from '../../test-support/messageJourney.test-support.ts'

export const messageJourney: MessageJourney = {
  choices: { backend: 'lifepay', captcha: 'none' },
  first: { phone: '9991234567' },
  sends: /send-code-by-phone/,
  checks: /\/app\/lifepay\/verify/,
  sendMethod: 'POST',
  resend: '/send-code-by-phone',
  submitsItself: true,
  ends: 'signed-in',
}

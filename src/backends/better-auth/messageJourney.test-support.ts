import type { MessageJourney } from '../../test-support/messageJourney.test-support.ts'

export const messageJourney: MessageJourney = {
  choices: { backend: 'better-auth' },
  first: { phone: '+79991234567' },
  sends: /\/phone-number\/send-otp/,
  checks: /\/phone-number\/verify/,
  sendMethod: 'POST',
  resend: '/phone-number/send-otp',
  submitsItself: true,
  ends: 'signed-in',
}

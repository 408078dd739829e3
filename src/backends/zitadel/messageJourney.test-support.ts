import type { MessageJourney } from '../../test-support/messageJourney.test-support.ts'

export const messageJourney: MessageJourney = {
  choices: { backend: 'zitadel' },
  first: { phone: '+41 79 123 45 69' },
  sends: /^PUT \S*\/phone$|_resend_verification/,
  checks: /\/phone\/_verify/,
  sendMethod: 'PUT',
  resend: '/_resend_verification',
  submitsItself: false,
  ends: 'phone-verified',
}

import type { MessageJourney } from '../../test-support/messageJourney.test-support.ts'

/** Of both products: the same people live in them. */
export const portalJourney: Omit<MessageJourney, 'choices'> = {
  first: { username: 'ann@example.com', password: 'Passw0rd!' },
  sends: /^POST \S*\/authentication$/,
  checks: /^POST \S*\/authentication\/\d{6}$/,
  sendMethod: 'POST',
  resend: '/sendsms',
  submitsItself: true,
  ends: 'signed-in',
}

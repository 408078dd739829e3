import type { HeapJourney, HeapStep } from '../../test-support/heapJourney.test-support.ts'

const enters = (number: string): HeapStep => ({ fills: { 'Phone number': number } })
const newPassword = 'secret-2025'

export const heapJourneys: readonly HeapJourney[] = [
  {
    name: 'a code the host checks',
    choices: { backend: 'lifepay', captcha: 'none' },
    steps: [enters('9991234567'), 'enters the code of the message'],
    isOften: true,
  },
  {
    name: 'another password',
    choices: { backend: 'lifepay', captcha: 'none', completion: 'reset-password' },
    steps: [
      enters('9991234567'),
      'enters the code of the message',
      { fills: { 'New password': newPassword }, secret: newPassword },
    ],
  },
  {
    name: 'an account is made',
    choices: { backend: 'lifepay', captcha: 'none', completion: 'sign-up' },
    steps: [enters('9995554433'), 'enters the code of the message', { fills: { 'Your name': 'Ann of Moscow' } }],
  },
]

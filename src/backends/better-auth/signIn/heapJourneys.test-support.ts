import type { HeapJourney } from '../../../test-support/heapJourney.test-support.ts'
import { betterAuthAccounts } from '../accounts.test-support.ts'
import { betterAuthPassword as password } from '../secrets.test-support.ts'

const { ann, mia } = betterAuthAccounts
const backend = 'better-auth'

/** A sign-in to each of its ends. */
export const signInHeapJourneys: readonly HeapJourney[] = [
  {
    name: 'a number and its code',
    choices: { backend },
    steps: [{ fills: { 'Phone number': '+79991234567' } }, 'enters the code of the message'],
  },
  {
    name: 'a password, and a message',
    choices: { backend, signIn: 'email' },
    steps: [{ fills: { Email: mia.email, Password: password }, secret: password }, 'enters the code of the message'],
    isOften: true,
  },
  {
    name: 'a number and its password',
    choices: { backend, signIn: 'phone-and-password' },
    steps: [{ fills: { 'Phone number': ann.phone, Password: password }, secret: password }],
  },
]

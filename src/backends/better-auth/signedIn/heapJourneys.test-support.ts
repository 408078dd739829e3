import type { HeapJourney } from '../../../test-support/heapJourney.test-support.ts'
import { betterAuthPassword } from '../secrets.test-support.ts'

const password = { fills: { Password: betterAuthPassword } } as const
const of = (intent: string, account = 'ann') => ({ backend: 'better-auth', intent, account })

export const signedInHeapJourneys: readonly HeapJourney[] = [
  {
    name: 'another number',
    choices: of('change'),
    steps: [{ fills: { 'Phone number': '+41791234567' } }, 'enters the code of the message'],
  },
  {
    name: 'an authenticator and its backup codes',
    choices: of('add-app'),
    steps: [password, 'sets up an app', 'saves the backup codes'],
    isOften: true,
  },
  { name: 'no second factor', choices: of('remove-app', 'tom'), steps: [password] },
]

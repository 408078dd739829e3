import type { HeapJourney } from '../../test-support/heapJourney.test-support.ts'

export const heapJourneys: readonly HeapJourney[] = ['zitadel', 'zitadel-grpc-web', 'zitadel-v2'].flatMap(
  (backend): readonly HeapJourney[] => [
    {
      name: `a number, over ${backend}`,
      choices: { backend },
      steps: [{ fills: { 'Phone number': '+41791234569' } }, 'enters the code of the message', 'confirms'],
    },
    {
      name: `an app, over ${backend}`,
      choices: { backend, intent: 'add-app', account: 'token-verified' },
      steps: ['continues', 'sets up an app'],
      ...(backend === 'zitadel' && { isOften: true }),
    },
  ],
)

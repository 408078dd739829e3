import { signInHeapJourneys } from './signIn/heapJourneys.test-support.ts'
import { signedInHeapJourneys } from './signedIn/heapJourneys.test-support.ts'

export const heapJourneys = [...signInHeapJourneys, ...signedInHeapJourneys]

import type { HeapJourney } from '../../test-support/heapJourney.test-support.ts'
import { enrolment, enters } from '../onlyoffice/heapJourneys.test-support.ts'

const choices = { backend: 'docspace' } as const

export const heapJourneys: readonly HeapJourney[] = [
  {
    name: 'a password and a message',
    choices,
    steps: [enters('ann'), 'enters the code of the message'],
    isOften: true,
  },
  { name: 'a password', choices, steps: [enters('bob')] },
  { name: 'an app and its backup codes', ...enrolment(choices), isOften: true },
  { name: 'an app and its backup codes, by its link', ...enrolment({ ...choices, appCodes: 'tfaapp' }) },
]

import type { HeapJourney } from '../../test-support/heapJourney.test-support.ts'
import { enrolment } from '../onlyoffice/heapJourneys.test-support.ts'

export const heapJourneys: readonly HeapJourney[] = [
  { name: 'an app and its backup codes', ...enrolment({ backend: 'workspace' }) },
  { name: 'an app and its backup codes, in XML', ...enrolment({ backend: 'workspace', format: 'xml' }) },
]

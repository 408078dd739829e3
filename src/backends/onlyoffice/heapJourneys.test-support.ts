import type { HeapJourney, HeapStep } from '../../test-support/heapJourney.test-support.ts'

export const enters = (name: string): HeapStep => ({
  fills: { Email: `${name}@example.com`, Password: 'Passw0rd!' },
})

export function enrolment(choices: HeapJourney['choices']): Omit<HeapJourney, 'name'> {
  return { choices, steps: [enters('eve'), 'sets up an app', 'saves the backup codes'] }
}

'use client'
import { useCallback, useRef } from 'react'
import type { PhoneProblem, ParsedPhone } from '../../../phone/parsePhone.ts'

/**
 * For a form around a `PhoneEntry`: hand it `onParsed`, and `problem()` says why what stands in it is no number, at the
 * moment of asking. That is what a validation wants: `register('phone', { validate: () => problem() ?? true })`.
 */
export function useParsedPhone(): {
  readonly onParsed: (reading: ParsedPhone | undefined) => void
  readonly problem: () => PhoneProblem | undefined
} {
  const reading = useRef<ParsedPhone>({ problem: 'empty' })
  const onParsed = useCallback((read: ParsedPhone | undefined) => {
    // Being read: a submission waits for it, so nobody asks meanwhile.
    if (read !== undefined) reading.current = read
  }, [])
  const problem = useCallback(() => ('problem' in reading.current ? reading.current.problem : undefined), [])
  return { onParsed, problem }
}

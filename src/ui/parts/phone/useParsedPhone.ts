'use client'
import { useCallback, useRef } from 'react'
import type { PhoneProblem, ParsedPhone } from '../../../phone/parsePhone.ts'

/**
 * For a form around a `PhoneEntry`: hand it `onParsed`, and `problem()` says why what stands in it is no number, at the
 * moment of asking. That is what a validation wants: `register('phone', { validate: () => problem() ?? true })`.
 */
export function useParsedPhone(): {
  readonly onParsed: (parsed: ParsedPhone | undefined) => void
  readonly problem: () => PhoneProblem | undefined
} {
  const latest = useRef<ParsedPhone>({ problem: 'empty' })
  const onParsed = useCallback((parsed: ParsedPhone | undefined) => {
    // Being parsed: a submission waits for it, so nobody asks meanwhile.
    if (parsed !== undefined) latest.current = parsed
  }, [])
  const problem = useCallback(() => ('problem' in latest.current ? latest.current.problem : undefined), [])
  return { onParsed, problem }
}

import { useState } from 'react'
import type { Captcha } from '../../protocol/step.ts'

/**
 * Where a step's challenge goes so that nothing already on screen moves: one the step came with has its room in the form;
 * one that is asked for later (DocSpace, after a 403) comes below everything else.
 */
export function useChallengePlace(challenge: Captcha | undefined): 'form' | 'below' | undefined {
  const [cameWith] = useState(challenge !== undefined)
  if (challenge === undefined) return undefined
  return cameWith ? 'form' : 'below'
}

import { useState } from 'react'
import type { CaptchaChallenge } from '../../protocol/step.ts'
import { useWidget } from '../WidgetContext.ts'

/**
 * Where a step's challenge goes so that nothing already on screen moves: one the step came with has its room in the form;
 * one that is asked for later (DocSpace, after a 403) comes below everything else. So does an invisible one: whether it
 * will show anything is known only when it does, and an empty room would be a gap for most.
 */
export function useChallengePlace(challenge: CaptchaChallenge | undefined): 'form' | 'below' | undefined {
  const [cameWith] = useState(challenge !== undefined)
  const { captcha } = useWidget()
  if (challenge === undefined) return undefined
  return cameWith && captcha?.[challenge.provider]?.size !== 'invisible' ? 'form' : 'below'
}

'use client'
import type { ReactNode, RefObject } from 'react'
import type { CaptchaHandle } from '../../captcha/provider.ts'
import type { CaptchaChallenge } from '../../protocol/step.ts'
import { StepChallenge } from './StepChallenge.tsx'
import { useChallengePlace } from './useChallengePlace.ts'

/** The challenge of a step's main action, where it stands: in the form, or below everything if it came later. */
export function useStepChallenge(
  solver: RefObject<CaptchaHandle | null>,
  challenge: CaptchaChallenge | undefined,
  wanted: boolean,
): { readonly inForm: ReactNode; readonly below: ReactNode } {
  const place = useChallengePlace(challenge)
  const drawn = challenge !== undefined && <StepChallenge ref={solver} challenge={challenge} wanted={wanted} />
  return { inForm: place === 'form' && drawn, below: place === 'below' && drawn }
}

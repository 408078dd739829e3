'use client'
import { type ReactNode, useRef, useState } from 'react'
import type { CaptchaHandle } from '../../captcha/provider.ts'
import type { ActionView } from '../../flow/useAction.ts'
import { type AuthError, isAbout } from '../../protocol/error.ts'
import type { CaptchaChallenge, CaptchaToken } from '../../protocol/step.ts'
import { useFirstWidget } from '../WidgetContext.ts'
import { StepChallenge } from './StepChallenge.tsx'
import { useBoxPress } from './useBoxPress.ts'
import { withCaptcha } from './withCaptcha.ts'

interface Solvable {
  readonly captcha?: CaptchaToken
}

type Taking<I> = Pick<ActionView<I>, 'submit'>

interface Drawing {
  /** The person has turned to the form. */
  readonly wanted: boolean
  /** Keeps no room for itself until then. */
  readonly opens?: boolean
  /** Why the last try failed, whatever it is about. */
  readonly error?: AuthError | string | undefined
}

export interface StepChallengeView {
  /**
   * Takes an action with a token of the challenge, if the step asks for one. An invisible one is solved as part of the
   * action. A box that is not ticked yet is no part of it: nothing is busy, the box says what there is to do, and the
   * tick takes the action by itself.
   */
  readonly take: <I extends object>(action: Taking<I & Solvable>, input: I) => void
  /** The person has changed what was to be sent, or does something else: the tick takes nothing by itself. */
  readonly withdraw: () => void
  /** What there is to say of an error anywhere else: nothing of one that is said at the box. */
  readonly elsewhere: <E extends AuthError | string>(error: E | undefined) => E | undefined
  /** Above the button. */
  readonly draw: (drawing: Drawing) => ReactNode
}

/** The challenge of one action of a step: who waits for it, what is said of it, and where it stands. */
export function useStepChallenge(challenge: CaptchaChallenge | undefined): StepChallengeView {
  const { messages, captcha } = useFirstWidget()
  const solver = useRef<CaptchaHandle>(null)
  const [cameWith] = useState(challenge !== undefined)
  const hasBox = challenge !== undefined && captcha?.[challenge.provider]?.size !== 'invisible'
  const { press, withdraw } = useBoxPress(solver)
  const isAtBox = (error: AuthError | string | undefined): error is AuthError => hasBox && isAbout(error, 'captcha')
  return {
    take(action, input) {
      if (!hasBox) return action.submit(withCaptcha(input, challenge && solver))
      press({
        solved: (token) => action.submit({ ...input, captcha: token }),
        failed: (reason) => action.submit(() => Promise.reject(reason)),
      })
    },
    withdraw,
    elsewhere: (error) => (isAtBox(error) ? undefined : error),
    draw: ({ wanted, opens = false, error }) =>
      challenge !== undefined && (
        <StepChallenge
          ref={solver}
          challenge={challenge}
          wanted={wanted}
          opens={opens}
          late={opens || !cameWith}
          error={isAtBox(error) ? messages.errors[error.code] : undefined}
        />
      ),
  }
}

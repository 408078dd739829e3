'use client'
import { useFlowContext } from '../../flow/FlowContext.ts'
import type { StepOf } from '../../protocol/step.ts'
import { Button } from '../parts/form/Button.tsx'
import { Help } from '../parts/form/Help.tsx'
import { StepFrame } from '../StepFrame.tsx'
import { useWidget } from '../useWidget.ts'

/** Nothing can be done here before the person has signed in again, which is the host's: the button tells it. */
export function SignInAgainStep({ step }: { readonly step: StepOf<'sign-in-again'> }) {
  const { messages } = useWidget()
  const { onSignInAgain } = useFlowContext()
  const { heading, sentence, keepApp, submit } = messages.signInAgain
  return (
    <StepFrame heading={heading} sentence={step.keepApp === true ? keepApp : sentence} foot={<Help />}>
      {onSignInAgain !== undefined && (
        <div className="entryphone-form entryphone-confirm">
          <Button onClick={() => onSignInAgain(step.reason)}>{submit}</Button>
        </div>
      )}
    </StepFrame>
  )
}

import { useState } from 'react'
import type { AuthErrorCode } from '../../../src/protocol/error.ts'
import type { Step, StepKind } from '../../../src/protocol/step.ts'
import { sampleSteps } from '../../../src/testing/steps.ts'
import { scriptedBackend } from '../../../src/testing/scriptedBackend.ts'
import { SignIn, type SignInProps } from '../../../src/ui/SignIn.tsx'
import type { Args } from '../parts/records.tsx'

export interface LiveStepProps extends Partial<Pick<SignInProps, 'autoFocus' | 'parts' | 'messages' | 'theme'>> {
  readonly kind: StepKind
  /** What the step holds besides what `sampleSteps` has. */
  readonly fields?: Args
  /** What the server answers to whatever is sent. Default: the end. */
  readonly answer?: AuthErrorCode
}

/** The screen of one step, over a server that answers everything alike. */
export function LiveStep({ kind, fields = {}, answer, ...options }: LiveStepProps) {
  const [backend] = useState(() => {
    const answered = answer ?? sampleSteps.done
    return scriptedBackend({
      // Controls hand over whatever was typed into them.
      start: { ...sampleSteps[kind], ...fields } as Step,
      answers: {
        'credentials.submit': answered,
        'phone.submit': answered,
        'code.submit': answered,
        'enrol.submit': answered,
        'details.submit': answered,
        'backup-codes.submit': answered,
        'confirm.submit': answered,
      },
    })
  })
  return <SignIn {...options} backend={backend} onSignInAgain={() => {}} remember={false} />
}

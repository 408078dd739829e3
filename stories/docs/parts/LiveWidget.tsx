import { type ReactNode, useState } from 'react'
import { FlowProvider } from '../../../src/flow/FlowProvider.tsx'
import { sampleSteps } from '../../../src/testing/steps.ts'
import { type Script, scriptedBackend } from '../../../src/testing/scriptedBackend.ts'
import { Card, type CardProps } from '../../../src/ui/Card.tsx'
import { CurrentStep } from '../../../src/ui/CurrentStep.tsx'
import { SignIn, type SignInProps } from '../../../src/ui/SignIn.tsx'

const { phone, code, done } = sampleSteps

/** Any number, then 000000 for a wrong code, and any other for the end. */
const journey: Script = {
  start: phone,
  answers: {
    'phone.submit': { ...code, notice: 'sent' },
    'code.submit': done,
    'code.resend': { ...code, notice: 'sent' },
  },
}

function useScripted(script: Script) {
  const [backend] = useState(() => scriptedBackend(script))
  return backend
}

/** The whole of it, over answers that are written down. */
export function LiveSignIn(options: Partial<Omit<SignInProps, 'backend'>>) {
  return <SignIn {...options} backend={useScripted(journey)} remember={false} />
}

export function LiveCard(options: Partial<Omit<CardProps, 'children'>>) {
  return (
    <FlowProvider backend={useScripted({ ...journey, start: code })} remember={false}>
      <Card {...options}>
        <CurrentStep />
      </Card>
    </FlowProvider>
  )
}

/** What a part that never stands alone has around it: a widget without screens. */
export function Inside({ children, theme }: { readonly children: ReactNode; readonly theme?: 'light' | 'dark' }) {
  return (
    <FlowProvider backend={useScripted({ start: code })} remember={false}>
      <Card theme={theme}>{children}</Card>
    </FlowProvider>
  )
}

/** What any other part has around it: a class. */
export function Around({ children, theme }: { readonly children: ReactNode; readonly theme?: 'light' | 'dark' }) {
  return (
    <div className="entryphone" data-theme={theme}>
      {children}
    </div>
  )
}

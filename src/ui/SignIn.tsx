'use client'
import { FlowProvider, type FlowProviderProps } from '../flow/FlowProvider.tsx'
import { Card, type CardProps } from './Card.tsx'
import { CurrentStep } from './CurrentStep.tsx'

/** Everything `<SignIn>` takes: that of the flow and that of the card. Only `backend` is required. */
export interface SignInProps extends Omit<FlowProviderProps, 'children'>, Omit<CardProps, 'children'> {}

/** Signs a person in: one card that asks what the backend needs, step by step, and calls `onDone` with the session. */
export function SignIn({ backend, onDone, onSignInAgain, onKeep, onEvent, name, remember, ...card }: SignInProps) {
  return (
    <FlowProvider {...{ backend, onDone, onSignInAgain, onKeep, onEvent, name, remember }}>
      <Card {...card}>
        <CurrentStep />
      </Card>
    </FlowProvider>
  )
}

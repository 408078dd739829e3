import { createContext, useContext } from 'react'
import { EntryphoneError } from '../runtime/mistake.ts'
import type { LoadedPart } from '../runtime/loadOnce.ts'
import type { FactorChange, SignInAgainStep } from '../protocol/step.ts'
import type { Flow } from './createFlow.ts'
import type { performAction } from './performAction.ts'
import type { Start } from './useStart.ts'

/** What takes an action: the first press needs it, and no first form. */
export type Acting = LoadedPart<{ readonly performAction: typeof performAction }>

interface FlowContents {
  readonly flow: Flow
  readonly acting: Acting
  readonly start: Start
  /** The host's, for the step that only it can go on from. */
  readonly onSignInAgain?: ((reason: SignInAgainStep['reason']) => void) | undefined
  /** The host's, for a question that was answered with "Keep it". */
  readonly onKeep?: ((about: FactorChange) => void) | undefined
}

export const FlowContext = createContext<FlowContents | undefined>(undefined)

export function useFlowContext(): FlowContents {
  const context = useContext(FlowContext)
  if (context === undefined) throw new EntryphoneError('E01')
  return context
}

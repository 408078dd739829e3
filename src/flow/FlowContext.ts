import { createContext, useContext } from 'react'
import { EntryphoneError } from '../protocol/mistake.ts'
import type { Flow } from './createFlow.ts'
import type { Start } from './useStart.ts'

export const FlowContext = createContext<{ readonly flow: Flow; readonly start: Start } | undefined>(undefined)

export function useFlowContext(): { readonly flow: Flow; readonly start: Start } {
  const context = useContext(FlowContext)
  if (context === undefined) throw new EntryphoneError('E01')
  return context
}

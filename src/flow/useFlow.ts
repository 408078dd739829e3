'use client'
import { useSyncExternalStore } from 'react'
import type { Backend } from '../protocol/backend.ts'
import type { Step } from '../protocol/step.ts'
import type { Flow } from './createFlow.ts'
import { useFlowContext } from './FlowContext.ts'
import type { Start } from './useStart.ts'

export interface FlowView {
  readonly backend: Backend
  /** Where the person is; `undefined` until the backend has said where its users start. */
  readonly step: Step | undefined
  readonly start: Start
  /** Leads to the step before, where there is one. What is under way is ended; nothing is unsent. */
  readonly back: (() => void) | undefined
}

/** What is on screen now, and the way back. */
export function useFlow(): FlowView {
  const { flow, start } = useFlowContext()
  const step = useSyncExternalStore(flow.subscribe, flow.getState, flow.getState)
  const canGoBack = step !== undefined && 'back' in step && step.back !== undefined
  return {
    backend: flow.backend,
    step,
    start,
    back: canGoBack ? () => goBack(flow) : undefined,
  }
}

function goBack(flow: Flow) {
  const from = flow.getState()
  flow.leave()
  flow.send({ type: 'back' })
  const to = flow.getState()
  if (from !== undefined && to !== undefined) flow.tell({ type: 'back', step: from.kind, to: to.kind })
}

'use client'
import { useSyncExternalStore } from 'react'
import type { Backend } from '../protocol/backend.ts'
import type { Step } from '../protocol/step.ts'
import type { Flow } from './createFlow.ts'
import { useFlowContext } from './FlowContext.ts'
import type { Start } from './useStart.ts'

/** The flow as a component sees it: the step, how it began, and the way back. */
export interface FlowView {
  readonly backend: Backend
  /** Where the person is; `undefined` until the backend has said where its users start. */
  readonly step: Step | undefined
  readonly start: Start
  /**
   * The person's own action has brought them here: what comes on screen then takes the focus and is read out, which
   * `StepFrame` does, and a step of yours may. At first sight the focus stays with the page.
   */
  readonly arrived: boolean
  /** Counts the moves from step to step: a step with the same words may be another one. */
  readonly moves: number
  /** Leads to the step before, where there is one. What is under way is ended; nothing is unsent. */
  readonly back: (() => void) | undefined
}

/** What is on screen now, and the way back. */
export function useFlow(): FlowView {
  const { flow, start } = useFlowContext()
  const step = useSyncExternalStore(flow.subscribe, flow.getState, flow.getFirst)
  const canGoBack = step !== undefined && 'back' in step && step.back !== undefined
  return {
    backend: flow.backend,
    step,
    start,
    arrived: flow.hasActed,
    moves: flow.moves,
    back: canGoBack ? () => goBack(flow) : undefined,
  }
}

function goBack(flow: Flow) {
  const from = flow.getState()
  flow.lock.abort()
  flow.send({ type: 'back' })
  const to = flow.getState()
  if (from !== undefined && to !== undefined) flow.tell({ type: 'back', step: from.kind, to: to.kind })
}

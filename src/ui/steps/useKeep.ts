'use client'
import { useState } from 'react'
import { useFlowContext } from '../../flow/FlowContext.ts'
import { type AuthError, errorMeanings } from '../../protocol/error.ts'
import type { FactorChange } from '../../protocol/step.ts'

export interface Keep {
  /** `unclear`: nobody knows what became of the last try at the other answer. */
  readonly kept: 'unchanged' | 'unclear' | undefined
  readonly keep: () => void
}

/** The other answer to a question: nothing is asked of the server, and the host is told. */
export function useKeep(about: FactorChange | undefined, lastError: AuthError | undefined): Keep {
  const { flow, onKeep } = useFlowContext()
  const [kept, setKept] = useState<Keep['kept']>()
  const isUnclear = lastError !== undefined && errorMeanings[lastError.code].outcome !== 'refused'
  const keep = () => {
    if (about === undefined) return
    setKept(isUnclear ? 'unclear' : 'unchanged')
    flow.tell({ type: 'kept', about })
    onKeep?.(about)
  }
  return { kept, keep }
}

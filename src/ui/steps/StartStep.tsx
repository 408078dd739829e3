'use client'
import type { FlowView } from '../../flow/useFlow.ts'
import { FailedScreen } from './FailedScreen.tsx'
import { Loading } from './Loading.tsx'

/** Before the backend has said where its users start. */
export function StartStep({ start }: Pick<FlowView, 'start'>) {
  if (start.error === undefined) return <Loading />
  return <FailedScreen again={start.again} error={start.error} />
}

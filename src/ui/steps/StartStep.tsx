'use client'
import type { FlowView } from '../../flow/useFlow.ts'
import { useWidget } from '../WidgetContext.ts'
import { FailedScreen } from './FailedScreen.tsx'
import { Loading } from './Loading.tsx'

/** Before the backend has said where its users start. */
export function StartStep({ start }: Pick<FlowView, 'start'>) {
  const { messages } = useWidget()
  if (start.error === undefined) return <Loading />
  return <FailedScreen again={start.again} error={messages.errors[start.error.code]} retryAt={start.error.retryAt} />
}

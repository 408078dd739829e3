'use client'
import type { FlowView } from '../../flow/useFlow.ts'
import { useLimit } from '../useLimit.ts'
import { useWidget } from '../WidgetContext.ts'
import { FailedScreen } from './FailedScreen.tsx'
import { Loading } from './Loading.tsx'

/** Before the backend has said where its users start. */
export function StartStep({ start }: Pick<FlowView, 'start'>) {
  const { messages } = useWidget()
  const isLimited = useLimit(start.error)
  if (start.error === undefined) return <Loading />
  const { code, retryAt } = start.error
  return <FailedScreen again={start.again} error={messages.errors[code]} retryAt={retryAt} waiting={isLimited} />
}

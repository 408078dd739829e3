'use client'
import type { Messages } from '../../../locales/messages.ts'
import { maskedText, maskedTextClass } from '../../masked.ts'

export interface DestinationProps {
  readonly messages: Messages
  readonly factor: 'sms' | 'app'
  readonly to?: string | undefined
}

/** Where the code is to be found, as it is read out. */
export function destinationText({ messages, factor, to }: DestinationProps): string {
  const { sentTo, sent, fromApp } = messages.code
  if (factor === 'app') return fromApp
  return to === undefined ? sent : `${sentTo[0]}${to}${sentTo[1]}`
}

/** The same, shown: verbatim, in its own direction. */
export function Destination(props: DestinationProps) {
  const { messages, factor, to } = props
  if (factor === 'app' || to === undefined) return <span>{destinationText(props)}</span>
  const [before, after] = messages.code.sentTo
  return (
    <>
      <span>{before}</span>
      <bdi {...maskedText} dir="ltr" className={maskedTextClass('entryphone-to')} translate="no">
        {to}
      </bdi>
      <span>{after}</span>
    </>
  )
}

'use client'
import { type ReactNode, useContext, useMemo } from 'react'
import type { Messages } from '../locales/messages.ts'
import { useAnnouncer } from './useAnnouncer.ts'
import { WidgetContext } from './WidgetContext.ts'
import { wordsOf } from './wordsOf.ts'

export interface MessagesScopeProps {
  /** Default: the widget's; with nothing above, English. */
  readonly messages?: Messages | undefined
  readonly children: ReactNode
}

/** Words and a voice for a part that may stand alone: the card's around it, or its own. */
export function MessagesScope({ messages, children }: MessagesScopeProps) {
  const above = useContext(WidgetContext)
  const { said, announce } = useAnnouncer()
  const widget = useMemo(
    () => ({ ...above, messages: wordsOf(messages ?? above?.messages), announce: above?.announce ?? announce }),
    [above, messages, announce],
  )
  return (
    <WidgetContext.Provider value={widget}>
      {children}
      {above === undefined && <output className="entryphone-hidden">{said}</output>}
    </WidgetContext.Provider>
  )
}

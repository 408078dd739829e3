'use client'
import { type ReactNode, useCallback, useContext, useMemo, useState } from 'react'
import type { Messages } from '../locales/messages.ts'
import { WidgetContext } from './WidgetContext.ts'
import { wordsOf } from './wordsOf.ts'

export interface WordedProps {
  /** Default: the widget's; with nothing above, English. */
  readonly messages?: Messages | undefined
  readonly children: ReactNode
}

/** Words and a voice for a part that may stand alone: the card's around it, or its own. */
export function Worded({ messages, children }: WordedProps) {
  const above = useContext(WidgetContext)
  const { said, announce } = useVoice()
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

/** What one live region says. */
export function useVoice(): { readonly said: string; readonly announce: (text: string) => void } {
  const [said, setSaid] = useState('')
  // The same words twice are no change, and no change is not read out: a space makes one.
  const announce = useCallback((text: string) => setSaid((last) => (last === text ? `${text}\u00a0` : text)), [])
  return { said, announce }
}

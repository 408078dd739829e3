'use client'
import { useMemo } from 'react'
import { useFirstWidget, type Widget } from './WidgetContext.ts'
import { wordsOf } from './wordsOf.ts'

/** The widget around a part or a screen: its messages, its voice, and what the host said about it. */
export function useWidget(): Widget {
  const widget = useFirstWidget()
  return useMemo(() => ({ ...widget, messages: wordsOf(widget.messages) }), [widget])
}

'use client'
import { useEffect, useState } from 'react'
import { useWidget } from '../WidgetContext.ts'
import { Button } from './Button.tsx'

export interface CopyButtonProps {
  readonly text: string
  readonly label: string
  readonly copied: string
}

/** Copies, and says so: to the eye for two seconds, to the ear once. */
export function CopyButton({ text, label, copied }: CopyButtonProps) {
  const { messages, announce } = useWidget()
  const [done, setDone] = useState(false)
  useEffect(() => {
    if (!done) return undefined
    const timer = setTimeout(() => setDone(false), 2000)
    return () => clearTimeout(timer)
  }, [done])

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setDone(true)
      announce(copied)
    } catch {
      // No clipboard in this frame, or not allowed: the text can be selected.
      announce(messages.copyFailed)
    }
  }
  return (
    <Button look="link" onClick={() => void copy()}>
      {/* Both keep their room: what stands beside the button stays where it is. */}
      <span className="entryphone-either">
        <span aria-hidden={done || undefined}>{label}</span>
        <span aria-hidden={!done || undefined}>{copied}</span>
      </span>
    </Button>
  )
}

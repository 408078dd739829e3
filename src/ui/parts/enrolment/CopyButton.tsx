'use client'
import { type RefObject, useEffect, useState } from 'react'
import { useWidget } from '../../useWidget.ts'
import { Button, type ButtonProps } from '../form/Button.tsx'

export interface CopyButtonProps extends Pick<ButtonProps, 'look'> {
  readonly text: string
  readonly label: string
  readonly copied: string
  /** Where the text stands: selected where the browser lets nothing be copied, so that a key press is all that is left. */
  readonly shownIn: RefObject<HTMLElement | null>
  /** Told each time whether it worked. */
  readonly onCopied: (worked: boolean) => void
  /** It has been copied before. */
  readonly 'data-done'?: '' | undefined
}

/** Copies, and says so: to the eye for two seconds, to the ear once. */
export function CopyButton({ text, label, copied, shownIn, onCopied, look = 'link', ...rest }: CopyButtonProps) {
  const { messages, announce } = useWidget()
  const [done, setDone] = useState(false)
  useEffect(() => {
    if (!done) return undefined
    const timer = setTimeout(() => setDone(false), 2000)
    return () => clearTimeout(timer)
  }, [done])

  const copy = async () => {
    const shown = shownIn.current
    const worked = await write(shown?.ownerDocument.defaultView ?? window, text)
    setDone(worked)
    announce(worked ? copied : messages.copyFailed)
    if (!worked && shown !== null) shown.ownerDocument.getSelection()?.selectAllChildren(shown)
    onCopied(worked)
  }
  return (
    <Button {...rest} look={look} onClick={() => void copy()}>
      {/* Both keep their room: what stands beside the button stays where it is. */}
      <span className="entryphone-either">
        <span aria-hidden={done || undefined}>{label}</span>
        <span aria-hidden={!done || undefined}>{copied}</span>
      </span>
    </Button>
  )
}

/** Milliseconds until a clipboard that does not answer is none: some web views leave a write pending for ever. */
const longestWrite = 3000

/**
 * There is no clipboard in some frames and on pages without TLS, and elsewhere it may be forbidden. Only the window that
 * has the focus may write to it.
 */
async function write({ navigator }: Window, text: string): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLong = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), longestWrite)
  })
  try {
    return await Promise.race([navigator.clipboard.writeText(text).then(() => true), tooLong])
  } catch {
    return false
  } finally {
    clearTimeout(timer)
  }
}

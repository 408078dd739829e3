'use client'
import { useEffect, useRef } from 'react'
import { useWidget } from '../../useWidget.ts'
import { CheckBox } from '../form/CheckBox.tsx'

interface TrustBoxProps {
  readonly isTrusted: boolean
  readonly onTrust: (isTrusted: boolean) => void
  /** A code is being checked, and took what was ticked along. */
  readonly isPending: boolean
}

/** Whether this browser is to be asked for a code the next time. Right after the field: a whole code goes out by itself. */
export function TrustBox({ isTrusted, onTrust, isPending }: TrustBoxProps) {
  const { code } = useWidget().messages
  const box = useRef<HTMLInputElement>(null)
  const isRead = useRef(false)
  // One that a server drew may have been ticked before anyone was listening: React leaves it as it is, and says nothing.
  useEffect(() => {
    if (isRead.current || box.current === null) return
    isRead.current = true
    if (box.current.checked !== isTrusted) onTrust(box.current.checked)
  })
  return (
    <div className="entryphone-row">
      <CheckBox
        ref={box}
        label={code.trustDevice}
        hint={code.trustDeviceHint}
        checked={isTrusted}
        aria-disabled={isPending || undefined}
        onChange={({ target }) => {
          if (!isPending) onTrust(target.checked)
        }}
      />
    </div>
  )
}

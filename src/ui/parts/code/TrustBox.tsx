'use client'
import { useWidget } from '../../WidgetContext.ts'
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
  return (
    <div className="entryphone-row">
      <CheckBox
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

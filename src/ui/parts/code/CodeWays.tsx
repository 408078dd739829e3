'use client'
import type { Instant } from '../../../protocol/step.ts'
import { useCountdown } from '../../../flow/useCountdown.ts'
import { useWidget } from '../../useWidget.ts'
import { Button } from '../form/Button.tsx'
import { Resend } from './Resend.tsx'
import type { CodeKind, CodeTries } from './useCodeTries.ts'
import { ValidFor } from './ValidFor.tsx'

interface CodeWaysProps {
  readonly factor: 'sms' | 'app'
  readonly expiresAt: Instant | undefined
  /** No code is taken before it. */
  readonly blockedUntil: Instant | undefined
  readonly acceptsBackupCode: boolean | undefined
  readonly kind: CodeKind
  readonly onKind: (kind: CodeKind) => void
  readonly tries: CodeTries
  readonly isDead: boolean
}

/** How else one comes to a code, and how long the one that was sent holds. */
export function CodeWays(props: CodeWaysProps) {
  const { factor, expiresAt, blockedUntil, acceptsBackupCode, kind, onKind, tries, isDead } = props
  const { code } = useWidget().messages
  const { resendAt, heldUntil, isPending, isResending } = tries
  // One clock at a time: what keeps the person waiting says itself how long.
  const isHeld = useCountdown(heldUntil) > 0
  const isTold = isHeld || isDead || blockedUntil !== undefined
  const switchKind = () => {
    tries.forget()
    onKind(kind === 'code' ? 'backup-code' : 'code')
  }
  const wayBack = factor === 'app' ? code.useApp : code.useMessage
  return (
    <div className="entryphone-times">
      {resendAt !== undefined && (
        <Resend
          label={factor === 'app' ? code.messageInstead : code.resend}
          look={isDead ? 'main' : 'link'}
          resendAt={Math.max(resendAt, blockedUntil ?? resendAt)}
          isTold={isTold}
          isPending={isResending || isPending}
          onResend={tries.resend}
        />
      )}
      {acceptsBackupCode === true && (
        <Button look="link" busy={isPending} onClick={switchKind}>
          {kind === 'backup-code' ? wayBack : code.useBackupCode}
        </Button>
      )}
      {expiresAt !== undefined && !isTold && <ValidFor expiresAt={expiresAt} />}
    </div>
  )
}

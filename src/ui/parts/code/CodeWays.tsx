'use client'
import type { Instant } from '../../../protocol/step.ts'
import { useWidget } from '../../WidgetContext.ts'
import { Button } from '../form/Button.tsx'
import { Resend } from './Resend.tsx'
import type { CodeKind, CodeTries } from './useCodeTries.ts'
import { ValidFor } from './ValidFor.tsx'

interface CodeWaysProps {
  readonly factor: 'sms' | 'app'
  readonly expiresAt: Instant | undefined
  readonly acceptsBackupCode: boolean | undefined
  readonly kind: CodeKind
  readonly onKind: (kind: CodeKind) => void
  readonly tries: CodeTries
  readonly isExhausted: boolean
}

/** How else one comes to a code, and how long the one that was sent holds. */
export function CodeWays({ factor, expiresAt, acceptsBackupCode, kind, onKind, tries, isExhausted }: CodeWaysProps) {
  const { code } = useWidget().messages
  const { resendAt, isPending, isResending } = tries
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
          look={isExhausted ? 'main' : 'link'}
          resendAt={resendAt}
          isPending={isResending || isPending}
          onResend={tries.resend}
        />
      )}
      {acceptsBackupCode === true && (
        <Button look="link" busy={isPending} onClick={switchKind}>
          {kind === 'backup-code' ? wayBack : code.useBackupCode}
        </Button>
      )}
      {expiresAt !== undefined && <ValidFor expiresAt={expiresAt} />}
    </div>
  )
}

'use client'
import { messageFor } from '../../../locales/messageFor.ts'
import type { Messages } from '../../../locales/messages.ts'
import { errorMeanings } from '../../../protocol/error.ts'
import { Button } from '../form/Button.tsx'
import type { Seen } from './useCaptchaProvider.ts'

interface CaptchaNewsProps {
  readonly seen: Seen
  readonly words: Messages
  readonly isRetried: boolean
  readonly onRetry: () => void
}

/** What becomes of a challenge until it is drawn, and the way to try again. */
export function CaptchaNews({ seen, words, isRetried, onRetry }: CaptchaNewsProps) {
  const isLoading = seen.phase === 'loading'
  const canRetry = seen.phase === 'failed' && errorMeanings[seen.error.code].retry !== 'never'
  return (
    <>
      <output className={seen.phase === 'expired' ? 'entryphone-hidden' : undefined}>{spoken(seen, words)}</output>
      {/* Read out, it would follow every first touch of the form. */}
      {seen.phase === 'idle' && <span>{words.captcha.coming}</span>}
      {isLoading && !seen.asked && <span>{words.captcha.loading}</span>}
      {(canRetry || (isLoading && isRetried)) && (
        <Button look="link" busy={isLoading} onClick={onRetry}>
          {words.captcha.retry}
        </Button>
      )}
    </>
  )
}

/** What a screen reader is told, once. */
function spoken(seen: Seen, messages: Messages): string | undefined {
  const { captcha, errors } = messages
  if (seen.phase === 'loading') return seen.asked ? captcha.loading : undefined
  if (seen.phase === 'failed') return seen.told ? undefined : messageFor(messages, seen.error)
  return seen.phase === 'expired' ? errors['captcha-expired'] : undefined
}

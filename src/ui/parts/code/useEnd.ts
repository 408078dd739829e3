'use client'
import { useState } from 'react'
import { AuthError } from '../../../protocol/error.ts'
import type { CodeEnd } from '../../../protocol/step.ts'
import type { CodeTries } from './useCodeTries.ts'

/** Whether a refusal says that the code itself is gone: the same one is refused again, whoever confirms it. */
export function isCodeGone(error: CodeTries['error']): boolean {
  return error instanceof AuthError && error.code === 'code-expired'
}

/**
 * Why the code is dead, as its step or the last refusal says. It stays dead while another message is under way, of which
 * nobody knows yet whether it was sent, and where another could not be sent.
 */
export function useEnd(end: CodeEnd | undefined, factor: 'sms' | 'app', tries: CodeTries): CodeEnd | undefined {
  const { error, isResending, resendAt, messageKey } = tries
  const [goneKey, setGoneKey] = useState<string>()
  // An app makes its next code by itself.
  const isGone = factor === 'sms' && isCodeGone(error) && resendAt !== undefined
  if (isGone && goneKey !== messageKey) setGoneKey(messageKey)
  const now = end ?? (isGone || goneKey === messageKey ? 'expired' : undefined)
  const [held, hold] = useState(now)
  if (!isResending && held !== now) hold(now)
  return isResending ? held : now
}

/** How often it has become true. */
export function useTimes(value: boolean): number {
  const [{ times, was }, set] = useState({ times: 0, was: value })
  if (was !== value) set({ times: value ? times + 1 : times, was: value })
  return times
}

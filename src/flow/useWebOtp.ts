'use client'
import { useEffect, useRef } from 'react'

/** What the WebOTP draft (WICG) adds to `CredentialRequestOptions`; TypeScript's DOM does not have it. */
interface OtpRequest extends CredentialRequestOptions {
  readonly otp: { readonly transport: readonly ['sms'] }
}

/**
 * Reads the code out of a text message bound to this origin (`@example.com #123456`), where the browser offers it:
 * Chromium on a phone or tablet. Given up when `enabled` ends, so that a code typed by hand wins. Not asked for where a
 * mouse is at work: a page that has asked once is kept out of Chromium's back/forward cache for good, and would lose more
 * by that than a computer beside a paired phone gains.
 */
export function useWebOtp(enabled: boolean, onCode: (code: string) => void): void {
  const latest = useRef(onCode)
  useEffect(() => {
    latest.current = onCode
  })
  useEffect(() => {
    if (!enabled || !('OTPCredential' in window) || !isOnPhone()) return undefined
    const leaving = new AbortController()
    const listen = async () => {
      const request: OtpRequest = { otp: { transport: ['sms'] }, signal: leaving.signal }
      try {
        const credential = await navigator.credentials.get(request)
        if (credential === null || leaving.signal.aborted) return
        if ('code' in credential && typeof credential.code === 'string') latest.current(credential.code)
      } catch {
        // Left, refused, timed out, or not allowed in this frame: the person types it.
      }
    }
    void listen()
    return () => leaving.abort()
  }, [enabled])
}

function isOnPhone(): boolean {
  return typeof matchMedia === 'function' && matchMedia('(pointer: coarse)').matches
}

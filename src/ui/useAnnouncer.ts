'use client'
import { useCallback, useState } from 'react'

/** What one live region says, and the way to have it say something. */
export function useAnnouncer(): { readonly said: string; readonly announce: (text: string) => void } {
  const [said, setSaid] = useState('')
  // The same words twice are no change, and no change is not read out: a space makes one.
  const announce = useCallback((text: string) => setSaid((last) => (last === text ? `${text}\u00a0` : text)), [])
  return { said, announce }
}

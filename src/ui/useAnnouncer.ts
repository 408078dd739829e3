'use client'
import { useCallback, useEffect, useState } from 'react'

/** How long words stay in a live region, in milliseconds: read out by then, and not found by who browses the page. */
const stay = 10_000

/** What one live region says, and the way to have it say something. */
export function useAnnouncer(): { readonly said: string; readonly announce: (text: string) => void } {
  const [said, setSaid] = useState('')
  // The same words twice are no change, and no change is not read out: a space makes one.
  const announce = useCallback((text: string) => setSaid((last) => (last === text ? `${text}\u00a0` : text)), [])
  useEffect(() => {
    if (said === '') return undefined
    const timer = setTimeout(() => setSaid(''), stay)
    return () => clearTimeout(timer)
  }, [said])
  return { said, announce }
}

'use client'
import { useSyncExternalStore } from 'react'

/** Whether the system asks for dark. A server knows nobody's: light. */
export function useSystemDark(): boolean {
  return useSyncExternalStore(watchSystemTheme, isSystemDark, () => false)
}

const systemTheme = () => (typeof matchMedia === 'function' ? matchMedia('(prefers-color-scheme: dark)') : undefined)

function isSystemDark(): boolean {
  return systemTheme()?.matches === true
}

function watchSystemTheme(changed: () => void): () => void {
  const theme = systemTheme()
  theme?.addEventListener('change', changed)
  return () => theme?.removeEventListener('change', changed)
}

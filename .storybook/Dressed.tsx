import { type ComponentType, StrictMode, useLayoutEffect } from 'react'
import { useShown } from './pictures/shown.ts'

interface Globals {
  readonly [name: string]: unknown
  readonly locale?: unknown
  readonly direction?: unknown
  readonly theme?: unknown
}

interface DressedProps {
  readonly story: ComponentType<{ readonly globals: Globals }>
  readonly globals: Globals
}

/** A story in the language and theme of the toolbar, or of the picture that is being taken. */
export function Dressed({ story: Story, globals: ofToolbar }: DressedProps) {
  const globals: Globals = { ...ofToolbar, ...useShown() }
  useLayoutEffect(() => dressPage(globals))
  return (
    <StrictMode>
      <Story globals={globals} />
    </StrictMode>
  )
}

function dressPage({ locale, direction, theme }: Globals): void {
  const page = document.documentElement
  page.lang = String(locale)
  page.dir = direction === 'rtl' ? 'rtl' : ''
  page.dataset['theme'] = theme === 'dark' ? 'dark' : 'light'
  page.style.colorScheme = page.dataset['theme']
}

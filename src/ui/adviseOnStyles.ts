import { advise } from '../runtime/mistake.ts'

declare const process: { readonly env: { readonly NODE_ENV?: string } }

/** Milliseconds until a stylesheet that a development server sends by script has surely come. */
const late = 3000

/** Tells a developer whose page has no rule of ours. In a production build nothing is left of it. */
export function adviseOnStyles(screen: Element | null): void {
  try {
    if (process.env.NODE_ENV === 'production') return
    const spoken = screen?.closest('.entryphone')?.querySelector('output.entryphone-hidden')
    // Where there are no styles at all (jsdom), there is nothing to miss.
    if (typeof CSS === 'undefined' || spoken === null || spoken === undefined) return
    setTimeout(() => {
      if (spoken.isConnected && getComputedStyle(spoken).position !== 'absolute') advise('E12')
    }, late)
  } catch {}
}

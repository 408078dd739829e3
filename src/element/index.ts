import { drawWidget } from './drawWidget.tsx'
import { signInElement } from './signInElement.ts'

export type { ElementOptions } from './options.ts'
export type { SignInElement, SignInElementEvents } from './signInElement.ts'

/**
 * Makes `<entryphone-sign-in>` known to the page, or another name; once, however often it is called. The page needs the
 * stylesheet `entryphone/theme.css` besides, and where it stands in a shadow root, that root does.
 */
export function defineSignIn(name = 'entryphone-sign-in'): void {
  if (customElements.get(name) === undefined) customElements.define(name, signInElement(drawWidget))
}

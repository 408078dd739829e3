import type { Messages } from '../../locales/messages.ts'
import type { Backend } from '../../protocol/backend.ts'
import { drawWidget } from '../drawWidget.tsx'
import type { Drawn } from '../signInElement.ts'
import type { ScriptOptions } from './options.ts'

export { preload } from './fetchModule.ts'

const dressed = new WeakSet<Node>()

/** What the loader fetches for one backend: React, the widget and its styles. */
export function drawScript(make: (options: object) => Backend, styles: string) {
  return (element: HTMLElement, messages: Messages | undefined): Drawn => {
    const drawn = drawWidget(element)
    let made:
      | { readonly baseUrl: string | null; readonly options: object | undefined; readonly backend: Backend }
      | undefined
    return {
      update({ backendOptions, ...props }: ScriptOptions) {
        // Here too: it may have been moved into another tree.
        dress(element, styles)
        const baseUrl = element.getAttribute('base-url')
        if (made === undefined || made.baseUrl !== baseUrl || made.options !== backendOptions) {
          const backend = make({ ...(baseUrl !== null && { baseUrl }), ...backendOptions })
          made = { baseUrl, options: backendOptions, backend }
        }
        drawn.update({ ...(messages && { messages }), ...props, backend: made.backend })
      },
      end: drawn.end,
    }
  }
}

/** A constructed sheet needs no leave of a policy. It belongs to one document, and a shadow root has its own. */
function dress(element: HTMLElement, styles: string): void {
  const root = element.getRootNode() as Document | ShadowRoot
  const page = element.ownerDocument.defaultView
  if (page === null || dressed.has(root) || element.getAttribute('styles') === 'none') return
  dressed.add(root)
  const sheet = new page.CSSStyleSheet()
  sheet.replaceSync(styles)
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
}

import type { SignInEvent } from '../flow/events.ts'
import { isDevelopment, sayForDevelopment } from './mistakes.ts'
import { openPanel, type Panel } from './panel.ts'
import { shownPath, typedIn } from './shownPath.ts'

/** Of `inspect()`: where its panel is, and what it is called. */
export interface InspectOptions {
  /** What the panel is called, where a page has several. Default: `Entryphone`. */
  readonly title?: string | undefined
  /** What the panel is put into. Default: the page's `body`. */
  readonly into?: Element | undefined
  /** Shows it in a production build too. Default false. */
  readonly demo?: boolean | undefined
}

/** What a sign-in tells the panel by. */
export interface Inspector {
  /** For `onEvent` of `SignIn`, or of `FlowProvider`. */
  readonly onEvent: (event: SignInEvent) => void
  /** For `fetch` of a backend: asks as the page's own does, and shows method, path, status and time. */
  readonly fetch: typeof fetch
  /** Takes the panel away. */
  readonly end: () => void
}

/**
 * A panel on the page, for development, that shows what a sign-in does: the step, each request with status and milliseconds,
 * each event. Nothing typed, no header, body, query, and of a path the words alone. In a production build it says on the
 * console that it is one (E150) and shows nothing; on a server it does nothing.
 */
export function inspect({ title = 'Entryphone', into, demo = false }: InspectOptions = {}): Inspector {
  if (!demo && !isDevelopment()) sayForDevelopment()
  else if (typeof document !== 'undefined') return showing(openPanel(title, into ?? document.body))
  return { onEvent() {}, fetch: (input, init) => globalThis.fetch(input, init), end() {} }
}

function showing(panel: Panel): Inspector {
  panel.setStep('…')
  return {
    onEvent(event) {
      panel.setStep(stepAfter(event))
      panel.addEvent(wordsOf(event))
    },
    async fetch(input, init) {
      const method = init?.method ?? (input instanceof Request ? input.method : 'GET')
      const address = input instanceof Request ? input.url : String(input)
      const about = `${method} ${shownPath(address, typedIn(document))}`
      const say = panel.addRequest(`${about} …`)
      const begun = performance.now()
      const end = (how: string | number) => say(`${about} ${how}, ${Math.round(performance.now() - begun)} ms`)
      try {
        const response = await globalThis.fetch(input, init)
        end(response.status)
        return response
      } catch (thrown) {
        end(init?.signal?.aborted === true ? 'abandoned' : 'no answer')
        throw thrown
      }
    },
    end: panel.remove,
  }
}

function stepAfter(event: SignInEvent): string {
  if (event.type === 'start-failed') return 'could not start'
  if (event.type === 'kept') return `kept ${event.about}`
  return 'to' in event ? event.to : event.step
}

/** Every value of an event is a number or a word of a closed list: nothing of it is about a person. */
function wordsOf({ type, ...more }: SignInEvent): string {
  const values = Object.entries(more).map(([name, value]) => `${name} ${value}`)
  return [type, ...values].join(', ')
}

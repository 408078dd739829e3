'use client'

import { defineCaptcha, freshElement } from '../define.ts'
import { hasMethods, pageGlobal, scriptAddress } from '../script.ts'

/** `window.grecaptcha`. developers.google.com/recaptcha/docs/display, "JavaScript API". */
interface RecaptchaApi {
  render(container: HTMLElement, parameters: Readonly<Record<string, unknown>>): number
  /** A promise, it seems, that Google does not document. */
  execute(id: number): unknown
  reset(id: number): void
}

/**
 * Google reCAPTCHA v2 through its script's own API, not `react-google-recaptcha` 3.1.0, unkept since 2023: it leaves a
 * promise pending for ever on expiry, on unmount and on a second call, never retries a script, and cleans nothing up.
 * Where google.com is blocked, `scriptHost: 'https://www.recaptcha.net'` is Google's own other host.
 */
export const Recaptcha = defineCaptcha<RecaptchaApi>({
  name: 'recaptcha',
  opensOnBody: true,
  lifetime: 120_000,

  // No `crossOrigin`: Google documents no CORS headers for this script.
  script: ({ scriptHost = 'https://www.google.com', language }) => ({
    src: scriptAddress(scriptHost, '/recaptcha/api.js'),
    query: { render: 'explicit', hl: language },
    api() {
      const api = pageGlobal('grecaptcha')
      return isRecaptcha(api) ? api : undefined
    },
  }),

  draw(api, place, { siteKey, language, theme, size }, reports) {
    const element = freshElement(place)
    const id = api.render(element, {
      sitekey: siteKey,
      size: size === 'visible' || size === undefined ? 'normal' : size,
      // Inline: the badge stays in our box instead of floating over a corner of the host's page.
      ...(size === 'invisible' && { badge: 'inline' }),
      ...(theme !== undefined && { theme }),
      // The script's `hl` holds for the first widget of the page only.
      ...(language !== undefined && { hl: language }),
      callback: (token: string) => reports.solved(token),
      'expired-callback': () => reports.expired(),
      'error-callback': () => reports.failed('error-callback'),
    })
    const closing = watchClosing(element, () => reports.hidden())
    return {
      execute() {
        // Rejects, mostly with null, for a key it does not take and after a while without an answer: unheard, that is an
        // "Uncaught (in promise)" on the host's console (google/recaptcha#269).
        Promise.resolve(api.execute(id)).catch((cause: unknown) => reports.failed(cause ?? 'execute'))
      },
      reset: () => api.reset(id),
      // There is no `remove`, and a `reset` now would load a frame into an element about to go, whose promise then
      // times out uncaught.
      remove() {
        closing.stop()
        element.remove()
      },
    }
  },
})

/** hCaptcha's script, loaded by the host with its compatibility on, answers to the same name. */
function isRecaptcha(value: unknown): value is RecaptchaApi {
  return hasMethods(value, 'render', 'execute', 'reset') && !hasMethods(value, 'getRespKey')
}

/**
 * Tells when the challenge leaves the screen. Google has no event for it (asked for since 2018) and takes the challenge
 * off by making the element around its frame, a child of the body, `visibility: hidden`. The frame's name pairs it with
 * the widget: `a-x` in our box, `c-x` in the body. Either may come late, and a reset may replace both.
 */
function watchClosing(element: HTMLElement, closed: () => void): { stop(): void } {
  let curtain: Element | undefined
  let open = false
  const watch = () => {
    observer.disconnect()
    observer.observe(element, { childList: true, subtree: true })
    // Once the challenge is found only its style matters: the rest of the host's page changes unwatched.
    if (curtain === undefined) observer.observe(document.body, { childList: true, subtree: true })
    else observer.observe(curtain, { attributes: true, attributeFilter: ['style'] })
  }
  const look = () => {
    const found = curtainOf(element)
    if (found !== curtain) {
      curtain = found
      open = false
      watch()
    }
    const wasOpen = open
    open = curtain !== undefined && getComputedStyle(curtain).visibility !== 'hidden'
    if (wasOpen && !open) closed()
  }
  const observer = new MutationObserver(look)
  watch()
  look()
  return {
    stop() {
      observer.disconnect()
      // Nothing else takes away a challenge that is open when its widget goes.
      curtain?.remove()
    },
  }
}

function curtainOf(element: HTMLElement): Element | undefined {
  const name = element.querySelector('iframe[name^="a-"]')?.getAttribute('name')
  if (name === null || name === undefined) return undefined
  let outer: Element | null = document.getElementsByName(name.replace('a-', 'c-'))[0] ?? null
  while (outer !== null && outer.parentElement !== document.body) outer = outer.parentElement
  return outer ?? undefined
}

'use client'

import { misconfigured } from '../../runtime/mistake.ts'
import { defineCaptcha, freshElement } from '../define.ts'
import { hasMethods, pageGlobal, scriptAddress } from '../script.ts'

/** `window.turnstile`. Cloudflare docs, Turnstile, "Widget configurations" and "Embed the widget", explicit rendering. */
interface TurnstileApi {
  /** Nothing where it could not draw. */
  render(container: HTMLElement, parameters: Readonly<Record<string, unknown>>): string | null | undefined
  execute(id: string): void
  reset(id: string): void
  remove(id: string): void
}

/** Cloudflare Turnstile. Its challenge stands in the box and cannot be closed: it is solved, or it runs out. */
export const Turnstile = defineCaptcha<TurnstileApi>({
  name: 'turnstile',
  lifetime: 300_000,

  // No `crossOrigin`: Cloudflare documents no CORS headers for this script.
  script: ({ scriptHost = 'https://challenges.cloudflare.com' }) => ({
    src: scriptAddress(scriptHost, '/turnstile/v0/api.js'),
    query: { render: 'explicit' },
    api() {
      const api = pageGlobal('turnstile')
      return isTurnstile(api) ? api : undefined
    },
  }),

  draw(api, place, { siteKey, language, theme, size }, reports) {
    const element = freshElement(place)
    const invisible = size === 'invisible'
    const id = api.render(element, {
      sitekey: siteKey,
      // Whether a key is invisible is chosen at Cloudflare; for any key, this shows nothing until a person is needed.
      execution: invisible ? 'execute' : 'render',
      appearance: invisible ? 'interaction-only' : 'always',
      // Flexible does not go below 300 px.
      size: size === 'compact' || (invisible && isNarrow(place.box)) ? 'compact' : 'flexible',
      theme: theme ?? 'auto',
      language: spoken(language),
      // Else an input in the host's form keeps the token.
      'response-field': false,
      // Ours tells `expired` and resets; a refresh of theirs beside it would make two tokens.
      'refresh-expired': 'manual',
      'refresh-timeout': 'manual',
      // A box mends itself while its sentence stands; where nothing is seen, the next press is the retry.
      retry: invisible ? 'never' : 'auto',
      callback: (token: string) => reports.solved(token),
      'expired-callback': () => reports.expired(),
      'timeout-callback': () => reports.lapsed(),
      'unsupported-callback': () => reports.failed('unsupported'),
      'error-callback'(code: unknown) {
        if (String(code).startsWith('1106')) reports.lapsed()
        else reports.failed(problem(code))
        // Told otherwise, it writes the error to the console.
        return true
      },
    })
    if (typeof id !== 'string') {
      element.remove()
      throw new Error('Turnstile returned no widget id. Check the site key and the parameters of render().')
    }
    return {
      execute: () => api.execute(id),
      reset: () => api.reset(id),
      remove() {
        try {
          api.remove(id)
        } finally {
          element.remove()
        }
      },
    }
  },
})

/**
 * Cloudflare docs, Turnstile, "Error codes". An invalid or missing key, a page its key is not for, a key turned off, and
 * an API called wrongly stay as they are until the site's owner acts. An invalid key may also be told as 400020, an
 * invalid size (cloudflare-docs#28389). The others (300*** and 600***, a blocked frame, a browser or a clock it does not
 * take) may be gone by the next try, or in the person's hands.
 */
function problem(code: unknown): unknown {
  const ofTheOwner = /^(105\d{3}|110100|110110|110200|4000[27]0)$/.test(String(code))
  return ofTheOwner ? misconfigured('E62', `turnstile ${String(code)}`, String(code)) : code
}

function isNarrow({ clientWidth }: HTMLElement): boolean {
  return clientWidth > 0 && clientWidth < 300
}

/** A language, or a language and a country; for what else BCP 47 allows (`zh-Hans`, `sr-Latn-RS`) just the language. */
function spoken(language: string | undefined): string {
  if (language === undefined) return 'auto'
  const [primary = '', region] = language.toLowerCase().split('-')
  return region?.length === 2 ? `${primary}-${region}` : primary
}

function isTurnstile(value: unknown): value is TurnstileApi {
  return hasMethods(value, 'render', 'execute', 'reset', 'remove')
}

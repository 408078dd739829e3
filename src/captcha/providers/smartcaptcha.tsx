'use client'

import { defineCaptcha, freshElement } from '../define.ts'
import { hasMethods, pageGlobal, scriptAddress } from '../script.ts'

/** `window.smartCaptcha`. Yandex Cloud docs, SmartCaptcha, "Widget connection methods", "window.smartCaptcha methods". */
interface SmartCaptchaApi {
  render(container: HTMLElement, parameters: Readonly<Record<string, unknown>>): number
  execute(id: number): void
  reset(id: number): void
  destroy(id: number): void
  subscribe(id: number, event: string, listener: (token: string) => void): () => void
}

const languages = ['ru', 'en', 'be', 'kk', 'tt', 'uk', 'uz', 'tr']

/**
 * Yandex SmartCaptcha through its script's own API, not `@yandex/smart-captcha` 2.9.1, which never retries a script that
 * failed and tells nobody after the first mount; drops a neighbour's callback when one of two widgets unmounts before
 * the script is there, and again on every render with an inline `onJavascriptError`; skips `setTheme` for widget 0;
 * never removes the window listener it adds per load; throws in an effect, and so unmounts the host's page, for
 * `http://localhost:port`; has no reset, no nonce and no way to run an invisible one twice but by toggling a prop.
 */
export const SmartCaptcha = defineCaptcha<SmartCaptchaApi>({
  name: 'smartcaptcha',
  opensOnBody: true,
  lifetime: 300_000,

  script: ({ scriptHost = 'https://smartcaptcha.cloud.yandex.ru' }) => ({
    src: scriptAddress(scriptHost, '/captcha.js'),
    query: { render: 'onload' },
    crossOrigin: 'anonymous',
    api() {
      const api = pageGlobal('smartCaptcha')
      return isSmartCaptcha(api) ? api : undefined
    },
  }),

  draw(api, place, { siteKey, language, theme, size }, reports) {
    const element = freshElement(place)
    const primary = language?.split('-', 1)[0]?.toLowerCase()
    // Ids count from 0, so an id is never tested for truth here.
    const id = api.render(element, {
      sitekey: siteKey,
      invisible: size === 'invisible',
      ...(primary !== undefined && languages.includes(primary) && { hl: primary }),
      ...(theme !== undefined && { theme }),
    })
    const subscriptions = [
      // A solved widget keeps its token and gives it again on the next `execute`; the solver resets it each time.
      api.subscribe(id, 'success', (token) => reports.solved(token)),
      api.subscribe(id, 'token-expired', () => reports.expired()),
      // Told for a closed challenge and for a solved one, before `success` or after.
      api.subscribe(id, 'challenge-hidden', () => reports.hidden()),
      api.subscribe(id, 'network-error', () => reports.failed('network-error')),
      api.subscribe(id, 'javascript-error', () => reports.failed('javascript-error')),
    ]
    return {
      execute: () => api.execute(id),
      reset: () => api.reset(id),
      remove() {
        for (const unsubscribe of subscriptions) unsubscribe()
        try {
          api.destroy(id)
        } finally {
          element.remove()
        }
      },
    }
  },
})

function isSmartCaptcha(value: unknown): value is SmartCaptchaApi {
  return hasMethods(value, 'render', 'execute', 'reset', 'destroy', 'subscribe')
}

import { type StandIn, successAnswer } from '../standIn.ts'

/**
 * `window.turnstile` of Cloudflare Turnstile, as its docs describe `/turnstile/v0/api.js` with explicit rendering.
 * A challenge stands in the box and cannot be closed. A key with `invalid` in it is one to it. Test keys ("Testing"): `1x…` passes, `2x…` blocks, `3x…` asks. Runs after `widgetScript`.
 */
const script = String.raw`
const heights = { normal: ['300px', '65px'], flexible: ['100%', '65px'], compact: ['150px', '140px'] }

function createTurnstile() {
  const widgets = new Map()
  let drawn = 0

  function widgetOf(id) {
    const found = widgets.get(id)
    if (!found) throw new Error('[Cloudflare Turnstile] Cannot find Widget ' + id)
    return found
  }

  return {
    ready: (told) => setTimeout(told),
    render(container, params) {
      const element = elementOf(container)
      if (element.childNodes.length > 0) throw new Error('[Cloudflare Turnstile] Already rendered in this element.')
      const siteKey = String(params.sitekey)
      const [width, height] = heights[params.size] || heights.normal
      const id = 'cf-chl-widget-' + ++drawn
      const invalid = siteKey.includes('invalid')
      const failed = () => call(params['error-callback'], invalid ? '110100' : '300030')
      const widget = createWidget(
        {
          container: element, siteKey, language: params.language, theme: params.theme || 'auto', width, height,
          brand: 'Turnstile, sandbox', field: params['response-field'] === false ? undefined : 'cf-turnstile-response',
          invisible: params.appearance === 'interaction-only', challenge: siteKey.startsWith('3x0000'), closable: false,
          silent: siteKey.startsWith('1x0000') || invalid, blocked: siteKey.startsWith('2x0000') || invalid,
          inside: true,
        },
        {
          token: (token) => call(params.callback, token),
          expired: () => call(params['expired-callback']),
          opened: () => call(params['before-interactive-callback']),
          closed(how) {
            call(params['after-interactive-callback'])
            if (how === 'expired') call(params['timeout-callback'])
          },
          failed,
        },
      )
      widgets.set(id, widget)
      return id
    },
    execute: (id) => widgetOf(id).start(),
    reset: (id) => widgetOf(id).reset(),
    remove(id) {
      widgetOf(id).remove()
      widgets.delete(id)
    },
    getResponse: (id) => widgetOf(id).response() || undefined,
    isExpired: (id) => widgetOf(id).response() === '',
  }
}

window.turnstile ??= createTurnstile()
setTimeout(() => call(sandbox.query.onload))
`

export const turnstile: StandIn = {
  hosts: ['challenges.cloudflare.com'],
  paths: ['/turnstile/v0/api.js'],
  script,
  // "Validate the token": five minutes, once.
  lifetime: 300_000,
  field: 'response',
  answer: successAnswer,
  // "Testing": the keys that pass (`1x…`) and the one that asks (`3x…`).
  testTokens: [[/^[13]x0{20}(?:AA|BB|FF)$/, 'XXXX.DUMMY.TOKEN.XXXX']],
}

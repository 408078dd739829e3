import { type StandIn, successAnswer } from '../standIn.ts'

/**
 * `window.grecaptcha` of reCAPTCHA v2, as developers.google.com/recaptcha describes `/recaptcha/api.js`. Closing the
 * challenge tells nobody, as upstream: the element around its frame (`c-…`, for `a-…` in the box) turns hidden. Runs
 * after `widgetScript`.
 */
const script = String.raw`
const sizes = { normal: ['304px', '78px'], compact: ['164px', '144px'] }

function createRecaptcha() {
  const widgets = []

  function widgetOf(id) {
    const found = widgets[id === undefined ? 0 : id]
    if (!found) throw new Error('Invalid reCAPTCHA client id: ' + id)
    return found
  }

  return {
    ready: (told) => setTimeout(told),
    render(container, params) {
      const element = elementOf(container)
      if (element.childNodes.length > 0) throw new Error('reCAPTCHA has already been rendered in this element')
      const [width, height] = sizes[params.size] || sizes.normal
      const name = 'sandbox' + widgets.length
      const widget = createWidget(
        {
          container: element, siteKey: params.sitekey, language: params.hl, theme: params.theme, width, height,
          brand: 'reCAPTCHA, sandbox', field: 'g-recaptcha-response', invisible: params.size === 'invisible',
          frames: ['a-' + name, 'c-' + name],
          badge: params.size === 'invisible' && params.badge === 'inline' ? ['256px', '60px'] : undefined,
        },
        {
          token: (token) => call(params.callback, token),
          expired: () => call(params['expired-callback']),
          opened() {},
          closed() {},
          failed: () => call(params['error-callback']),
        },
      )
      return widgets.push(widget) - 1
    },
    reset: (id) => widgetOf(id).reset(),
    execute(id) {
      const widget = widgetOf(id)
      if (widget.response()) widget.tellAgain()
      else widget.start()
      return Promise.resolve(null)
    },
    getResponse: (id) => widgetOf(id).response(),
  }
}

window.grecaptcha ??= createRecaptcha()
setTimeout(() => call(sandbox.query.onload))
`

export const recaptcha: StandIn = {
  hosts: ['www.google.com', 'www.recaptcha.net'],
  paths: ['/recaptcha/api.js'],
  script,
  // "Verifying the user's response": two minutes, once.
  lifetime: 120_000,
  field: 'response',
  answer: successAnswer,
  // FAQ, "I'd like to run automated tests".
  testKeys: { '6LeIxAcTAAAAAJcZVRqyHh71UMIEGNQ_MXjiZKhI': 'passes' },
}

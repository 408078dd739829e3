import { type StandIn, successAnswer } from '../standIn.ts'

/** `window.hcaptcha`, as docs.hcaptcha.com ("Configuration") describes `/1/api.js`. Runs after `widgetScript`. */
const script = String.raw`
const sizes = { normal: ['303px', '78px'], compact: ['158px', '138px'] }

function createHcaptcha() {
  const widgets = new Map()
  let count = 0

  function widgetOf(id) {
    const found = id === undefined ? widgets.values().next().value : widgets.get(id)
    if (!found) throw new Error('[hCaptcha] No hCaptcha exists.')
    return found
  }

  function settle(entry, how, value) {
    const waiting = entry.waiting
    entry.waiting = undefined
    if (waiting) waiting[how](value)
  }

  return {
    render(container, params) {
      const element = elementOf(container)
      if (element.querySelector('[name=h-captcha-response]')) {
        console.error('[hCaptcha] render: Only one captcha is permitted per parent container.')
        return undefined
      }
      const id = 'sandbox-' + count++
      const [width, height] = sizes[params.size] || sizes.normal
      const key = () => 'E0_sandbox-' + id
      const invalid = String(params.sitekey).includes('invalid')
      const error = invalid ? 'invalid-data' : 'network-error'
      const entry = { waiting: undefined, key: '' }
      entry.widget = createWidget(
        {
          container: element, siteKey: params.sitekey, language: params.hl, theme: params.theme, width, height,
          brand: 'hCaptcha, sandbox', field: 'h-captcha-response', invisible: params.size === 'invisible',
          blocked: invalid, silent: invalid,
          into: params['challenge-container'] && elementOf(params['challenge-container']),
        },
        {
          token(token) {
            entry.key = key()
            settle(entry, 'resolve', { response: token, key: entry.key })
            call(params.callback, token)
          },
          expired: () => call(params['expired-callback']),
          opened: () => call(params['open-callback']),
          closed(how) {
            if (how === 'closed') {
              call(params['close-callback'])
              settle(entry, 'reject', 'challenge-closed')
            }
            if (how === 'expired') {
              call(params['chalexpired-callback'])
              settle(entry, 'reject', 'challenge-expired')
            }
          },
          failed() {
            settle(entry, 'reject', error)
            call(params['error-callback'], error)
          },
        },
      )
      widgets.set(id, entry)
      return id
    },
    execute(id, options) {
      const entry = widgetOf(id)
      const wanted = options && options.async
      const answer = wanted ? new Promise((resolve, reject) => (entry.waiting = { resolve, reject })) : undefined
      if (entry.widget.response()) entry.widget.tellAgain()
      else entry.widget.start()
      return answer
    },
    reset(id) {
      const entry = widgetOf(id)
      entry.key = ''
      entry.widget.reset()
      settle(entry, 'reject', 'challenge-closed')
    },
    remove(id) {
      const entry = widgetOf(id)
      entry.widget.remove()
      settle(entry, 'reject', 'challenge-closed')
      for (const [name, other] of widgets) if (other === entry) widgets.delete(name)
    },
    close: (id) => widgetOf(id).widget.closeChallenge(),
    getResponse: (id) => widgetOf(id).widget.response(),
    getRespKey: (id) => widgetOf(id).key,
    setData: (id) => void widgetOf(id),
  }
}

window.hcaptcha ??= createHcaptcha()
setTimeout(() => call(sandbox.query.onload || 'hCaptchaOnLoad'))
`

export const hcaptcha: StandIn = {
  hosts: ['js.hcaptcha.com'],
  paths: ['/1/api.js', '/1/secure-api.js'],
  script,
  // "Verify the User Response Server Side": 120 seconds, once.
  lifetime: 120_000,
  field: 'response',
  answer: successAnswer,
  // "Integration Testing": the publisher's key, and the enterprise keys whose visitors are safe and a bot.
  testTokens: [
    [/^10000000-ffff-ffff-ffff-000000000001$/, '10000000-aaaa-bbbb-cccc-000000000001'],
    [/^20000000-ffff-ffff-ffff-000000000002$/, '20000000-aaaa-bbbb-cccc-000000000002'],
  ],
  testKeys: { '30000000-ffff-ffff-ffff-000000000003': 'is refused' },
}

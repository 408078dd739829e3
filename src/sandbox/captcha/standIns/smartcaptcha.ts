import { type StandIn } from '../standIn.ts'

/**
 * `window.smartCaptcha`, as yandex.cloud ("Widget connection methods") describes `/captcha.js`: ids count from 0, a
 * solved widget keeps handing out the same token until it is reset. Runs after `widgetScript`.
 */
const script = String.raw`
function createSmartCaptcha() {
  const widgets = []

  function entryOf(id) {
    const found = id === undefined ? widgets.find(Boolean) : widgets[id]
    if (!found) throw new Error('[SmartCaptcha] There is no widget ' + id + '.')
    return found
  }

  function emit(entry, event, ...args) {
    for (const { event: name, listener } of [...entry.listeners]) if (name === event) listener(...args)
  }

  function execute(id) {
    const { widget } = entryOf(id)
    if (widget.response()) widget.tellAgain()
    else widget.start()
  }

  function subscribe(id, event, listener) {
    const entry = entryOf(id)
    const subscription = { event, listener }
    entry.listeners.add(subscription)
    return () => entry.listeners.delete(subscription)
  }

  return {
    _origin: new URL(sandbox.issue).origin,
    render(container, params) {
      const entry = { listeners: new Set() }
      entry.widget = createWidget(
        {
          container: elementOf(container), siteKey: params.sitekey, language: params.hl, theme: params.theme,
          width: '100%', height: '102px', brand: 'SmartCaptcha, sandbox', field: 'smart-token',
          invisible: params.invisible, challenge: params.test,
        },
        {
          token(token) {
            call(params.callback, token)
            emit(entry, 'success', token)
          },
          expired: () => emit(entry, 'token-expired'),
          opened: () => emit(entry, 'challenge-visible'),
          closed: () => emit(entry, 'challenge-hidden'),
          failed: () => emit(entry, 'network-error'),
        },
      )
      return widgets.push(entry) - 1
    },
    reset: (id) => entryOf(id).widget.reset(),
    destroy(id) {
      const entry = entryOf(id)
      entry.widget.remove()
      entry.listeners.clear()
      widgets[widgets.indexOf(entry)] = undefined
    },
    execute,
    executePromise(id) {
      const number = id === undefined ? widgets.findIndex(Boolean) : id
      return new Promise((resolve) => {
        const stop = subscribe(number, 'success', (token) => {
          stop()
          resolve(token)
        })
        execute(number)
      })
    },
    showError: (id) => emit(entryOf(id), 'network-error'),
    subscribe,
    getResponse: (id) => entryOf(id).widget.response(),
    setTheme: (id, theme) => entryOf(id).widget.setTheme(theme),
  }
}

window.smartCaptcha ??= createSmartCaptcha()
setTimeout(() => call(sandbox.query.onload))
`

export const smartcaptcha: StandIn = {
  hosts: ['smartcaptcha.cloud.yandex.ru', 'smartcaptcha.yandexcloud.net'],
  paths: ['/captcha.js'],
  script,
  // "Validating user responses": five minutes, once.
  lifetime: 300_000,
  field: 'token',
  answer: (verdict) => (verdict.passed ? { status: 'ok', message: '' } : { status: 'failed', message: verdict.reason }),
}

import { FakeVendor } from '../fakeVendor.test-support.ts'
import type { CaptchaRecord } from '../record.test-support.ts'

const theirs = ['https://smartcaptcha.cloud.yandex.ru']

export const record: CaptchaRecord = {
  title: 'Yandex SmartCaptcha',
  script: { src: 'https://smartcaptcha.cloud.yandex.ru/captcha.js', global: 'smartCaptcha' },
  lifetime: 300_000,
  widget: {
    fake(solved) {
      const vendor = new FakeVendor(solved)
      const { execute, reset, remove } = vendor.api
      const api = {
        render: (element: HTMLElement, parameters: Record<string, unknown>) => vendor.add(element, parameters),
        execute,
        reset,
        destroy: remove,
        subscribe(id: number, event: string, listener: (token: string) => void) {
          const { listeners } = vendor.at(id)
          const heard = listeners.get(event) ?? new Set()
          listeners.set(event, heard.add(listener))
          return () => heard.delete(listener)
        },
      }
      return { vendor, api }
    },
    kept: 0,
    language: (widget) => widget.parameters['hl'],
    isInvisible: (widget) => widget.parameters['invisible'] === true,
    rendered: { sitekey: 'the-key', hl: 'ru', theme: 'dark', invisible: false },
    renderedInvisible: { invisible: true },
    opens: 'on the page’s body',
    lapsed: 'captcha-closed',
    tellsUnknownKey: false,
  },
  person: {
    // The challenge goes first and the token comes after: the order that looks like a person closing it.
    solve(widget, token) {
      widget.emit('challenge-hidden')
      setTimeout(() => widget.emit('success', token), 50)
    },
    expire: (widget) => widget.emit('token-expired'),
    openChallenge: (widget) => widget.emit('challenge-visible'),
    closeChallenge: (widget) => widget.emit('challenge-hidden'),
    breakDown: (widget) => widget.emit('network-error'),
  },
  policy: {
    page: undefined,
    sources: { 'script-src': theirs, 'frame-src': theirs, 'connect-src': theirs },
    note: 'The vendor publishes no list: the least it can be, so try it before you rely on it.',
  },
  room: { visible: 102, compact: 102, invisible: 0, said: { compact: 'has none, but bends' } },
  verification: {
    address: 'https://smartcaptcha.cloud.yandex.ru/validate',
    fields: ['secret', 'token', 'ip'],
    token: 'token',
    passed: { status: 'ok' },
  },
}

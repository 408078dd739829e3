import { FakeVendor } from '../fakeVendor.test-support.ts'
import type { CaptchaRecord } from '../record.test-support.ts'

const theirs = ['https://hcaptcha.com', 'https://*.hcaptcha.com']

export const record: CaptchaRecord = {
  title: 'hCaptcha',
  script: { src: 'https://js.hcaptcha.com/1/api.js', global: 'hcaptcha' },
  lifetime: 120_000,
  widget: {
    fake(solved) {
      const vendor = new FakeVendor(solved)
      const { execute, reset, remove } = vendor.api
      const idOf = (id: string) => Number(id.slice(1))
      const api = {
        render: (element: HTMLElement, parameters: Record<string, unknown>) => `w${vendor.add(element, parameters)}`,
        execute: (id: string) => execute(idOf(id)),
        reset: (id: string) => reset(idOf(id)),
        remove: (id: string) => remove(idOf(id)),
        // Asked for no id, as the wrapper does once it is unmounted, it answers for the first widget.
        getResponse: (id: string) => (id === '' ? vendor.widgets[0] : vendor.at(idOf(id)))?.response ?? '',
        getRespKey: () => 'key',
        close() {},
        setData() {},
      }
      return { vendor, api }
    },
    kept: 0,
    language: (widget) => widget.parameters['hl'],
    isInvisible: (widget) => widget.parameters['size'] === 'invisible',
    rendered: { sitekey: 'the-key', hl: 'ru', theme: 'dark', size: 'compact' },
    renderedInvisible: { size: 'invisible' },
    opens: 'in the modal dialog around it',
    lapsed: 'captcha-expired',
    tellsUnknownKey: true,
  },
  person: {
    solve: (widget, token) => widget.call('callback', token),
    expire: (widget) => widget.call('expired-callback'),
    openChallenge: (widget) => widget.call('open-callback'),
    closeChallenge: (widget) => widget.call('close-callback'),
    breakDown: (widget) => widget.call('error-callback', 'network-error'),
  },
  policy: {
    page: 'https://docs.hcaptcha.com/#content-security-policy-settings',
    sources: { 'script-src': theirs, 'frame-src': theirs, 'connect-src': theirs, 'style-src': theirs },
  },
  room: { visible: 78, compact: 144, invisible: 0 },
  verification: {
    address: 'https://api.hcaptcha.com/siteverify',
    fields: ['secret', 'response', 'remoteip', 'sitekey'],
    token: 'response',
    passed: { success: true },
  },
}

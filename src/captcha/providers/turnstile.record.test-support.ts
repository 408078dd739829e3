import { FakeVendor } from '../fakeVendor.test-support.ts'
import type { CaptchaRecord } from '../record.test-support.ts'

const theirs = ['https://challenges.cloudflare.com']

export const record: CaptchaRecord = {
  title: 'Cloudflare Turnstile',
  script: { src: 'https://challenges.cloudflare.com/turnstile/v0/api.js', global: 'turnstile' },
  lifetime: 300_000,
  widget: {
    fake(solved) {
      const vendor = new FakeVendor(solved)
      const idOf = (id: string) => Number(id.replace('cf-chl-widget-', ''))
      const api = {
        render: (element: HTMLElement, parameters: Record<string, unknown>) =>
          `cf-chl-widget-${vendor.add(element, parameters)}`,
        execute: (id: string) => vendor.api.execute(idOf(id)),
        reset: (id: string) => vendor.api.reset(idOf(id)),
        remove: (id: string) => vendor.api.remove(idOf(id)),
      }
      return { vendor, api }
    },
    kept: 0,
    language: (widget) => widget.parameters['language'],
    isInvisible: (widget) => widget.parameters['execution'] === 'execute',
    rendered: { sitekey: 'the-key', language: 'ru', theme: 'dark', size: 'compact' },
    renderedInvisible: { execution: 'execute', appearance: 'interaction-only' },
    opens: 'in its box',
    lapsed: 'captcha-expired',
    tellsUnknownKey: true,
  },
  person: {
    // Its challenge ends before the token is there.
    solve(widget, token) {
      widget.call('after-interactive-callback')
      widget.call('callback', token)
    },
    expire: (widget) => widget.call('expired-callback'),
    openChallenge: (widget) => widget.call('before-interactive-callback'),
    closeChallenge: undefined,
    breakDown: (widget) => widget.call('error-callback', '300030'),
  },
  policy: {
    page: 'https://developers.cloudflare.com/turnstile/reference/content-security-policy',
    sources: { 'script-src': theirs, 'frame-src': theirs },
  },
  room: {
    visible: 65,
    compact: 140,
    invisible: 65,
    invisibleCompact: 140,
    said: { invisible: '65 px, and 140 px where it is narrow: its challenge stands in the box' },
  },
  verification: {
    address: 'https://challenges.cloudflare.com/turnstile/v0/siteverify',
    fields: ['secret', 'response', 'remoteip'],
    token: 'response',
    passed: { success: true },
  },
}

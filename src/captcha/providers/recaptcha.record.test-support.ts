import { FakeVendor, type FakeWidget } from '../fakeVendor.test-support.ts'
import type { CaptchaRecord } from '../record.test-support.ts'

/** The element around a challenge's frame, somewhere else on the page: it hides and shows it. */
const curtains = new WeakMap<FakeWidget, HTMLElement>()

function curtainOf(widget: FakeWidget): HTMLElement {
  const curtain = curtains.get(widget)
  if (curtain === undefined) throw new Error('The widget has no challenge on the page.')
  return curtain
}

let frames = 0

/** The box at once, the challenge after it and somewhere else; a reset replaces both. */
function drawFrames(widget: FakeWidget): void {
  frames += 1
  const anchor = document.createElement('iframe')
  anchor.setAttribute('name', `a-x${frames}`)
  widget.container.replaceChildren(anchor)
  const challenge = document.createElement('iframe')
  challenge.setAttribute('name', `c-x${frames}`)
  const curtain = document.createElement('div')
  curtain.style.visibility = 'hidden'
  curtain.append(document.createElement('div'))
  curtain.lastElementChild?.append(challenge)
  curtains.get(widget)?.remove()
  curtains.set(widget, curtain)
  setTimeout(() => {
    if (anchor.isConnected) document.body.append(curtain)
  }, 5)
}

export const record: CaptchaRecord = {
  title: 'Google reCAPTCHA v2',
  script: {
    src: 'https://www.google.com/recaptcha/api.js',
    global: 'grecaptcha',
    elsewhere: 'where it is blocked, `https://www.recaptcha.net`',
  },
  lifetime: 120_000,
  widget: {
    fake(solved) {
      const vendor = new FakeVendor(solved)
      const api = {
        render(element: HTMLElement, parameters: Record<string, unknown>) {
          const id = vendor.add(element, parameters)
          drawFrames(vendor.at(id))
          return id
        },
        execute: vendor.api.execute,
        reset(id: number) {
          vendor.api.reset(id)
          drawFrames(vendor.at(id))
        },
      }
      return { vendor, api }
    },
    kept: 1,
    language: (widget) => widget.parameters['hl'],
    isInvisible: (widget) => widget.parameters['size'] === 'invisible',
    rendered: { sitekey: 'the-key', hl: 'ru', theme: 'dark', size: 'compact' },
    renderedInvisible: { size: 'invisible', badge: 'inline' },
    opens: 'on the page’s body',
    lapsed: 'captcha-closed',
    tellsUnknownKey: false,
  },
  person: {
    solve(widget, token) {
      widget.call('callback', token)
      curtainOf(widget).style.visibility = 'hidden'
    },
    expire: (widget) => widget.call('expired-callback'),
    openChallenge(widget) {
      curtainOf(widget).style.visibility = 'visible'
    },
    closeChallenge(widget) {
      curtainOf(widget).style.visibility = 'hidden'
    },
    breakDown: (widget) => widget.call('error-callback'),
  },
  policy: {
    page: 'https://developers.google.com/recaptcha/docs/faq',
    sources: {
      'script-src': ['https://www.google.com/recaptcha/', 'https://www.gstatic.com/recaptcha/'],
      'frame-src': ['https://www.google.com/recaptcha/', 'https://recaptcha.google.com/recaptcha/'],
      'connect-src': ['https://www.google.com/recaptcha/'],
    },
    note:
      'With `recaptcha.net` as host, write `https://www.recaptcha.net/recaptcha/` for Google’s in all three, and add ' +
      '`https://www.gstatic.cn/recaptcha/` to `script-src`. Keep the paths: elsewhere on these hosts lie scripts that call ' +
      'whatever an address tells them to.',
  },
  room: { visible: 78, compact: 144, invisible: 60, said: { invisible: '60 px, Google’s badge' } },
  verification: {
    address: 'https://www.google.com/recaptcha/api/siteverify',
    fields: ['secret', 'response', 'remoteip'],
    token: 'response',
    passed: { success: true },
  },
}

import type { CaptchaProvider } from './provider.ts'
import { HCaptcha } from './providers/hcaptcha.tsx'
import { Recaptcha } from './providers/recaptcha.tsx'
import { SmartCaptcha } from './providers/smartcaptcha.tsx'
import { Turnstile } from './providers/turnstile.tsx'

/** What the vendor's script would draw, and what a person can do with it. */
export class FakeWidget {
  readonly container: HTMLElement
  readonly parameters: Readonly<Record<string, unknown>>
  readonly listeners = new Map<string, Set<(token: string) => void>>()
  /** Kept until a reset: asked again, it gives the same token again, as SmartCaptcha does. */
  response = ''
  executed = 0
  resets = 0
  private static tokens = 0

  constructor(container: HTMLElement, parameters: Readonly<Record<string, unknown>>) {
    if (container.childNodes.length > 0) throw new Error('A widget has already been rendered in this element.')
    container.append(document.createElement('iframe'))
    this.container = container
    this.parameters = parameters
  }

  call(parameter: string, ...given: string[]) {
    const callback = this.parameters[parameter]
    if (typeof callback === 'function') Reflect.apply(callback, undefined, given)
  }

  emit(event: string, token = '') {
    for (const listener of this.listeners.get(event) ?? []) listener(token)
  }

  newToken(): string {
    FakeWidget.tokens += 1
    this.response = `token-${FakeWidget.tokens}`
    return this.response
  }
}

type Solved = (widget: FakeWidget, token: string) => void

/** The part all vendors share. Numbered from 0; an id that is gone throws. */
export class FakeVendor {
  readonly widgets: (FakeWidget | undefined)[] = []
  readonly solved: Solved

  constructor(solved: Solved) {
    this.solved = solved
  }

  get live(): readonly FakeWidget[] {
    return this.widgets
      .filter((widget) => widget?.container.isConnected === true)
      .filter((widget) => widget !== undefined)
  }

  add(container: HTMLElement, parameters: Readonly<Record<string, unknown>>): number {
    return this.widgets.push(new FakeWidget(container, parameters)) - 1
  }

  at(id: number): FakeWidget {
    const widget = this.widgets[id]
    if (widget === undefined) throw new Error('Cannot find widget.')
    return widget
  }

  readonly api = {
    execute: (id: number) => {
      const widget = this.at(id)
      widget.executed += 1
      if (widget.response !== '') this.solved(widget, widget.response)
    },
    reset: (id: number) => {
      const widget = this.at(id)
      widget.resets += 1
      widget.response = ''
    },
    remove: (id: number) => {
      this.at(id).container.replaceChildren()
      this.widgets[id] = undefined
    },
  }
}

export interface Row {
  readonly name: string
  readonly Provider: CaptchaProvider
  readonly src: string
  readonly ttl: number
  readonly global: string
  /** How many the vendor still knows after one was removed: Google offers no way to make it forget. */
  readonly kept: number
  fake(): { readonly vendor: FakeVendor; readonly api: object }
  solve: Solved
  expire(widget: FakeWidget): void
  openChallenge(widget: FakeWidget): void
  /** Nothing where the vendor's challenge cannot be closed. */
  readonly closeChallenge: ((widget: FakeWidget) => void) | undefined
  breakDown(widget: FakeWidget): void
  readonly language: (widget: FakeWidget) => unknown
  readonly isInvisible: (widget: FakeWidget) => boolean
}

export const curtains = new Map<FakeWidget, HTMLElement>()

function curtainOf(widget: FakeWidget): HTMLElement {
  const curtain = curtains.get(widget)
  if (curtain === undefined) throw new Error('The widget has no challenge on the page.')
  return curtain
}

/** One row for each provider: a new one is asked for by `src/published.test.ts`. */
export const rows: readonly Row[] = [
  {
    name: 'hcaptcha',
    Provider: HCaptcha,
    src: 'https://js.hcaptcha.com/1/api.js',
    ttl: 120_000,
    global: 'hcaptcha',
    kept: 0,
    fake() {
      const vendor = new FakeVendor(this.solve)
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
    solve: (widget, token) => widget.call('callback', token),
    expire: (widget) => widget.call('expired-callback'),
    openChallenge: (widget) => widget.call('open-callback'),
    closeChallenge: (widget) => widget.call('close-callback'),
    breakDown: (widget) => widget.call('error-callback', 'network-error'),
    language: (widget) => widget.parameters['hl'],
    isInvisible: (widget) => widget.parameters['size'] === 'invisible',
  },
  {
    name: 'smartcaptcha',
    Provider: SmartCaptcha,
    src: 'https://smartcaptcha.cloud.yandex.ru/captcha.js',
    ttl: 300_000,
    global: 'smartCaptcha',
    kept: 0,
    fake() {
      const vendor = new FakeVendor(this.solve)
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
    // The challenge goes first and the token comes after: the order that looks like a person closing it.
    solve(widget, token) {
      widget.emit('challenge-hidden')
      setTimeout(() => widget.emit('success', token), 50)
    },
    expire: (widget) => widget.emit('token-expired'),
    openChallenge: (widget) => widget.emit('challenge-visible'),
    closeChallenge: (widget) => widget.emit('challenge-hidden'),
    breakDown: (widget) => widget.emit('network-error'),
    language: (widget) => widget.parameters['hl'],
    isInvisible: (widget) => widget.parameters['invisible'] === true,
  },
  {
    name: 'recaptcha',
    Provider: Recaptcha,
    src: 'https://www.google.com/recaptcha/api.js',
    ttl: 120_000,
    global: 'grecaptcha',
    kept: 1,
    fake() {
      const vendor = new FakeVendor(this.solve)
      let frames = 0
      /** The box at once, the challenge after it and somewhere else; a reset replaces both. */
      const frame = (widget: FakeWidget) => {
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
      const api = {
        render(element: HTMLElement, parameters: Record<string, unknown>) {
          const id = vendor.add(element, parameters)
          frame(vendor.at(id))
          return id
        },
        execute: vendor.api.execute,
        reset(id: number) {
          vendor.api.reset(id)
          frame(vendor.at(id))
        },
      }
      return { vendor, api }
    },
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
    language: (widget) => widget.parameters['hl'],
    isInvisible: (widget) => widget.parameters['size'] === 'invisible',
  },
  {
    name: 'turnstile',
    Provider: Turnstile,
    src: 'https://challenges.cloudflare.com/turnstile/v0/api.js',
    ttl: 300_000,
    global: 'turnstile',
    kept: 0,
    fake() {
      const vendor = new FakeVendor(this.solve)
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
    // Its challenge ends before the token is there.
    solve(widget, token) {
      widget.call('after-interactive-callback')
      widget.call('callback', token)
    },
    expire: (widget) => widget.call('expired-callback'),
    openChallenge: (widget) => widget.call('before-interactive-callback'),
    closeChallenge: undefined,
    breakDown: (widget) => widget.call('error-callback', '300030'),
    language: (widget) => widget.parameters['language'],
    isInvisible: (widget) => widget.parameters['execution'] === 'execute',
  },
]

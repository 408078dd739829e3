import type { Page } from '@playwright/test'

/** What has the focus, in words that begin with its role and its name: `textbox "Code", required`. */
export type ReadFocus = () => Promise<string>

/** The same from the page, by the rules that browsers compute names by: for a browser that gives nobody its tree. */
export function focusInPage(page: Page): ReadFocus {
  return async () => {
    const element = page.locator('*:focus')
    if ((await element.count()) === 0) return 'the page'
    const [line = ''] = (await element.first().ariaSnapshot()).split('\n')
    const [, role = '', name = ''] = /^- '?([a-z]+)(?: "((?:[^"\\]|\\.)*)")?/.exec(line) ?? []
    return `${role} "${name}"`
  }
}

/** Someone without a pointer: Tab to what is wanted, and every stop on the way written down. */
export class Keyboard {
  #stops: string[] = []
  #last = ''
  readonly #page: Page
  readonly #focus: ReadFocus

  constructor(page: Page, focus: ReadFocus) {
    this.#page = page
    this.#focus = focus
  }

  /** Where the focus has come to since it was asked last. */
  async takeStops(): Promise<readonly string[]> {
    await this.#stopped()
    const stops = this.#stops
    this.#stops = []
    return stops
  }

  async goTo(name: string) {
    await this.#stopped()
    for (let presses = 0; presses < 30; presses += 1) {
      if (isCalled(await this.#focus(), name)) return
      await this.#page.keyboard.press('Tab')
      await this.#stopped()
    }
    throw new Error(`"${name}" was not reached by Tab: ${this.#stops.join('; ')}.`)
  }

  async type(text: string) {
    await this.#page.keyboard.type(text)
  }

  async pressEnter() {
    await this.#page.keyboard.press('Enter')
  }

  /** A key may change what describes its field, a moment later. */
  async #settled(): Promise<string> {
    let before = ''
    for (let now = await this.#focus(); now !== before; now = await this.#focus()) {
      before = now
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    return before
  }

  async #stopped() {
    const stop = await this.#settled()
    if (stop !== this.#last) this.#stops.push(stop)
    this.#last = stop
    const covered = await this.#page.locator('*:focus').evaluateAll(([element]) => {
      if (element === undefined || element.matches('body')) return ''
      const { left, top, width, height } = element.getBoundingClientRect()
      const over = document.elementFromPoint(left + width / 2, top + height / 2)
      const isSeen =
        over !== null && (element.contains(over) || over.contains(element) || over.closest('label') !== null)
      return isSeen ? '' : `${element.className} is under ${over?.className ?? 'the edge of the screen'}`
    })
    if (covered !== '') throw new Error(`The focus cannot be seen (2.4.11): ${covered}.`)
  }
}

function isCalled(focus: string, name: string): boolean {
  return /^[a-zA-Z]+ "(.*?)"(?=[,:]|$)/.exec(focus)?.[1] === name
}

import type { Page } from '@playwright/test'

/** What has the focus, by role and name, as assistive technology is told of it. */
export async function focused(page: Page): Promise<string> {
  const element = page.locator('*:focus')
  if ((await element.count()) === 0) return 'the page'
  const [line = ''] = (await element.first().ariaSnapshot()).split('\n')
  const [, role = '', name = ''] = /^- '?([a-z]+)(?: "((?:[^"\\]|\\.)*)")?/.exec(line) ?? []
  return `${role} "${name}"`
}

/** Someone without a pointer: Tab to what is wanted, and every stop on the way written down. */
export class Keyboard {
  readonly stops: string[] = []
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  async goTo(name: string) {
    await this.#stopped()
    for (let presses = 0; presses < 30; presses += 1) {
      if ((await focused(this.#page)).endsWith(`"${name}"`)) return
      await this.#page.keyboard.press('Tab')
      await this.#stopped()
    }
    throw new Error(`"${name}" was not reached by Tab: ${this.stops.join(', ')}.`)
  }

  async #stopped() {
    const stop = await focused(this.#page)
    if (stop !== this.stops.at(-1)) this.stops.push(stop)
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

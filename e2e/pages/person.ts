import { expect, type Locator, type Page } from '@playwright/test'
import type { Messages } from '../../src/locales/messages.ts'
import { languages } from '../../src/test-support/languages.test-support.ts'
import type { Visitor } from '../../src/test-support/requestCase.test-support.ts'
import type { Sandbox } from './sandbox.ts'
import { takesKeys } from './takesKeys.ts'

/** Someone at the widget who reads it in a language of theirs: every word is taken from that language. */
export class Person implements Visitor {
  readonly page: Page
  readonly sandbox: Sandbox
  readonly words: Messages
  readonly #root: Locator

  constructor(page: Page, sandbox: Sandbox, language: string) {
    this.page = page
    this.sandbox = sandbox
    const words = languages[language]
    if (words === undefined) throw new Error(`src/locales/languages has no ${language}.ts.`)
    this.words = words
    this.#root = page.locator('[data-sign-in]')
  }

  async open(choices: Readonly<Record<string, string>>) {
    const { world } = this.sandbox
    await this.page.goto(`/?${new URLSearchParams({ ...choices, world, lang: this.words.language }).toString()}`)
  }

  button(name: string) {
    return this.#root.getByRole('button', { name, exact: true })
  }

  field(label: string) {
    return this.#root.getByLabel(label, { exact: true })
  }

  press(name: string) {
    return this.button(name).click()
  }

  fill(label: string, value: string) {
    return this.field(label).fill(value)
  }

  /** Key by key: a code of known length sends itself with its last. */
  async type(label: string, value: string) {
    await takesKeys(this.field(label))
    await this.field(label).selectText()
    await this.field(label).pressSequentially(value)
  }

  valueOf(label: string): Promise<string> {
    return this.field(label).inputValue()
  }

  async isEmpty(label: string) {
    await expect(this.field(label)).toHaveValue('')
  }

  async isAt(heading: string) {
    await expect(this.#root.getByRole('heading', { name: heading, exact: true })).toBeVisible()
  }

  /** The sentence is an alert, so it is read out too. */
  async isTold(sentence: string) {
    await expect(this.#root.getByRole('alert').filter({ hasText: sentence })).toBeVisible()
  }

  async sees(text: string) {
    await expect(this.#root.getByText(text).filter({ visible: true }).first()).toBeVisible()
  }

  // The ways in

  async entersPhone(number: string) {
    await this.fill(this.words.phone.label, number)
    await this.press(this.words.phone.submit)
    await this.isAt(this.words.code.heading.sms)
  }

  async entersCredentials(name: string) {
    await this.fill(this.words.credentials.username.email, `${name}@example.com`)
    await this.fill(this.words.credentials.password, password)
    await this.press(this.words.credentials.submit)
  }

  async isSignedIn() {
    await this.isAt(this.words.done['signed-in'].heading)
  }

  async couldNotAsk(path: string) {
    await expect.poll(async () => (await this.sandbox.requestsTo(path)).length).toBeGreaterThan(0)
    await this.sandbox.recover()
  }

  async hasAsked(path: string) {
    const answered = async () => (await this.sandbox.requestsTo(path)).filter(({ status }) => status !== undefined)
    await expect.poll(async () => (await answered()).length).toBeGreaterThan(0)
  }

  /** The first read failed before the page was there; from now on all is well again. */
  async cannotStart() {
    await this.isTold(this.words.errors.network)
    await this.sandbox.recover()
  }

  /** So many have come, and no more than that. */
  async hasMessages(count: number) {
    await expect.poll(async () => (await this.sandbox.messages()).length).toBe(count)
  }

  /** The code of the message that came last. */
  async newestCode(): Promise<string> {
    const code = (await this.sandbox.messages()).at(-1)?.code
    if (code === undefined) throw new Error('No message has come.')
    return code
  }
}

/** Of everybody in the sandbox's portals. */
const password = 'Passw0rd!'

import { expect, type Locator, type Page } from '@playwright/test'
import { takesKeys } from './takesKeys.ts'

/** `THROUGH=relay`: every journey goes through a relay, whichever origin it names. */
export const isThroughRelay = process.env['THROUGH'] === 'relay'

/** `THROUGH=script`: every journey is on `entryphone/script`, in the place of `<SignIn>`. It is a production build. */
export const isThroughScript = process.env['THROUGH'] === 'script'

/** The widget as the person in front of it knows it: by label and role. */
export class Widget {
  readonly page: Page
  readonly root: Locator

  constructor(page: Page) {
    this.page = page
    this.root = page.locator('[data-sign-in]')
  }

  async open(choices: Readonly<Record<string, string>>) {
    const isElsewhere = choices['origin'] !== 'limited-relay'
    const through = isThroughRelay && isElsewhere ? { ...choices, origin: 'relay' } : choices
    await this.page.goto(`/?${new URLSearchParams(through).toString()}`)
    if (isThroughScript) await expect(this.root.locator('entryphone-sign-in[backend]')).toBeAttached()
  }

  /** The way in by name and password, up to whatever the server makes of them. */
  async opensWithPassword(choices: Readonly<Record<string, string>>, username: string, password: string) {
    await this.open(choices)
    await this.enterCredentials(username, password)
    await this.continues()
  }

  /** The way in by number, up to whatever the server makes of it. */
  async opensWithPhone(choices: Readonly<Record<string, string>>, number: string) {
    await this.open(choices)
    await this.enterPhone(number)
    await this.continues()
  }

  button(name: string | RegExp) {
    return this.root.getByRole('button', { name })
  }

  field(label: string) {
    return this.root.getByLabel(label, { exact: true })
  }

  /** Where a button is in its page, however the page is scrolled: Firefox's driver does that before it clicks. */
  placeOf(name: string) {
    return this.button(name).evaluate((element) => {
      const { x, y, width, height } = element.getBoundingClientRect()
      return { x: x + scrollX, y: y + scrollY, width, height }
    })
  }

  heading(name: string | RegExp) {
    return this.root.getByRole('heading', { name })
  }

  // Phone

  async enterPhone(number: string) {
    await this.field('Phone number').fill(number)
  }

  async continues() {
    await this.button('Continue').click()
  }

  /** Ticks the stand-in of whichever captcha is on screen. */
  async passCaptcha() {
    await this.root.getByRole('checkbox', { name: /not a robot/i }).click()
  }

  async seesPhoneStep() {
    await expect(this.field('Phone number')).toBeVisible()
  }

  // Credentials

  async enterCredentials(username: string, password: string) {
    await this.field('Email').fill(username)
    await this.field('Password').fill(password)
  }

  async seesCredentialsStep() {
    await expect(this.field('Password')).toBeVisible()
  }

  // Code

  async seesCodeStep(to?: string) {
    await expect(this.heading('Enter the code')).toBeVisible()
    if (to === undefined) return
    // However the digits are grouped: the rules for a country may not be loaded yet.
    const grouped = Array.from(to.replaceAll(/[^\d*+]/g, ''))
      .map((sign) => sign.replace(/[*+]/, '\\$&'))
      .join('[ -]?')
    await expect(this.root.locator('bdi').filter({ hasText: new RegExp(grouped) })).toBeVisible()
  }

  /** Six digits submit themselves; a code of unknown length waits for the button. */
  async enterCode(code: string) {
    await takesKeys(this.field('Code'))
    await this.field('Code').selectText()
    await this.field('Code').pressSequentially(code)
  }

  async confirms() {
    await this.button('Confirm').click()
  }

  async changesNumber() {
    await this.button('Change number').click()
  }

  async resends() {
    await this.button(/^Send again/).click()
  }

  async asksForMessageInstead() {
    await this.button('Send me a message instead').click()
  }

  async goesBackToApp() {
    await this.button('Back to the app').click()
  }

  async trustsBrowser() {
    await this.root.getByRole('checkbox', { name: 'Trust this browser', exact: true }).check()
  }

  /** Turns to a saved code, and enters it. */
  async enterBackupCode(code: string) {
    await this.button('Use a backup code').click()
    await this.field('Backup code').fill(code)
    await this.confirms()
  }

  // Authenticator

  async seesEnrolment() {
    await expect(this.heading('Set up your authenticator')).toBeVisible()
  }

  async enterFirstCode(code: string) {
    await takesKeys(this.field('Code from the app'))
    await this.field('Code from the app').selectText()
    await this.field('Code from the app').pressSequentially(code)
  }

  async seesBackupCodes(): Promise<string[]> {
    await expect(this.heading('Save your backup codes')).toBeVisible()
    return this.root.getByRole('listitem').allTextContents()
  }

  async hasSavedCodes() {
    await this.button('I have saved them').click()
  }

  // Everywhere

  /**
   * Back in the browser's history. Where Firefox has kept the page nothing is loaded, and its driver tells of a navigation
   * that begins and never of its end: there the page says itself where it is, and nobody waits for that end.
   */
  async goesBack() {
    if (this.page.context().browser()?.browserType().name() !== 'firefox') {
      await this.page.goBack({ waitUntil: 'commit' })
      return
    }
    process.env['PLAYWRIGHT_SKIP_NAVIGATION_CHECK'] = 'yes'
    const left = this.page.url()
    await this.page.evaluate(() => history.back())
    await this.page.waitForFunction((from) => location.href !== from, left)
    await this.page.evaluate(() => history.replaceState(history.state, ''))
  }

  async sees(sentence: string | RegExp) {
    await expect(this.root.getByText(sentence).filter({ visible: true }).first()).toBeVisible()
  }

  async seesDone() {
    await expect(this.heading('You are signed in')).toBeVisible()
  }

  async seesConfirmed() {
    await expect(this.heading('Your number is confirmed')).toBeVisible()
  }

  async hostReceived(what: string | RegExp) {
    await expect(this.page.getByText('The host received')).toContainText(what)
  }
}

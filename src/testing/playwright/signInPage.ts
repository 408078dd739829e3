import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test'

/**
 * The widget on a page or in a frame of one (`page.frameLocator('iframe')`), as a person uses it: in any language, since it goes
 * by what fields are and not by their labels.
 */
export class SignInPage {
  /** The card itself. */
  readonly root: Locator

  constructor(place: Page | FrameLocator) {
    this.root = place.locator('.entryphone').first()
  }

  /** Types the number in any form, and sends it. */
  async enterPhone(number: string): Promise<void> {
    await this.field('input[type=tel]').fill(number)
    await this.submit()
  }

  async enterCredentials(username: string, password: string): Promise<void> {
    await this.field('input[type=email], input[autocomplete~=username], input[type=tel]').fill(username)
    await this.field('input[type=password]').fill(password)
    await this.submit()
  }

  /** Types the code, and sends it where it does not go by itself with its last character. */
  async enterCode(code: string): Promise<void> {
    const field = this.field('input[autocomplete=one-time-code]')
    await expect(field).toBeEditable()
    const goesByItself = await field.evaluate(
      (input) => input.parentElement?.querySelector('.entryphone-slots') !== null,
    )
    await field.fill(code)
    if (!goesByItself) await this.submit()
  }

  /** Ticks the box of whichever captcha is on screen: the sandbox's stand-in for it. */
  async passCaptcha(): Promise<void> {
    await this.root.getByRole('checkbox', { name: /not a robot/i }).click()
  }

  /** Asks for another message, once that is allowed. */
  async resend(): Promise<void> {
    const button = this.root.locator('.entryphone-resend button')
    await expect(button).not.toHaveAttribute('aria-disabled', 'true')
    await button.click()
  }

  async back(): Promise<void> {
    await this.root.locator('.entryphone-back').click()
  }

  /** What went wrong, as it is read out. */
  get error(): Locator {
    return this.root.getByRole('alert').filter({ hasText: /\S/ })
  }

  get heading(): Locator {
    return this.root.getByRole('heading').first()
  }

  /** The kind of step that is on screen: `start`, `phone`, `code`, … */
  async seesStep(kind: string): Promise<void> {
    await expect(this.root).toHaveAttribute('data-step', kind)
  }

  private field(selector: string): Locator {
    return this.root.locator(selector).first()
  }

  private async submit(): Promise<void> {
    await this.root.locator('button[type=submit]').first().click()
  }
}

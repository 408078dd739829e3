import type { Page } from '@playwright/test'

/**
 * The page on which every step stands, free of the policy it comes with, so that a test can dress it: what a host's
 * stylesheets do is asked here, not what its policy allows.
 */
export async function openStyles(page: Page, theme: 'light' | 'dark' = 'light', lang = 'en') {
  await page.route('/styles.html*', async (route) => {
    const response = await route.fetch()
    const { 'content-security-policy': _, ...headers } = response.headers()
    await route.fulfill({ response, headers })
  })
  await page.goto(`/styles.html?theme=${theme}&lang=${lang}`)
  const sample = (name: string) => page.locator(`[data-sample=${name}]`)
  await sample('done').locator('.entryphone-check').waitFor()
  await sample('failed').locator('.entryphone-button').waitFor()
  await sample('captcha').locator('.entryphone-captcha').waitFor()
  await sample('backup-codes').locator('.entryphone-codes').waitFor()
  // An error, and a list that is open.
  await sample('credentials').locator('[type=submit]').click()
  await sample('credentials').locator('[role=alert]:not(:empty)').first().waitFor()
  await sample('elsewhere').locator('.entryphone-opener').click()
  await sample('elsewhere').locator('.entryphone-option').first().waitFor()
  // Beside the widgets: nothing is under the pointer.
  await page.mouse.move(890, 5)
  return sample
}

/** Puts these in the place of the page's sheets. */
export async function wear(page: Page, sheets: readonly string[]) {
  await page.evaluate((texts) => {
    for (const old of document.querySelectorAll('style, link[rel=stylesheet]')) old.remove()
    document.head.append(...texts.map((text) => Object.assign(document.createElement('style'), { textContent: text })))
    const rules = [...document.styleSheets].reduce((count, sheet) => count + sheet.cssRules.length, 0)
    if (rules < texts.length) throw new Error('The page did not take the sheets.')
  }, sheets)
}

import { expect, type Page } from '@playwright/test'
import { everyScreen } from '../../src/test-support/everyScreen.test-support.ts'

export const screenNames = Object.keys(everyScreen)

/** The page on which every screen stands, free of its policy so that a test can dress it, once each shows what it is about. */
export async function openScreens(page: Page, choices: Readonly<Record<string, string>> = {}) {
  await page.route('/screens.html*', async (route) => {
    const response = await route.fetch()
    const { 'content-security-policy': _, ...headers } = response.headers()
    await route.fulfill({ response, headers })
  })
  await page.goto(`/screens.html?${new URLSearchParams(choices).toString()}`)
  await expect(page.locator('[data-ready]')).toHaveCount(screenNames.length)
  // A screen that has just come lies over the one before.
  await expect(page.locator('.entryphone-current > [aria-hidden]')).toHaveCount(0)
}

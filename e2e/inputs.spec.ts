import type { Page } from '@playwright/test'
import { paste } from './pages/clipboard.ts'
import { expect, test } from './pages/test.ts'
import { type Hands, setNatively } from './tables/inputMethods.ts'
import { tablePlays } from './tables/scenarios.ts'

function handsOn(page: Page): Hands {
  const field = page.locator('.entryphone input:not([type=hidden])').first()
  return {
    open: async (address, label) => {
      await page.goto(address)
      await expect(page.getByLabel(label, { exact: true })).toBeVisible()
      await field.focus()
    },
    type: (text, delay) => page.keyboard.type(text, { delay }),
    paste: (text) => paste(page, field, text),
    selectAll: () => page.keyboard.press('ControlOrMeta+a'),
    autofill: (text) => field.evaluate(setNatively, text),
    pressEnter: () => page.keyboard.press('Enter'),
  }
}

for (const { title, play, received, says } of tablePlays) {
  test(title, async ({ page }) => {
    await play(handsOn(page))
    if (says !== undefined) await expect(page.getByText(says).filter({ visible: true }).first()).toBeVisible()
    await expect(page.getByLabel('Received')).toHaveText(received)
  })
}

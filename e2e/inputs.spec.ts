import type { Page } from '@playwright/test'
import { paste } from './pages/clipboard.ts'
import { expect, test } from './pages/test.ts'
import { type InputMethods, setNatively } from './tables/inputMethods.ts'
import { inputScenarios } from './tables/scenarios.ts'

function inputMethodsOf(page: Page): InputMethods {
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

for (const { title, run, received, says } of inputScenarios) {
  test(title, async ({ page }) => {
    await run(inputMethodsOf(page))
    if (says !== undefined) await expect(page.getByText(says).filter({ visible: true }).first()).toBeVisible()
    await expect(page.getByLabel('Received')).toHaveText(received)
  })
}

import { test as base } from '@playwright/test'
import type { WebDriver } from 'selenium-webdriver'
import { openWebKit } from './driver.ts'

export { expect } from '@playwright/test'

/** WebKitGTK under the same runner and in the same report: one browser for each worker. */
export const test = base.extend<object, { driver: WebDriver }>({
  driver: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright wants a pattern here, and nothing is needed
    async ({}, provide, { parallelIndex }) => {
      const { driver, close } = await openWebKit(5294 + parallelIndex)
      try {
        await provide(driver)
      } finally {
        await close()
      }
    },
    { scope: 'worker', timeout: 60_000 },
  ],
})

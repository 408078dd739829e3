import { expect, test } from '@playwright/test'
import { languages } from '../src/test-support/languages.test-support.ts'
import { misfits } from './pages/fits.ts'
import { openScreens } from './pages/screensPage.ts'

/**
 * Every screen in every language, on the smallest phone and with text of twice its size: nothing is cut off, runs over
 * something else or out of its card. `npm test` looks at one, in the language with the longest words; `test:all` at each.
 */
const looked = process.env['LANGUAGES'] === 'all' ? Object.keys(languages) : ['de']

const texts = [
  { width: 320, text: '100%' },
  { width: 1280, text: '200%' },
  { width: 320, text: '200%' },
]

for (const lang of looked) {
  test(`${lang}: every screen has room for its words at 320 px and with text at 200 %`, async ({ page }) => {
    test.setTimeout(90_000)
    await page.setViewportSize({ width: 320, height: 900 })
    await openScreens(page, { lang })
    const found: Record<string, readonly string[]> = {}
    for (const { width, text } of texts) {
      await page.setViewportSize({ width, height: 900 })
      await page.evaluate((size) => {
        document.documentElement.style.fontSize = size
        document.body.style.margin = '0'
      }, text)
      found[`${width} px, ${text}`] = await misfits(page)
    }
    expect(Object.fromEntries(Object.entries(found).filter(([, list]) => list.length > 0))).toEqual({})
  })
}

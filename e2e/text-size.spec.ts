import { expect, test } from '@playwright/test'
import { languages } from '../src/test-support/languages.test-support.ts'
import { misfits } from './pages/fits.ts'
import { openStyles } from './pages/stylesPage.ts'

/**
 * Every step as people see it who need large text, in each language: WCAG 1.4.4 is text of twice its size, 1.4.10 is what
 * 1280 px are at a zoom of 400 %. Both at once is more than it asks, and a phone set to large text. The wide font is what
 * a host's own may be.
 */
const texts = [
  { width: 1280, text: '100%' },
  { width: 320, text: '100%' },
  { width: 1280, text: '200%' },
  { width: 360, text: '200%' },
  { width: 320, text: '200%' },
]

const looked = process.env['LANGUAGES'] === 'all' ? Object.keys(languages) : ['en', 'ru', 'ar']

for (const lang of looked) {
  test(`${lang}: whatever the size of the text, none is cut off and none lies over another`, async ({ page }) => {
    const sample = await openStyles(page, 'light', lang)
    // All but one: a whole code would be sent.
    for (const name of ['code', 'enrol', 'alone']) await sample(name).locator('.entryphone-code-input').fill('48296')
    const found: Record<string, readonly string[]> = {}
    for (const font of ['sans-serif', 'monospace']) {
      for (const { width, text } of texts) {
        await page.setViewportSize({ width, height: 900 })
        await page.evaluate(
          ([size, family]) => {
            document.documentElement.style.fontSize = size
            document.body.style.margin = '0'
            document.documentElement.style.setProperty('--entryphone-font', family)
          },
          [text, font] as const,
        )
        found[`${width} px, ${text}, ${font}`] = await misfits(page)
      }
    }
    expect(Object.fromEntries(Object.entries(found).filter(([, list]) => list.length > 0))).toEqual({})
  })
}

import { devices, expect, test } from '@playwright/test'
import { openStyles } from './pages/stylesPage.ts'

const { viewport, hasTouch, isMobile } = devices['Pixel 7']
test.use({ viewport, hasTouch, isMobile })

// Firefox's driver has no finger.
test('under a finger whatever can be pressed is 44 px high and wide, and no two lie over each other', {
  tag: '@chromium',
}, async ({ page }) => {
  for (const lang of ['en', 'ru', 'ar']) {
    await openStyles(page, 'light', lang)
    // The list is a sheet over the page here.
    await page.keyboard.press('Escape')
    const found = await page.evaluate(() => {
      const pressed = 'button, summary, label.entryphone-box, .entryphone a, select, input:not([type=checkbox])'
      const targets = [...document.querySelectorAll(pressed)]
        .filter(
          (element) => element.closest('.entryphone') && !element.matches('[hidden]') && element.checkVisibility(),
        )
        .map((element) => ({
          name: `${element.closest('[data-sample]')?.getAttribute('data-sample')}: ${element.className.split(' ', 1)[0]} “${element.textContent?.trim().slice(0, 20)}”`,
          element,
          rect: element.getBoundingClientRect(),
        }))
      if (targets.length < 50) throw new Error(`Only ${targets.length} targets were seen.`)
      const small = targets
        .filter(({ rect }) => rect.width < 43.9 || rect.height < 43.9)
        .map(({ name, rect }) => `${name} is ${rect.width.toFixed()} × ${rect.height.toFixed()}`)
      const over = targets.flatMap((one, index) =>
        targets.slice(index + 1).flatMap((other) => {
          const across = Math.min(one.rect.right, other.rect.right) - Math.max(one.rect.left, other.rect.left)
          const down = Math.min(one.rect.bottom, other.rect.bottom) - Math.max(one.rect.top, other.rect.top)
          const isOver = across > 1 && down > 1 && !one.element.contains(other.element)
          return isOver ? [`${one.name} lies over ${other.name} by ${down.toFixed()} px`] : []
        }),
      )
      return [...small, ...over]
    })
    expect(found, lang).toEqual([])
  }
})

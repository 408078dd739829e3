import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decode, differing } from '../.storybook/pictures/png.ts'
import { expect, test } from './pages/test.ts'

/** The picture in the README. `npm run screenshot` takes it anew; else it goes where nobody minds, and is compared. */
const root = join(import.meta.dirname, '..')
const kept = join(root, 'public/screenshot.png')
const taken = process.env['SCREENSHOT']
const path = taken ?? join(root, '.cache/screenshot.png')
/** Which browser draws what is kept: another, or one with other fonts, draws it otherwise. */
const browserFile = join(root, 'stories/pictures/browser.txt')

test.use({ viewport: { width: 1280, height: 770 }, deviceScaleFactor: 2 })

// The README has one picture, and Chromium takes it.
test('the code step beside the phone that got the message is what the README shows', { tag: '@chromium' }, async ({
  page,
  widget,
  world,
  browser,
}) => {
  await widget.open({ backend: 'lifepay', captcha: 'none', world })
  await widget.enterPhone('+7 999 123-45-67')
  await widget.continues()
  await widget.seesCodeStep('+7 999 123-45-67')
  await expect(page.locator('.phone').getByText('Код подтверждения')).toBeVisible()
  await widget.field('Code').pressSequentially('482')
  await page.screenshot({ path, animations: 'disabled' })
  if (
    taken !== undefined ||
    !readFileSync(browserFile, 'utf8').startsWith(`Chromium ${browser.version()} on ${process.platform}`)
  )
    return
  const [before, after] = [decode(readFileSync(kept)), decode(readFileSync(path))]
  const { count } = differing(before, after)
  // The code is another, and a second may have gone by.
  expect(count / (after.width * after.height), 'public/screenshot.png is old: run `npm run screenshot`').toBeLessThan(
    0.01,
  )
})

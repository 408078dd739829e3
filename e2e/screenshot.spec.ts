import { join } from 'node:path'
import { expect, test } from './pages/test.ts'

/** The picture in the README. `npm run screenshot` takes it anew; else it goes where nobody minds. */
const path = process.env['SCREENSHOT'] ?? join(import.meta.dirname, '../.cache/screenshot.png')

test.use({ viewport: { width: 1280, height: 700 }, deviceScaleFactor: 2 })

// The README has one picture, and Chromium takes it.
test('the code step beside the phone that got the message is what the README shows', { tag: '@chromium' }, async ({
  page,
  widget,
  world,
}) => {
  await widget.open({ backend: 'lifepay', captcha: 'none', world })
  await widget.enterPhone('+7 999 123-45-67')
  await widget.continues()
  await widget.seesCodeStep('+7 999 123-45-67')
  await expect(page.locator('.phone').getByText('Код подтверждения')).toBeVisible()
  await widget.field('Code').pressSequentially('482')
  await page.screenshot({ path, animations: 'disabled' })
})

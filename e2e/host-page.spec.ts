import { expect, test } from './pages/test.ts'

test.describe('on a phone of 360 px, in Russian', () => {
  test.use({ viewport: { width: 360, height: 640 } })

  test('a chip fills in the form, and the message that slides in fills in the code', async ({ page, world }) => {
    await page.goto(`/?backend=docspace&lang=ru&world=${world}`)
    await page.getByRole('button', { name: 'Ann: SMS' }).click()
    await expect(page.getByLabel('Почта')).toHaveValue('ann@example.com')
    // It is filled in one field after the other.
    await expect(page.getByLabel('Пароль', { exact: true })).toHaveValue('Passw0rd!')
    await page.getByRole('button', { name: 'Продолжить' }).click()
    await page.locator('.banner').getByRole('button', { name: 'Нажмите, чтобы подставить' }).click()
    await expect(page.getByText('Сайт получил: токен')).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
  })
})

test('someone else is tried from wherever the first has come to', async ({ page, widget, world }) => {
  await widget.open({ backend: 'docspace', world })
  await page.getByRole('button', { name: 'Tom: app' }).click()
  await expect(widget.field('Password')).toHaveValue('Passw0rd!')
  await widget.continues()
  await widget.seesCodeStep()
  await page.getByRole('button', { name: 'Eve: set-up' }).click()
  await expect(widget.field('Email')).toHaveValue('eve@example.com')
  await widget.continues()
  await widget.seesEnrolment()
  // Her app has the key now, and its code is pressed.
  await page.getByRole('button', { name: 'eve@example.com' }).click()
  await widget.seesBackupCodes()
})

test('whoever is signed in already is chosen by a link', async ({ page, widget, world }) => {
  await widget.open({ backend: 'zitadel', world })
  await page.getByRole('link', { name: 'Vera: number confirmed' }).click()
  await widget.seesConfirmed()
  await page.getByRole('link', { name: 'Nora: no number yet' }).click()
  await widget.seesPhoneStep()
  await page.getByRole('button', { name: 'Nora: no number yet' }).click()
  await expect(widget.field('Phone number')).toHaveValue(/79 555 12 34/)
})

test('settings and log open at the side, and give the focus back', async ({ page, widget, world }) => {
  await widget.open({ backend: 'lifepay', captcha: 'none', world })
  for (const name of ['Log', 'Settings']) {
    const opener = page.getByRole('button', { name, exact: true })
    await opener.press('Enter')
    const drawer = page.getByRole('dialog', { name })
    await expect(drawer.getByRole('button', { name: 'Close' })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(drawer).toBeHidden()
    await expect(opener).toBeFocused()
  }
  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByRole('dialog').getByLabel('Language').selectOption('ar')
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
  await expect(page).toHaveURL(/captcha=none/)
})

test('before any script has run there is a page, in its language and its theme', async ({ page, world }) => {
  await page.route('**/*.js', (route) => route.abort())
  await page.goto(`/?lang=ar&theme=dark&world=${world}`)
  await expect(page.locator('.card-to-come')).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
  await expect(page.locator('html')).toHaveCSS('background-color', 'rgb(11, 14, 18)')
})

import { expect, type Locator, type Page, test } from '@playwright/test'

/** A real Ctrl+V: the text is first cut out of another field, which every engine allows without a permission. */
async function paste(page: Page, field: Locator, text: string) {
  await page.evaluate((copied) => {
    const source = document.createElement('textarea')
    source.value = copied
    document.body.append(source)
    source.select()
    source.addEventListener('cut', () => setTimeout(() => source.remove()), { once: true })
  }, text)
  await page.keyboard.press('Control+x')
  await expect(page.locator('textarea')).toHaveCount(0)
  await field.focus()
  await page.keyboard.press('Control+v')
}

test.beforeEach(async ({ page }) => void (await page.goto('/code-entry.html')))

const texts = [
  '123456',
  '123 456',
  '123-456',
  'G-123456',
  'Your code is 123456.',
  '@example.com #123456',
  '１２３４５６',
  '١٢٣٤٥٦',
]

for (const text of texts) {
  test(`pasted or filled in, ${text} is the code`, async ({ page }) => {
    const field = page.getByLabel('Digits')
    await paste(page, field, text)
    await expect(field).toHaveValue('123456')
    await field.fill('')
    await field.fill(text)
    await expect(field).toHaveValue('123456')
    await expect(page.getByLabel('Completed')).toHaveText('123456 123456')
  })
}

test('a message with two codes, or with none, changes nothing', async ({ page }) => {
  const field = page.getByLabel('Digits')
  await field.fill('12')
  for (const text of ['Order 987654, code 123456', '1234567', 'hello']) {
    await paste(page, field, text)
    await expect(field).toHaveValue('12')
  }
})

test('a message filled in whole is read like a pasted one', async ({ page }) => {
  const field = page.getByLabel('Digits')
  await field.fill('Order 987654, code 123456')
  await expect(field).toHaveValue('')
  await field.fill('Order 98765, code 123456')
  await expect(field).toHaveValue('123456')
})

test('a full code pasted over a full code is a new code, and undo brings back the old', async ({ page }) => {
  const field = page.getByLabel('Digits')
  await field.pressSequentially('111111')
  await paste(page, field, 'Your code is 222222.')
  await expect(field).toHaveValue('222222')
  await expect(page.getByLabel('Completed')).toHaveText('111111 222222')
  await page.keyboard.press('Control+z')
  await expect(field).toHaveValue('111111')
})

test('keys, selection, Home, End and deletion are a text field’s', async ({ page }) => {
  const field = page.getByLabel('Digits')
  await field.pressSequentially('0a1 2-345')
  await expect(field).toHaveValue('012345')
  await field.press('Home')
  await field.press('Delete')
  await expect(field).toHaveValue('12345')
  await field.pressSequentially('9')
  await expect(field).toHaveValue('912345')
  await field.press('ArrowRight')
  await field.pressSequentially('88')
  await expect(field).toHaveValue('918845')
  await field.press('End')
  await field.pressSequentially('7')
  await expect(field).toHaveValue('918845')
  await field.press('Shift+ArrowLeft')
  await field.press('Shift+ArrowLeft')
  await field.pressSequentially('6')
  await expect(field).toHaveValue('91886')
  await field.press('Backspace')
  await expect(field).toHaveValue('9188')
  await field.press('Control+a')
  await field.pressSequentially('5')
  await expect(field).toHaveValue('5')
})

test('undo still works after keys that are no part of a code', async ({ page }) => {
  const field = page.getByLabel('Digits')
  await field.pressSequentially('12x')
  await paste(page, field, '34')
  await expect(field).toHaveValue('1234')
  await page.keyboard.press('Control+z')
  await expect(field).toHaveValue('12')
})

test('letters come out in capitals, with the caret where it was', async ({ page }) => {
  const field = page.getByLabel('Letters')
  await field.pressSequentially('acd')
  await field.press('Home')
  await field.press('ArrowRight')
  await field.pressSequentially('b1')
  await expect(field).toHaveValue('AB1CD')
})

test('without a length, a message still gives its code', async ({ page }) => {
  const field = page.getByLabel('Unmeasured')
  await paste(page, field, 'Your code is 12345678, valid 10 minutes')
  await expect(field).toHaveValue('12345678')
})

test('an input method composes in peace', async ({ page, browserName }) => {
  const field = page.getByLabel('Digits')
  await field.focus()
  // Only Chromium lets a test compose; elsewhere what was composed arrives in one piece.
  const client = browserName === 'chromium' ? await page.context().newCDPSession(page) : undefined
  await client?.send('Input.imeSetComposition', { text: '１２３', selectionStart: 3, selectionEnd: 3 })
  await expect(field).toHaveValue(client === undefined ? '' : '１２３')
  await page.keyboard.insertText('１２３')
  await expect(field).toHaveValue('123')
})

test('react-hook-form has the code, registered or controlled, and writes it back', async ({ page }) => {
  await page.getByLabel('Registered').pressSequentially('012345')
  await paste(page, page.getByLabel('Controlled'), 'G-123456')
  await page.getByRole('button', { name: 'Send' }).click()
  await expect(page.getByLabel('Sent')).toHaveText('{"registered":"012345","controlled":"123456"}')
  await page.getByRole('button', { name: 'Set', exact: true }).click()
  await expect(page.getByLabel('Registered')).toHaveValue('654321')
  await expect(page.locator('.entryphone-slots').nth(2)).toHaveText('654321')
  await page.getByRole('button', { name: 'Reset' }).click()
  await expect(page.getByLabel('Registered')).toHaveValue('')
  await expect(page.locator('.entryphone-slots').nth(2)).toHaveText('')
  await expect(page.getByLabel('Controlled')).toHaveValue('')
})

test('on a right-to-left page the code runs from the left, in one tab stop', async ({ page }) => {
  await page.goto('/code-entry.html?dir=rtl')
  const field = page.getByLabel('Digits')
  await field.fill('12')
  const slots = page.locator('.entryphone-slots').first().locator('.entryphone-slot')
  const [first, second] = [await slots.nth(0).boundingBox(), await slots.nth(1).boundingBox()]
  expect(first?.x).toBeLessThan(second?.x ?? 0)
  await field.press('Tab')
  await expect(page.getByLabel('Letters')).toBeFocused()
  await expect(field).toHaveAttribute('autocomplete', 'one-time-code')
  await expect(field).toHaveAttribute('inputmode', 'numeric')
  await expect(page.locator('style, [style]')).toHaveCount(0)
})

import type { Locator, Page } from '@playwright/test'
import { copy } from './pages/clipboard.ts'
import { expect, test } from './pages/test.ts'

/** The phone field alone, as a text field: caret, undo, composition, drag, and nothing on the page that moves. */
test.beforeEach(async ({ page }) => {
  await page.goto('/parts.html?part=phone')
  await fieldOn(page).focus()
})

const fieldOn = (page: Page) => page.getByRole('textbox', { name: 'Phone number' })
const received = (page: Page) => page.getByLabel('Received')
const caret = (field: Locator) =>
  field.evaluate((input: HTMLInputElement) => [input.selectionStart, input.selectionEnd])

test('the caret never moves unasked', async ({ page }) => {
  const field = fieldOn(page)
  await page.keyboard.type('+375 29 13-45-67')
  await field.evaluate((input: HTMLInputElement) => input.setSelectionRange(9, 9))
  await page.keyboard.type('2')
  expect(await caret(field)).toEqual([10, 10])
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Backspace')
  expect(await caret(field)).toEqual([8, 8])
  await expect(field).toHaveValue('+375 29 3-45-67')
})

test('undo and redo go through what was typed and pasted, and the country goes with them', async ({ page }) => {
  const field = fieldOn(page)
  // Beforehand: cutting it out elsewhere would be the last thing to undo.
  await copy(page, '+375 29 123-45-67')
  await field.focus()
  await page.keyboard.type('9991234567')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.press('ControlOrMeta+v')
  await expect(field).toHaveValue('+375 29 123-45-67')
  await expect(page.getByRole('button', { name: /Belarus/ })).toBeVisible()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(field).toHaveValue('9991234567')
  await expect(page.getByRole('button', { name: /Russia/ })).toBeVisible()
  await page.keyboard.press('ControlOrMeta+Shift+z')
  await expect(field).toHaveValue('+375 29 123-45-67')
  await page.keyboard.press('ControlOrMeta+z')
  await page.keyboard.press('Enter')
  await expect(received(page)).toHaveText('[{"phone":"+79991234567"}]')
})

// Elsewhere a key is held back by the driver until the page has taken the one before it.
test('no key is lost, and none comes before another, while the page is busy for two seconds @chromium', async ({
  page,
}) => {
  const field = fieldOn(page)
  const busy = page.evaluate(() => {
    const end = performance.now() + 2000
    while (performance.now() < end);
  })
  await Promise.all([busy, ...Array.from('+375291234567', (key) => page.keyboard.press(key))])
  await expect(field).toHaveValue('+375291234567')
  await page.keyboard.press('Tab')
  await expect(field).toHaveValue(/29 123-45-67$/)
})

// Only Chromium lets a test compose.
test('digits composed by an input method count, and the composition is left alone @chromium', async ({ page }) => {
  const session = await page.context().newCDPSession(page)
  for (const text of ['9', '99', '999', '9991234567']) {
    await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
    await expect(fieldOn(page)).toHaveValue(text)
  }
  await session.send('Input.insertText', { text: '9991234567' })
  await page.keyboard.press('Enter')
  await expect(received(page)).toHaveText('[{"phone":"+79991234567"}]')
})

// Over WebDriver BiDi, Firefox drags no text.
test('a number dragged into the field is read like a pasted one @chromium', async ({ page }) => {
  const source = page.getByLabel('To copy from')
  await source.fill('+375291234567')
  await source.selectText()
  await source.dragTo(fieldOn(page), { sourcePosition: { x: 20, y: 12 } })
  await expect(fieldOn(page)).toHaveValue('+375291234567')
  await page.getByRole('button', { name: 'Send' }).click()
  await expect(received(page)).toHaveText('[{"phone":"+375291234567"}]')
})

test('left with a whole number, it is written beside its calling code, and nothing on the page moves', async ({
  page,
}) => {
  const button = page.getByRole('button', { name: 'Send' })
  const field = fieldOn(page)
  const places = async () => [await field.boundingBox(), await button.boundingBox()]
  const before = await places()
  await page.keyboard.type('+375')
  expect(await places()).toEqual(before)
  await page.keyboard.type('291234567')
  await page.keyboard.press('Tab')
  await expect(field).toHaveValue('29 123-45-67')
  expect(await places()).toEqual(before)
})

test('a form library’s writes and reset are shown', async ({ page }) => {
  await page.getByRole('button', { name: 'Fill in' }).click()
  await expect(fieldOn(page)).toHaveValue('171 1234567')
  await expect(page.getByRole('button', { name: /Germany/ })).toBeVisible()
  await page.getByRole('button', { name: 'Send' }).click()
  await expect(received(page)).toHaveText('[{"phone":"+491711234567"}]')
  await page.getByRole('button', { name: 'Empty' }).click()
  await expect(fieldOn(page)).toHaveValue('')
})

test('a form library that writes the number that stands there leaves caret, undo and redo alone', async ({ page }) => {
  const field = fieldOn(page)
  const hostWrites = (by: string, phone: string) =>
    page.evaluate(([name, detail]) => void dispatchEvent(new CustomEvent(name, { detail })), [
      `host-${by}`,
      phone,
    ] as const)
  await page.keyboard.type('8 999 123-45-67')
  await field.evaluate((input: HTMLInputElement) => input.setSelectionRange(4, 7))
  await page.keyboard.press('Delete')
  await expect(field).toHaveValue('8 9923-45-67')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(field).toHaveValue('8 999 123-45-67')
  expect(await caret(field)).toEqual([4, 7])
  for (const by of ['setValue', 'reset']) {
    for (const phone of ['+79991234567', '9991234567', '+7 (999) 123-45-67']) {
      await hostWrites(by, phone)
      await expect(field).toHaveValue('8 999 123-45-67')
      expect(await caret(field)).toEqual([4, 7])
    }
  }
  await page.keyboard.press('ControlOrMeta+Shift+z')
  await expect(field).toHaveValue('8 9923-45-67')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(field).toHaveValue('8 999 123-45-67')
  // Another number is the host's to write.
  await hostWrites('setValue', '+79997654321')
  await expect(field).toHaveValue('999 765-43-21')
  await field.press('End')
  await page.keyboard.type('0')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(field).toHaveValue('999 765-43-21')
  await page.keyboard.press('ControlOrMeta+Shift+z')
  await expect(field).toHaveValue('999 765-43-210')
})

test('before the picker opens, the field is a handful of elements', async ({ page }) => {
  expect(await page.locator('form.entryphone *').count()).toBeLessThan(30)
})

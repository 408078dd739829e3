import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'

const field = (page: Page, label = 'Code') => page.getByLabel(label, { exact: true })
const made = (page: Page) => page.getByLabel('Made')
const confirm = (page: Page) => page.getByRole('button', { name: 'Confirm' })

test('a code, wrong and then right, goes out once each, whatever is pressed', async ({ page }) => {
  await page.goto('/two-factor.html?takes=2500')
  await expect(page.getByText('Sent to 7999***4567')).toBeVisible()
  await field(page).pressSequentially('111111')
  await page.keyboard.press('Enter')
  await confirm(page).dblclick({ force: true })
  await expect(page.getByText('That code is not right. Check the latest message.')).toBeVisible()
  await expect(field(page)).toBeFocused()
  await page.keyboard.type('482913')
  await expect(page.getByRole('heading', { name: 'You are in' })).toBeVisible()
  await expect(made(page)).toHaveText('code 111111, code 482913')
})

test('whoever types the moment a code is refused loses no digit', async ({ page }) => {
  await page.goto('/two-factor.html')
  await field(page).pressSequentially('11111')
  // The first digit is there as soon as the sentence is: no person waits for the browser to be idle.
  await page.evaluate(
    (sentence) =>
      new Promise((resolve) => {
        new MutationObserver((_, observer) => {
          if (!document.body.innerText.includes(sentence)) return
          observer.disconnect()
          for (const digit of '482913') document.execCommand('insertText', false, digit)
          resolve(true)
        }).observe(document.body, { subtree: true, childList: true, characterData: true })
        document.execCommand('insertText', false, '1')
      }),
    'That code is not right.',
  )
  await expect(page.getByRole('heading', { name: 'You are in' })).toBeVisible()
  await expect(made(page)).toHaveText('code 111111, code 482913')
})

test('a press sends the same code again', async ({ page }) => {
  await page.goto('/two-factor.html')
  await field(page).pressSequentially('111111')
  for (const count of [2, 3]) {
    await expect(page.getByText('That code is not right. Check the latest message.')).toBeVisible()
    await confirm(page).click()
    await expect(made(page)).toHaveText(Array.from({ length: count }, () => 'code 111111').join(', '))
  }
})

test('another message is sent when its time has come, and a code entered meanwhile follows it', async ({ page }) => {
  await page.goto('/two-factor.html?wait=2500&sends=3000')
  const again = page.getByRole('button', { name: 'Send again' })
  await expect(again).toHaveAttribute('aria-disabled', 'true')
  await expect(again).not.toHaveAttribute('aria-disabled', 'true')
  await again.click()
  await field(page).pressSequentially('482913')
  await expect(made(page)).toHaveText('send')
  await expect(page.getByRole('heading', { name: 'You are in' })).toBeVisible()
  await expect(made(page)).toHaveText('send, code 482913')
})

test('a backup code keeps its case and goes by the keyboard alone', async ({ page }) => {
  await page.goto('/two-factor.html?factor=app')
  await field(page).focus()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Use a backup code' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(field(page, 'Backup code')).toBeFocused()
  await page.keyboard.type('aB3_x9')
  await expect(made(page)).toHaveText('')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'You are in' })).toBeVisible()
  await expect(made(page)).toHaveText('backup-code aB3_x9')
})

test('other ways and what to do without a phone are reached by keyboard, and nothing jumps', async ({ page }) => {
  await page.goto('/two-factor.html?factor=app')
  const before = await confirm(page).boundingBox()
  await confirm(page).focus()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Use a security key' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(made(page)).toHaveText('key')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Call the help desk.')).toBeVisible()
  await field(page).fill('111111')
  await expect(page.getByText(/not right/).first()).toBeVisible()
  expect(await confirm(page).boundingBox()).toEqual(before)
})

test('axe finds nothing, at first and with an error', async ({ page }) => {
  await page.goto('/two-factor.html')
  // The page is a bare stage; only what it shows is looked at.
  const look = () => new AxeBuilder({ page }).include('.entryphone').analyze()
  expect((await look()).violations).toEqual([])
  await page.getByText('Lost your phone?').click()
  await field(page).fill('111111')
  await expect(page.getByText(/not right/).first()).toBeVisible()
  expect((await look()).violations).toEqual([])
})

import { expect, test } from '@playwright/test'

test('in a frame that allows no forms someone signs in all the same, and the developer is told', async ({ page }) => {
  const said: string[] = []
  page.on('console', (message) => said.push(message.text()))
  const world = `sandboxed-${Date.now()}`
  await page.goto(`/trees.html?in=sandboxed&show=sign-in&provider=hcaptcha&world=${world}`)
  const view = page.frameLocator('iframe').locator('body')
  await view.getByLabel('Phone number', { exact: true }).click()
  await page.keyboard.type('8 999 123-45-67')
  await view.getByRole('checkbox', { name: /not a robot/i }).click()
  await view.getByRole('button', { name: 'Continue' }).click()
  await expect(view.getByLabel('Code', { exact: true })).toBeFocused()
  const inbox: unknown = await (await page.request.get(`/sandbox/inbox?world=${world}`)).json()
  await page.keyboard.type(JSON.stringify(inbox).match(/"code":"(\d{6})"/)?.[1] ?? '')
  await expect(view.getByRole('heading', { name: 'You are signed in' })).toBeFocused()
  expect(said.filter((words) => words.includes('Entryphone E90'))).toHaveLength(1)
})

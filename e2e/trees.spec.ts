import type { Locator, Page } from '@playwright/test'
import { expect, test } from './pages/test.ts'

/** Shadow roots, frames and popups: the widget asks its own tree and its own document, never the page's. */
const places = ['shadow', 'portal', 'frame', 'popup'] as const
type Place = (typeof places)[number]

/** What is in the tree, and the page its keys go to. */
async function open(page: Page, place: Place, query: Readonly<Record<string, string>>) {
  await page.goto(`/trees.html?${new URLSearchParams({ in: place, ...query }).toString()}`)
  if (place === 'frame') return { view: page.frameLocator('iframe').locator('body'), window: page }
  if (place !== 'popup') return { view: page.locator('#host'), window: page }
  const opened = page.waitForEvent('popup')
  await page.getByRole('button', { name: 'Open' }).click()
  const window = await opened
  // As a person’s press would: Firefox tells of no focus in a window that is not in front.
  await window.bringToFront()
  return { view: window.locator('body'), window }
}

/** In its own tree: of a popup's document headless Firefox does not say that it has the focus. */
async function hasFocus(element: Locator) {
  const isActive = (own: Element) => {
    const tree = own.getRootNode()
    return (tree instanceof ShadowRoot ? tree : own.ownerDocument).activeElement === own
  }
  await expect.poll(() => element.evaluate(isActive)).toBe(true)
}

function slotsOf(view: Locator, label: string) {
  return view.locator('.entryphone-field').filter({ hasText: label }).locator('.entryphone-slot')
}

for (const place of places) {
  test(`in a ${place}: the code field shows its slots, caret and ring, and a reset empties them`, async ({ page }) => {
    const { view, window } = await open(page, place, {})
    const slots = slotsOf(view, 'Digits')
    await view.getByLabel('Digits', { exact: true }).click()
    await expect(slots.nth(0)).toHaveAttribute('data-caret', 'true')
    await window.keyboard.type('48')
    await expect(slots.nth(1)).toHaveText('8')
    await expect(slots.nth(2)).toHaveAttribute('data-caret', 'true')
    await window.keyboard.press('Shift+ArrowLeft')
    await expect(slots.nth(1)).toHaveAttribute('data-active', 'true')
    await view.getByRole('button', { name: 'Reset' }).click()
    await expect(slots.nth(0)).toHaveText('')
    await view.getByLabel('Letters', { exact: true }).click()
    await window.keyboard.type('ab1')
    await expect(view.getByLabel('Letters', { exact: true })).toHaveValue('AB1')
  })

  test(`in a ${place}: the number stays as it is typed, and Enter sends it`, async ({ page }) => {
    const { view, window } = await open(page, place, {})
    const number = view.getByLabel('Phone number', { exact: true })
    await number.click()
    await window.keyboard.type('8 999 123-45-67')
    await window.keyboard.press('Enter')
    await expect(view.getByLabel('Sent')).toContainText('"phone":"+79991234567"')
    await expect(number).toHaveValue('8 999 123-45-67')
  })

  test(`in a ${place}: the list of countries opens at the chosen one and is left by Escape, press and choice`, async ({
    page,
  }) => {
    const { view, window } = await open(page, place, {})
    const number = view.getByLabel('Phone number', { exact: true })
    const control = view.locator('.entryphone-field').filter({ hasText: 'Phone number' }).locator('.entryphone-control')
    const opener = control.getByRole('button')
    const list = control.getByRole('dialog')
    await opener.click()
    const chosen = list.getByRole('option', { name: 'Russia +7' })
    await expect(chosen).toBeInViewport()
    await window.keyboard.press('Escape')
    await expect(list).toHaveCount(0)
    await expect(opener).toBeFocused()
    await opener.click()
    await expect(list.getByRole('combobox')).toBeFocused()
    // Above the list, in the same tree.
    await view.getByText('Phone number', { exact: true }).click()
    await expect(list).toHaveCount(0)
    await opener.click()
    await list.getByRole('option', { name: 'Kazakhstan +7' }).click()
    await expect(list).toHaveCount(0)
    await expect(number).toBeFocused()
    const select = view.getByRole('combobox', { name: 'Country' })
    await select.focus()
    await select.selectOption('KZ')
    await expect(select).toBeFocused()
  })
}

for (const place of ['shadow', 'portal'] as const) {
  test(`in a ${place}: a press elsewhere in the page closes the list of countries`, async ({ page }) => {
    const { view } = await open(page, place, {})
    const control = view.locator('.entryphone-control').first()
    await control.getByRole('button').click()
    await expect(control.getByRole('dialog').getByRole('combobox')).toBeFocused()
    const { width, height } = page.viewportSize() ?? { width: 0, height: 0 }
    await page.mouse.click(width - 5, height - 5)
    await expect(control.getByRole('dialog')).toHaveCount(0)
  })
}

test('in a closed shadow root a press in the list chooses, and one elsewhere in the page closes it', async ({
  page,
}) => {
  await page.goto('/trees.html?in=closed')
  const find = async (selector: string) => {
    const found = await page.waitForFunction(lookInside, selector)
    const element = found.asElement()
    if (element === null) throw new Error(`There is no ${selector}.`)
    return element
  }
  await (await find('.entryphone-opener')).click()
  await (await find('[data-country=KZ]')).click()
  await find('.entryphone-opener[aria-label*="Kazakhstan"]')
  await (await find('.entryphone-opener')).click()
  await find('.entryphone-search')
  await page.mouse.click(1200, 700)
  await find('.entryphone-opener[aria-expanded=false]')
})

/** Runs in the page. */
function lookInside(selector: string): HTMLElement | null {
  const tree: unknown = Reflect.get(window, 'tree')
  return tree instanceof ShadowRoot ? tree.querySelector<HTMLElement>(selector) : null
}

for (const place of places) {
  test(`in a ${place}: someone signs in, captcha included`, async ({ page, sandbox, world }) => {
    const { view, window } = await open(page, place, { show: 'sign-in', provider: 'hcaptcha', world })
    await view.getByLabel('Phone number', { exact: true }).click()
    await window.keyboard.type('8 999 123-45-67')
    await view.getByRole('checkbox', { name: /not a robot/i }).click()
    await view.getByRole('button', { name: 'Continue' }).click()
    await hasFocus(view.getByLabel('Code', { exact: true }))
    await window.keyboard.type(await sandbox.codeOf(1))
    await hasFocus(view.getByRole('heading', { name: 'You are signed in' }))
  })
}

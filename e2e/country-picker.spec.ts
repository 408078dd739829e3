import AxeBuilder from '@axe-core/playwright'
import { devices, expect, type Locator, type Page, test } from '@playwright/test'

/** The field of a name, with its picker. */
function fieldOf(page: Page, name: string) {
  const number = page.getByLabel(name, { exact: true })
  const control = page.locator('.entryphone-control').filter({ has: number })
  return { number, control, opener: control.getByRole('button'), list: control.getByRole('dialog') }
}

async function box(locator: Locator) {
  const found = await locator.boundingBox()
  if (found === null) throw new Error('It is not on screen.')
  return { ...found, right: found.x + found.width, bottom: found.y + found.height }
}

/** Is it really seen there: neither clipped by the host nor under anything of it? */
async function isOnTop(option: Locator) {
  return option.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect()
    return element.contains(document.elementFromPoint(left + width / 2, top + height / 2))
  })
}

declare global {
  interface Window {
    becomeIdle: () => void
  }
}

let complaints: string[] = []

test.beforeEach(async ({ page }) => {
  complaints = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto('/country-picker.html')
  // A page is loaded before React has drawn it, and a key would be lost.
  await fieldOf(page, 'Last').opener.waitFor()
})

test('by keyboard alone: opened, searched, chosen, and on to the number', async ({ page }) => {
  const { number, opener, list } = fieldOf(page, 'First')
  await page.keyboard.press('Tab')
  await expect(opener).toBeFocused()
  await expect(opener).toHaveAccessibleName('Country: Russia +7')
  await page.keyboard.press('Enter')
  const search = list.getByRole('combobox')
  await expect(search).toBeFocused()
  await page.keyboard.type('+4')
  await page.keyboard.press('ArrowDown')
  const active = await search.getAttribute('aria-activedescendant')
  await expect(page.locator(`[id="${active}"]`)).toHaveAccessibleName('Switzerland +41')
  await page.keyboard.press('Home')
  await page.keyboard.press('Delete')
  await expect(search).toHaveValue('4')
  await page.keyboard.press('Enter')
  await expect(list).toHaveCount(0)
  await expect(opener).toHaveAccessibleName('Country: Romania +40')
  await expect(number).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.type('kaz')
  await expect(search).toHaveValue('kaz')
  await page.keyboard.press('Escape')
  await expect(opener).toBeFocused()
  await page.keyboard.press(' ')
  await expect(search).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(list).toHaveCount(0)
  await expect(number).toBeFocused()
  await expect(opener).toHaveAccessibleName('Country: Romania +40')
  await expect(page.getByLabel('Sent')).toHaveText('0')
  expect(complaints).toEqual([])
})

test('by pointer: opened, scrolled, chosen, and closed by a press elsewhere or on the button', async ({ page }) => {
  const { number, opener, list } = fieldOf(page, 'Last')
  await opener.click()
  await list.getByRole('option', { name: 'Kazakhstan +7' }).click()
  await expect(list).toHaveCount(0)
  await expect(number).toBeFocused()
  await expect(opener).toHaveAccessibleName('Country: Kazakhstan +7')
  await opener.click()
  await expect(list.getByRole('combobox')).toBeFocused()
  await opener.click()
  await expect(list).toHaveCount(0)
  await expect(opener).toBeFocused()
  await opener.click()
  await expect(list.getByRole('combobox')).toBeFocused()
  await page.mouse.click(600, 300)
  await expect(list).toHaveCount(0)
})

test('it is as wide as the field, nothing on the page moves for it, and the page does not grow', async ({ page }) => {
  const first = fieldOf(page, 'First')
  const last = fieldOf(page, 'Last')
  const places = () =>
    page.evaluate(() => [
      document.documentElement.scrollHeight,
      document.documentElement.scrollWidth,
      scrollY,
      ...[...document.querySelectorAll('label, button:not(.entryphone-inside), input[type=tel]')].map((each) => {
        const { x, y, width } = each.getBoundingClientRect()
        return [x, y, width].join(' ')
      }),
    ])
  const before = await places()
  for (const { opener, list, control } of [first, last]) {
    await opener.click()
    await expect(list.getByRole('combobox')).toBeFocused()
    const [outer, inner] = [await box(control), await box(list)]
    expect(inner.x).toBeCloseTo(outer.x, 0)
    expect(inner.right).toBeCloseTo(outer.right, 0)
    expect(await places()).toEqual(before)
    await page.keyboard.press('Escape')
    await expect(list).toHaveCount(0)
  }
})

test('what is in view is there first, and stays where it is while the rest comes in around it', async ({ page }) => {
  await page.addInitScript(() => {
    const tasks: (() => void)[] = []
    window.requestIdleCallback = (task) => tasks.push(() => task({ didTimeout: false, timeRemaining: () => 10 }))
    Object.assign(window, {
      becomeIdle: () => {
        for (const task of tasks.splice(0)) task()
      },
    })
  })
  await page.reload()
  const { opener, list } = fieldOf(page, 'Last')
  await opener.click()
  const options = list.getByRole('option')
  const chosen = list.getByRole('option', { selected: true })
  await expect(chosen).toBeInViewport()
  expect(await options.count()).toBeLessThan(20)
  // As in a browser that does not see to it by itself.
  await list.getByRole('listbox').evaluate((element) => element.style.setProperty('overflow-anchor', 'none'))
  const { y } = await box(chosen)
  await expect(async () => {
    await page.evaluate(() => window.becomeIdle())
    expect(await options.count()).toBeGreaterThan(200)
    expect(await list.getByRole('option', { name: 'Afghanistan' }).count()).toBe(1)
  }).toPass()
  expect((await box(chosen)).y).toBeCloseTo(y, 0)
  await expect(chosen).toBeInViewport()
})

test('no host clips it, and where there is no room below it opens above', async ({ page }) => {
  const first = fieldOf(page, 'First')
  await first.opener.click()
  const option = first.list.getByRole('option', { selected: true })
  await expect(option).toBeInViewport()
  expect((await box(option)).y).toBeGreaterThan((await box(page.locator('.tight'))).bottom)
  expect(await isOnTop(option)).toBe(true)
  await page.keyboard.press('Escape')
  const last = fieldOf(page, 'Last')
  await last.opener.click()
  await expect(last.list.getByRole('combobox')).toBeFocused()
  const above = await box(last.list)
  expect(above.bottom).toBeLessThanOrEqual((await box(last.control)).y)
  expect(above.y).toBeGreaterThanOrEqual(0)
  expect(await isOnTop(last.list.getByRole('option', { selected: true }))).toBe(true)
})

test('Escape closes the list and not the dialog of the host around it', async ({ page }) => {
  await page.getByRole('button', { name: 'Open dialog' }).click()
  const host = page.getByRole('dialog', { name: 'Host' })
  const { opener, list } = fieldOf(page, 'Inside')
  await opener.click()
  await expect(list.getByRole('combobox')).toBeFocused()
  expect(await isOnTop(list.getByRole('option', { selected: true }))).toBe(true)
  await page.keyboard.press('Escape')
  await expect(list).toHaveCount(0)
  await expect(host).toBeVisible()
  await expect(opener).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(host).toBeHidden()
})

test('a list that is slow opens when it comes, with what was typed meanwhile', async ({ page }) => {
  let arrive = () => {}
  const arrival = new Promise<void>((resolve) => {
    arrive = resolve
  })
  await page.route(/CountryList/, async (route) => {
    await arrival
    await route.continue()
  })
  const { opener, list } = fieldOf(page, 'First')
  await opener.focus()
  await page.keyboard.press('Enter')
  await expect(opener).toHaveAttribute('aria-expanded', 'true')
  await page.keyboard.type('germ')
  await expect(list).toHaveCount(0)
  arrive()
  await expect(list.getByRole('combobox')).toHaveValue('germ')
  await expect(list.getByRole('combobox')).toBeFocused()
  await expect(list.getByRole('option')).toHaveText(['Germany +49'])
})

test('a list that does not come is the browser’s own select, and works', async ({ page }) => {
  await page.route(/CountryList/, (route) => route.abort())
  const { control, number, opener } = fieldOf(page, 'First')
  await opener.click()
  const select = control.getByRole('combobox', { name: 'Country' })
  await expect(select).toBeFocused()
  await expect(select).toHaveValue('RU')
  await select.selectOption({ label: 'Germany +49' })
  await expect(select).toHaveValue('DE')
  await expect(number).toBeFocused()
})

test('at 320 px, which is 200 % zoom of 640, all of it is on screen', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 480 })
  const { opener, list } = fieldOf(page, 'First')
  await opener.click()
  await expect(list.getByRole('combobox')).toBeFocused()
  const { x, right, y, bottom } = await box(list)
  expect(x).toBeGreaterThanOrEqual(0)
  expect(right).toBeLessThanOrEqual(320)
  expect(y).toBeGreaterThanOrEqual(0)
  expect(bottom).toBeLessThanOrEqual(480)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
})

test.describe('under a finger', () => {
  test.use({ hasTouch: true, viewport: { width: 320, height: 568 } })

  // Only Chromium has a finger without a phone.
  test('the list stays in the upper half, where no keyboard covers it, and its rows fit a finger @chromium', async ({
    page,
  }) => {
    const { opener, list, number } = fieldOf(page, 'Last')
    await opener.tap()
    await expect(list.getByRole('combobox')).toBeFocused()
    const { x, right, y, bottom } = await box(list.getByRole('listbox'))
    expect(y).toBeGreaterThanOrEqual(0)
    expect(bottom).toBeLessThanOrEqual(568 / 2 + 8)
    expect(x).toBeGreaterThanOrEqual(0)
    expect(right).toBeLessThanOrEqual(320)
    const option = list.getByRole('option', { name: 'Romania +40' })
    expect((await box(option)).height).toBeGreaterThanOrEqual(44)
    await option.tap()
    await expect(opener).toHaveAccessibleName('Country: Romania +40')
    await expect(number).toBeFocused()
  })
})

test.describe('a sheet', () => {
  const { viewport, hasTouch, isMobile } = devices['Pixel 7']
  test.use({ viewport, hasTouch, isMobile })

  test('on a phone has a name, a shade over the page, and three ways out @chromium', async ({ page }) => {
    const { opener, list } = fieldOf(page, 'First')
    const leave = {
      word: () => list.getByRole('button', { name: 'Close' }).tap(),
      shade: () => page.touchscreen.tap(200, 800),
      key: () => page.keyboard.press('Escape'),
    }
    for (const [way, out] of Object.entries(leave)) {
      await opener.tap()
      await expect(list.getByText('Country', { exact: true })).toBeInViewport()
      const { width, height, x, y } = await box(list)
      expect([x, y, width, height]).toEqual([0, 0, viewport.width, viewport.height])
      const { height: target } = await box(list.getByRole('button', { name: 'Close' }))
      expect(target).toBeGreaterThanOrEqual(44)
      await out()
      await expect(list, way).toHaveCount(0)
      await expect(opener, way).toBeFocused()
    }
  })
})

test('where there is little room it goes to where there is more: four rows at the least', async ({ page }) => {
  for (const [width, height] of [
    [320, 225],
    [640, 360],
    [900, 500],
    [900, 640],
  ] as const) {
    await page.setViewportSize({ width, height })
    for (const name of ['First', 'Last']) {
      const { opener, list } = fieldOf(page, name)
      await opener.scrollIntoViewIfNeeded()
      await opener.click()
      const listed = await box(list.getByRole('listbox'))
      const { height: row } = await box(list.getByRole('option', { selected: true }))
      const seen = Math.min(listed.bottom, height) - Math.max(listed.y, 0)
      expect(seen / row, `${name} at ${width} × ${height}`).toBeGreaterThan(width === 320 ? 3 : 4)
      await page.keyboard.press('Escape')
    }
  }
})

/** All of the list is looked at in its stories; here axe would take half a minute for it. */
test('axe finds nothing, closed, searched and with nothing found', async ({ page }) => {
  // On a busy machine Firefox takes half a minute for it.
  test.slow()
  const { opener, list } = fieldOf(page, 'Last')
  const finds = async () => (await new AxeBuilder({ page }).include('.entryphone').analyze()).violations
  expect(await finds()).toEqual([])
  await opener.click()
  for (const typed of ['germ', 'landless']) {
    await list.getByRole('combobox').fill(typed)
    expect(await finds()).toEqual([])
  }
})

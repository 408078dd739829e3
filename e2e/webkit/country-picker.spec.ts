import { By, Key, until } from 'selenium-webdriver'
import { expect, test } from './test.ts'

const list = By.css('.entryphone-overlay')
const openers = By.css('.entryphone-opener')

/** Where the page's first and last field and the open list are, top and bottom, left and right. */
const places = `
  const place = (element) => { const { top, bottom, left, right } = element.getBoundingClientRect(); return { top, bottom, left, right } }
  return { field: place(document.querySelectorAll('.entryphone-control')[arguments[0]]), list: place(document.querySelector('.entryphone-overlay')) }
`

interface Place {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

// Anchors, fallbacks and an animation together once kept this engine busy for ever.
for (const [name, index] of [
  ['the first field, it opens below', 0],
  ['the last field, it opens above', 2],
] as const) {
  test(`of ${name}, as wide and with room for names; searched, chosen and closed by keyboard`, async ({
    driver,
  }, info) => {
    await driver.get(new URL('/country-picker.html', info.project.use.baseURL).href)
    await driver.wait(until.elementLocated(openers), 10_000)
    const opener = (await driver.findElements(openers))[index]
    if (opener === undefined) throw new Error('There are three fields.')
    await opener.click()
    await driver.wait(until.elementLocated(list), 10_000)
    const at = await driver.executeScript<{ field: Place; list: Place }>(places, index)
    expect([at.list.left, at.list.right]).toEqual([at.field.left, at.field.right])
    expect(at.list.bottom - at.list.top).toBeGreaterThan(200)
    if (index === 0) expect(at.list.top).toBeGreaterThan(at.field.bottom)
    else expect(at.list.bottom).toBeLessThan(at.field.top)

    await driver.actions().sendKeys('germ', Key.ENTER).perform()
    await driver.wait(async () => (await driver.findElements(list)).length === 0, 10_000)
    expect(await opener.getAccessibleName()).toBe('Country: Germany +49')
    expect(await driver.switchTo().activeElement().getAttribute('type')).toBe('tel')

    await opener.click()
    await driver.wait(until.elementLocated(list), 10_000)
    await driver.actions().sendKeys(Key.ESCAPE).perform()
    await driver.wait(async () => (await driver.findElements(list)).length === 0, 10_000)
    expect(await driver.switchTo().activeElement().getAccessibleName()).toBe('Country: Germany +49')
  })
}

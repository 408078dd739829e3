import { By, Key, until, type WebDriver } from 'selenium-webdriver'
import { type InputMethods, setNatively } from '../tables/inputMethods.ts'
import { inputScenarios } from '../tables/scenarios.ts'
import { expect, test } from './test.ts'

const field = By.css('.entryphone input:not([type=hidden])')

function inputMethodsOf(driver: WebDriver, origin: string): InputMethods {
  const chord = (key: string) => driver.actions().keyDown(Key.CONTROL).sendKeys(key).keyUp(Key.CONTROL).perform()
  return {
    open: async (address, label) => {
      await driver.get(new URL(address, origin).href)
      const input = await driver.wait(until.elementLocated(field), 10_000)
      expect(await input.getAccessibleName()).toBe(label)
      await driver.executeScript('arguments[0].focus()', input)
    },
    type: async (text, pause) => {
      if (pause === 0) await driver.actions().sendKeys(text).perform()
      else for (const key of text) await driver.actions().sendKeys(key).pause(pause).perform()
    },
    paste: async (text) => {
      const input = await driver.findElement(field)
      const source = await driver.findElement(By.css('textarea'))
      await driver.executeScript(
        'const [from, text] = arguments; from.value = text; from.focus(); from.select()',
        source,
        text,
      )
      await chord('x')
      // Selecting all of it again is what was selected before the clipboard was filled, or an empty field.
      await driver.executeScript('arguments[0].focus(); arguments[0].select()', input)
      await chord('v')
    },
    selectAll: () => chord('a'),
    autofill: async (text) => {
      await driver.executeScript(`(${setNatively.toString()})(...arguments)`, await driver.findElement(field), text)
    },
    pressEnter: () => driver.actions().sendKeys(Key.ENTER).perform(),
  }
}

for (const { title, run, received, says } of inputScenarios) {
  test(title, async ({ driver, baseURL }) => {
    await run(inputMethodsOf(driver, baseURL ?? ''))
    if (says !== undefined) {
      await expect.poll(() => driver.findElement(By.css('.entryphone')).getText()).toContain(says)
    }
    await expect.poll(() => driver.findElement(By.css('[aria-label=Received]')).getText()).toBe(received)
  })
}

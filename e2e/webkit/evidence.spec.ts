import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { screenNames } from '../pages/screensPage.ts'
import { expect, test } from './test.ts'

/** What of the evidence fits here: axe over every screen, under the page's own policy. The driver has no `route()`. */
const ours = createRequire(import.meta.url)
const axe = readFileSync(createRequire(ours.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'), 'utf8')

if (process.env['EVIDENCE'] !== undefined) {
  for (const [name, query] of Object.entries({ light: '', dark: '?theme=dark', 'right to left': '?lang=ar' })) {
    test(`axe finds nothing on any screen in WebKit: ${name}`, async ({ driver, baseURL }) => {
      test.setTimeout(180_000)
      await driver.manage().setTimeouts({ script: 120_000 })
      await driver.get(`${baseURL}/screens.html${query}`)
      await expect
        .poll(() => driver.executeScript('return document.querySelectorAll("[data-ready]").length'), {
          timeout: 30_000,
        })
        .toBe(screenNames.length)
      await driver.executeScript(axe)
      const found = await driver.executeAsyncScript(`
        const done = arguments[arguments.length - 1]
        axe.run({ rules: { 'page-has-heading-one': { enabled: false }, 'target-size': { enabled: true } } }).then(
          ({ violations }) => done(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html.slice(0, 200)))),
          (thrown) => done(['axe: ' + thrown]),
        )`)
      expect(found).toEqual([])
    })
  }
}

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { stylesheet } from '../../.ci/stylesheet.ts'
import { changes, still } from '../pages/changes.ts'
import { pairs } from '../pages/contrasts.ts'
import { openStyles, wear } from '../pages/stylesPage.ts'
import { frameworks, install, recipeOf } from './frameworks.ts'

/** Each page of `stories/docs/theming`, in a page with the maker's own sheet: what it maps is there, and is what one sees. */
test.use({ viewport: { width: 900, height: 900 } })
test.describe.configure({ mode: 'default' })
test.beforeAll(install)

const pictures = join(import.meta.dirname, '../../.cache/theming/pictures')
const isText = ([, , least]: (typeof pairs)[number]) => least === 4.5

for (const [name, make] of Object.entries(frameworks)) {
  test.describe(name, () => {
    test('its own sheet changes nothing of the widget', async ({ page }) => {
      await openStyles(page)
      await wear(page, [stylesheet(), still])
      expect(await changes(page)).toEqual([])
      await wear(page, [...make().without(), still])
      expect(await changes(page)).toEqual([])
    })

    for (const theme of ['light', 'dark'] as const) {
      test(`${theme}: each token is what theirs is, and every word can be read`, async ({ page }) => {
        const { sheets, dark } = make()
        await openStyles(page, theme)
        await page.evaluate(([attribute, value]) => document.documentElement.setAttribute(attribute, value), [
          dark.attribute,
          dark[theme],
        ] as const)
        await wear(page, [...sheets(), still])
        const mapped = await resolved(page)
        expect(mapped.map(([token]) => token)).toEqual(tokensIn(recipeOf(name)))
        expect(mapped.filter(([, value]) => value === '').map(([token]) => token)).toEqual([])
        await expect(page.locator('.entryphone-button[data-look=main]').first()).toHaveCSS(
          'background-color',
          await colourOf(page, '--entryphone-accent'),
        )
        await expect(page.locator('.entryphone-input').first()).toHaveCSS('color', await colourOf(page, '--_ink'))
        await expect(page.locator('.entryphone-card').first()).toHaveCSS(
          'background-color',
          await colourOf(page, '--_card'),
        )
        expect(await weak(page)).toEqual([])
        mkdirSync(pictures, { recursive: true })
        await page.screenshot({ path: join(pictures, `${name}.${theme}.png`), fullPage: true })
      })
    }
  })
}

function tokensIn(css: string): readonly string[] {
  return [...css.matchAll(/^ {2}(--entryphone-[\w-]+):/gm)].map(([, token = '']) => token)
}

/** What each token that the rules set comes to on the widget: empty where what it names is not there. */
function resolved(page: Page): Promise<readonly (readonly [string, string])[]> {
  return page.evaluate(() => {
    const rules: CSSRule[] = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
    const own = rules.filter(
      (rule): rule is CSSStyleRule => rule instanceof CSSStyleRule && rule.selectorText === '.entryphone',
    )
    const names = own.flatMap(({ style }) => [...style].filter((name) => name.startsWith('--entryphone-')))
    const widget = document.querySelector('.entryphone')
    return names.map((name) => [name, widget === null ? '' : getComputedStyle(widget).getPropertyValue(name)] as const)
  })
}

function colourOf(page: Page, token: string): Promise<string> {
  return page.evaluate((name) => {
    const probe = document.createElement('i')
    document.querySelector('.entryphone')?.append(probe)
    probe.style.cssText = `color: var(${name})`
    const { color } = getComputedStyle(probe)
    probe.remove()
    return color
  }, token)
}

/** Pairs of text that have too little contrast: what is seen through lies on the card. */
function weak(page: Page): Promise<readonly string[]> {
  return page.evaluate((all) => {
    const widget = document.querySelector('.entryphone')
    const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
    if (canvas === null || widget === null) throw new Error('There is nothing to look at.')
    const probe = document.createElement('i')
    widget.append(probe)
    const paint = (token: string) => {
      probe.style.cssText = `color: var(${token})`
      canvas.fillStyle = getComputedStyle(probe).color
      canvas.fillRect(0, 0, 1, 1)
    }
    const luminance = () => {
      const [r = 0, g = 0, b = 0] = [...canvas.getImageData(0, 0, 1, 1).data]
        .slice(0, 3)
        .map((channel) => (channel / 255 <= 0.04045 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4))
      return 0.2126 * r + 0.7152 * g + 0.0722 * b
    }
    return all.flatMap(([ink, ground, least]) => {
      for (const token of ['--_card', ground]) paint(token)
      const below = luminance()
      paint(ink)
      const above = luminance()
      const contrast = (Math.max(below, above) + 0.05) / (Math.min(below, above) + 0.05)
      return contrast < least ? [`${ink} on ${ground}: ${contrast.toFixed(2)}`] : []
    })
  }, pairs.filter(isText))
}

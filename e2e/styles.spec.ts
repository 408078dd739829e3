import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { stylesheet } from '../.ci/stylesheet.ts'
import { changes, still } from './pages/changes.ts'
import { openStyles, wear } from './pages/stylesPage.ts'

/**
 * What a host's own stylesheets do to the widget: nothing that was not meant. Every step stands on one page, under
 * sheets that half the web begins with, before ours and after it.
 */
test.use({ viewport: { width: 900, height: 900 } })

const folder = join(import.meta.dirname, 'resets')
const resets = readdirSync(folder).map(
  (file) => [file.replace('.css', ''), readFileSync(join(folder, file), 'utf8')] as const,
)

test('no common reset changes a thing, before our stylesheet or after it', async ({ page }) => {
  await openStyles(page)
  const ours = stylesheet()
  await wear(page, [ours, still])
  expect(await changes(page)).toEqual([])
  expect(await page.locator('.entryphone *').count()).toBeGreaterThan(300)
  const changed: Record<string, readonly string[]> = {}
  for (const [name, reset] of resets) {
    await wear(page, [reset, ours, still])
    changed[`${name} before`] = await changes(page)
    await wear(page, [ours, reset, still])
    changed[`${name} after`] = await changes(page)
  }
  // Before 3.4 Tailwind speaks of buttons by an attribute, which weighs as much as a class: it goes before ours.
  const { 'tailwind-3.3 after': ofAttribute = [], ...others } = changed
  expect(ofAttribute.filter((change) => !/ > button\.entryphone-button \{ background-color: /.test(change))).toEqual([])
  expect(Object.fromEntries(Object.entries(others).filter(([, list]) => list.length > 0))).toEqual({})
})

const layered = `@layer entryphone { ${stylesheet()} }`
const order = '@layer theme, base, entryphone, components, utilities;'
const tailwind4 = readFileSync(join(folder, 'tailwind-4.css'), 'utf8')
const utility = '@layer utilities { .entryphone-card { background: rgb(1, 2, 3) } }'

test('the twin in a layer stands under Tailwind 4 in either order, and utilities win over it', async ({ page }) => {
  await openStyles(page)
  await wear(page, [stylesheet(), still])
  expect(await changes(page)).toEqual([])
  for (const sheets of [
    [order, tailwind4, layered, still],
    [order, layered, tailwind4, still],
  ]) {
    await wear(page, sheets)
    expect(await changes(page)).toEqual([])
  }
  await wear(page, [order, layered, tailwind4, utility])
  await expect(page.locator('.entryphone-card').first()).toHaveCSS('background-color', 'rgb(1, 2, 3)')
})

test('a class of the host’s that comes later wins', async ({ page }) => {
  await openStyles(page)
  const classes = ['card', 'heading', 'input', 'control', 'button', 'slot', 'option', 'note', 'link', 'foot']
  const theirs = classes.map((name) => `.entryphone-${name} { color: rgb(1, 2, 3); background: rgb(4, 5, 6) }`).join('')
  await wear(page, [stylesheet(), theirs, still])
  for (const name of classes) {
    const element = page.locator(`.entryphone-${name}`).first()
    await expect(element, name).toHaveCSS('color', 'rgb(1, 2, 3)')
    await expect(element, name).toHaveCSS('background-color', 'rgb(4, 5, 6)')
  }
})

test('a host’s small rem makes nothing small, and a visitor’s large text makes all of it large', async ({ page }) => {
  await openStyles(page)
  const ours = stylesheet()
  await wear(page, [ours, still])
  expect(await changes(page)).toEqual([])
  for (const size of ['62.5%', '10px', '50%', '14px']) {
    await wear(page, [`html { font-size: ${size} }`, ours, still])
    expect(await changes(page), size).toEqual([])
  }
  const sizes = (): Promise<readonly number[]> =>
    page.evaluate(() =>
      [
        '.entryphone',
        '.entryphone-top',
        '.entryphone-heading',
        '.entryphone-label',
        '.entryphone-input',
        '.entryphone-control',
        '.entryphone-button',
        '.entryphone-note',
        '.entryphone-slot',
        '.entryphone-code',
        '.entryphone-foot',
        '.entryphone-sign',
      ].flatMap((selector) => {
        const element = document.querySelector(selector)
        if (element === null) throw new Error(`There is no ${selector}.`)
        const { fontSize, height } = getComputedStyle(element)
        return [
          Number.parseFloat(fontSize),
          selector === '.entryphone' ? element.clientWidth : Number.parseFloat(height),
        ]
      }),
    )
  await wear(page, [ours, still])
  const before = await sizes()
  await wear(page, ['html { font-size: 200% }', ours, still])
  for (const [index, size] of (await sizes()).entries()) {
    const ratio = size / (before[index] ?? 0)
    expect(ratio, `${index}: ${before[index]} → ${size}`).toBeGreaterThan(1.9)
    expect(ratio, `${index}: ${before[index]} → ${size}`).toBeLessThan(2.1)
  }
})

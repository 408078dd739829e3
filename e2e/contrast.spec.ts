import { expect, type Page, test } from '@playwright/test'
import { stylesheet } from '../.ci/stylesheet.ts'
import { contrasts, pairs, type Told } from './pages/contrasts.ts'
import { openStyles, wear } from './pages/stylesPage.ts'

/**
 * Every colour that stands on another, as the browser works it out: the tokens pair by pair, for accents of every kind,
 * in both themes, and without the rules that older browsers do not know.
 */
test.use({ viewport: { width: 900, height: 900 } })

const accents =
  '#111827 #2563eb #f59e0b #ffffff #000000 #ff0000 #00ff00 #0000ff #ffff00 #777777 #e11d48 #8b5cf6 #3fd0b6 #0b6b5d'
    .split(' ')
    .concat('oklch(0.7 0.2 150)', 'hsl(200 90% 50%)', 'rebeccapurple')

const weak = (told: readonly Told[]) =>
  told
    .filter(({ contrast, least }) => contrast < least)
    .map(
      ({ accent, theme, pair, contrast, least }) =>
        `${accent}, ${theme}: ${pair} is ${contrast.toFixed(2)}, not ${least}`,
    )

async function blank(page: Page) {
  await openStyles(page)
  await page.evaluate(() => document.body.replaceChildren())
  await wear(page, [stylesheet()])
}

/** The sheet as a browser has it that knows none of this: the rules are dropped, as they are there. */
async function forget(page: Page, feature: string) {
  const dropped = await page.evaluate((unknown) => {
    let count = 0
    for (const sheet of document.styleSheets) {
      for (let index = sheet.cssRules.length - 1; index >= 0; index -= 1) {
        const rule = sheet.cssRules[index]
        if (!(rule instanceof CSSSupportsRule) || !rule.conditionText.includes(unknown)) continue
        sheet.deleteRule(index)
        count += 1
      }
    }
    return count
  }, feature)
  expect(dropped, feature).toBeGreaterThan(0)
}

test('whatever a host’s accent is, what stands on it and what is drawn in it can be read, in both themes', async ({
  page,
}) => {
  await blank(page)
  const told = await contrasts(page, [undefined, ...accents])
  expect(told).toHaveLength(pairs.length * 2 * (accents.length + 1))
  expect(weak(told)).toEqual([])
})

test('where nothing can be mixed or worked out, ours are readable, and a host that sets what stands on its accent', async ({
  page,
}) => {
  await blank(page)
  await forget(page, 'color(from')
  expect(weak(await contrasts(page, [undefined]))).toEqual([])
  await forget(page, 'color-mix')
  expect(weak(await contrasts(page, [undefined]))).toEqual([])
  for (const [accent, onAccent, light, dark] of [
    ['#111827', '#ffffff', '#111827', '#9db4dd'],
    ['#2563eb', '#ffffff', '#2563eb', '#93b4ff'],
    ['#f59e0b', '#000000', '#8a4b00', '#f59e0b'],
    ['#ffffff', '#000000', '#444444', '#ffffff'],
  ] as const) {
    for (const [theme, ink] of [
      ['light', light],
      ['dark', dark],
    ] as const) {
      const told = await contrasts(page, [accent], {
        '--entryphone-on-accent': onAccent,
        '--entryphone-accent-ink': ink,
      })
      expect(weak(told.filter((each) => each.theme === theme))).toEqual([])
    }
  }
})

test('every colour a rule uses is a token, and every token that text or an outline has is in the pairs', () => {
  const tokens = new Set(pairs.flatMap(([ink, ground]) => [ink, ground]))
  const rules = stylesheet().matchAll(
    /[{;](color|border-color|outline|border|background|background-color|stroke):([^;}]+)/g,
  )
  const used = [...rules].flatMap(([, property = '', value = '']) =>
    [...value.matchAll(/var\((--_[\w-]+)\)/g)].map(([, token = '']) => ({ property, token })),
  )
  // What only parts one thing from another, and lengths.
  const quiet = new Set(['--_line', '--_bone', '--_radius', '--_height', '--_space'])
  expect(used.length).toBeGreaterThan(50)
  expect(used.filter(({ token }) => !tokens.has(token) && !quiet.has(token))).toEqual([])

  const coloured = stylesheet().matchAll(
    /[{;]((?:color|outline|border|background|stroke|fill|caret-color)[\w-]*):([^;}]+)/g,
  )
  const isRaw =
    /#[\da-f]{3,8}\b|\b(?:rgba?|hsla?|oklab|oklch|lab|lch|color)\(|\b(?:white|black|red|green|blue|gr[ae]y|silver)\b/i
  const raw = [...coloured].flatMap(([, property, value = '']) => (isRaw.test(value) ? [`${property}:${value}`] : []))
  // The shade around a sheet, and the ground of a code that scanners read, both in every theme.
  expect(raw.map((each) => each.replaceAll(' ', ''))).toEqual(['background:rgb(000/50%)', 'background:#fff'])
})

// Firefox's driver cannot ask for more contrast.
test('more contrast makes outlines stronger, and a pointer over them stronger still', { tag: '@chromium' }, async ({
  page,
}) => {
  await page.emulateMedia({ contrast: 'more' })
  await blank(page)
  const told = await contrasts(page, [undefined])
  expect(weak(told)).toEqual([])
  for (const theme of ['light', 'dark']) {
    const of = (pair: string) => told.find((each) => each.theme === theme && each.pair === pair)?.contrast ?? 0
    expect(of('--_edge on --_field')).toBeGreaterThan(4.5)
    expect(of('--_edge-hover on --_field')).toBeGreaterThanOrEqual(of('--_edge on --_field'))
  }
})

// Firefox's driver cannot ask for forced colours.
test('in forced colours what can be pressed and has no outline is underlined, and what is drawn has the colour of text', {
  tag: '@chromium',
}, async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' })
  await openStyles(page)
  const lines = await page
    .locator(".entryphone-button[data-look='link'], .entryphone-back, .entryphone-inside")
    .evaluateAll((elements) => elements.map((element) => getComputedStyle(element).textDecorationLine))
  expect(lines.length).toBeGreaterThan(10)
  expect(new Set(lines)).toEqual(new Set(['underline']))
  const colours = await page
    .locator('.entryphone-ring, .entryphone-check, .entryphone-card')
    .evaluateAll((elements) => elements.map((element) => getComputedStyle(element).color))
  expect(new Set(colours).size).toBe(1)
})

test('every word of every step can be read on what it stands on, whatever the accent, under a pointer too', async ({
  page,
}) => {
  for (const theme of ['light', 'dark'] as const) {
    const sample = await openStyles(page, theme)
    // A part alone stands on whatever its host gives it: here, what the card gives.
    await wear(page, [stylesheet(), `body { background: ${theme === 'light' ? '#ffffff' : '#171c23'} }`])
    await sample('phone').getByLabel('Phone number').fill('+79991234567')
    await sample('phone').getByRole('button', { name: 'Continue' }).click()
    await sample('phone').locator('[aria-busy]').waitFor()
    await sample('credentials').getByRole('button', { name: 'Continue' }).hover()
    for (const accent of [undefined, ...accents])
      expect(await faintWords(page, accent), `${theme}, ${accent}`).toEqual([])
  }
})

/** Words that differ too little from the nearest ground that covers, with this accent. */
function faintWords(page: Page, accent: string | undefined) {
  return page.evaluate((given) => {
    const still = document.createElement('style')
    still.textContent = '* { transition: none !important }'
    document.head.append(still)
    if (given === undefined) document.documentElement.style.removeProperty('--entryphone-accent')
    else document.documentElement.style.setProperty('--entryphone-accent', given)
    const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
    if (canvas === null) throw new Error('There is no canvas.')
    const read = (colour: string) => {
      canvas.clearRect(0, 0, 1, 1)
      canvas.fillStyle = colour
      canvas.fillRect(0, 0, 1, 1)
      const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data
      const [r = 0, g = 0, b = 0] = [red, green, blue].map((channel) =>
        channel / 255 <= 0.04045 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4,
      )
      return { luminance: 0.2126 * r + 0.7152 * g + 0.0722 * b, alpha }
    }
    const groundOf = (element: Element | null): number => {
      if (element === null) throw new Error('Nothing covers.')
      const { luminance, alpha } = read(getComputedStyle(element).backgroundColor)
      return alpha === 255 ? luminance : groundOf(element.parentElement)
    }
    const faint: string[] = []
    let words = 0
    for (const element of document.querySelectorAll('.entryphone *')) {
      const says = [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== '')
      const isShown = element.checkVisibility({ visibilityProperty: true }) && !element.matches('option')
      if (!(says || element.matches('input.entryphone-input')) || !isShown) continue
      words += 1
      const [one, other] = [read(getComputedStyle(element).color).luminance, groundOf(element)]
      const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)
      if (contrast < 4.5)
        faint.push(
          `${element.getAttribute('class')} in ${element.parentElement?.getAttribute('class')}: ${contrast.toFixed(2)}`,
        )
    }
    if (words < 100) throw new Error(`Only ${words} words were seen.`)
    return faint
  }, accent)
}

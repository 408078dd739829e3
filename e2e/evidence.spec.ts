import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test as plain } from '@playwright/test'
import { stylesheet } from '../.ci/stylesheet.ts'
import { record } from './evidence/recorded.ts'
import { contrasts } from './pages/contrasts.ts'
import { misfits } from './pages/fits.ts'
import { openScreens, screenNames } from './pages/screensPage.ts'
import { openStyles, wear } from './pages/stylesPage.ts'

/*
 * What the page about accessibility says, measured: the part `evidence` of `npm run test:all`. Facts are compared with those
 * that are recorded in `evidence/recorded`; `npm run evidence` records them anew and writes the page.
 */
const isAsked = process.env['EVIDENCE'] !== undefined

/** Every rule that axe has, good practice too; also three that it runs for nobody who does not ask. */
async function violations(page: Page): Promise<readonly string[]> {
  const found = await new AxeBuilder({ page })
    .options({
      rules: {
        'target-size': { enabled: true },
        'label-content-name-mismatch': { enabled: true },
        'css-orientation-lock': { enabled: true },
        // The page's own: the widget begins where its host says, see `headingLevel`.
        'page-has-heading-one': { enabled: false },
      },
    })
    .analyze()
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`))
}

const dresses: Readonly<Record<string, { lang?: string; theme?: string; width?: number; text?: string }>> = {
  light: {},
  dark: { theme: 'dark' },
  'right to left': { lang: 'ar' },
  'text at 200 %': { text: '200%' },
  'zoom at 400 %': { width: 320 },
}

async function openDressed(page: Page, { lang = 'en', theme = 'light', width = 1280, text = '100%' }) {
  await page.setViewportSize({ width, height: 900 })
  await openScreens(page, { lang, theme })
  await page.evaluate((size) => {
    document.documentElement.style.fontSize = size
  }, text)
}

if (isAsked) {
  plain.describe('every screen', () => {
    plain.setTimeout(180_000)

    for (const [name, dress] of Object.entries(dresses)) {
      plain(`axe finds nothing on any screen: ${name}`, async ({ page }) => {
        await openDressed(page, dress)
        expect(await violations(page)).toEqual([])
      })
    }

    // Firefox's driver cannot ask for forced colours.
    plain('axe finds nothing on any screen: forced colours', { tag: '@chromium' }, async ({ page }) => {
      await page.emulateMedia({ forcedColors: 'active' })
      await openDressed(page, {})
      expect(await page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true)
      expect(await violations(page)).toEqual([])
    })

    plain('what axe would find is found', async ({ page }) => {
      await openDressed(page, {})
      await page
        .locator('.entryphone-input')
        .first()
        .evaluate((input) => {
          for (const label of document.querySelectorAll(`label[for="${input.id}"]`)) label.remove()
        })
      expect((await violations(page)).map((each) => each.split(':', 1)[0])).toContain('label')
    })

    plain('with the spacing of text that WCAG names, nothing is cut off and nothing overlaps', async ({ page }) => {
      await openDressed(page, {})
      await page.addStyleTag({
        content:
          '.entryphone * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }',
      })
      expect(await misfits(page)).toEqual([])
    })

    plain(
      'each target is at least 24 px wide and high, and heights are as recorded',
      { tag: '@chromium' },
      async ({ page }) => {
        await openDressed(page, {})
        const sizes = await page.evaluate(() => {
          const targets = document.querySelectorAll(
            '.entryphone :is(button, summary, a, select, label.entryphone-box, input:not([type=checkbox]))',
          )
          const least = new Map<string, { width: number; height: number }>()
          for (const target of targets) {
            if (!target.checkVisibility() || target.closest('[hidden]')) continue
            const { width, height } = target.getBoundingClientRect()
            const kind =
              `${target.localName} ${target.classList[0] ?? ''} ${target.getAttribute('data-look') ?? ''}`.trim()
            const { width: wide = width, height: high = height } = least.get(kind) ?? {}
            least.set(kind, { width: Math.min(wide, Math.round(width)), height: Math.min(high, Math.round(height)) })
          }
          return Object.fromEntries([...least].sort(([one], [other]) => one.localeCompare(other)))
        })
        const small = Object.entries(sizes).filter(([, { width, height }]) => width < 24 || height < 24)
        expect(small).toEqual([])
        // How wide words are is the font's business.
        record('targets', Object.fromEntries(Object.entries(sizes).map(([kind, { height }]) => [kind, height])))
      },
    )

    plain('whatever can be focused shows it', async ({ page }) => {
      await openDressed(page, {})
      // So that the next focus is one of the keyboard's.
      await page.keyboard.press('Tab')
      const hidden = await page.evaluate(async () => {
        const look = (element: Element | null | undefined) => {
          if (!element) return ''
          const { outlineStyle, outlineWidth, outlineColor, borderColor, boxShadow } = getComputedStyle(element)
          // An outline of no width, or of no colour, is none.
          const isOutlined =
            outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0 && !/, 0\)$|transparent/.test(outlineColor)
          return [isOutlined && outlineWidth + outlineColor, borderColor, boxShadow].join(' ')
        }
        document.head.append(
          Object.assign(document.createElement('style'), { textContent: '* { transition: none !important }' }),
        )
        const found: string[] = []
        const targets = document.querySelectorAll<HTMLElement>('.entryphone :is(button, summary, a, select, input)')
        if (targets.length < 100) throw new Error(`Only ${targets.length} were seen.`)
        for (const target of targets) {
          if (!target.checkVisibility() || target.matches(':disabled')) continue
          const around = [target, target.closest('.entryphone-control'), target.closest('label, .entryphone-code')]
          const slots = [
            ...(target.closest('.entryphone-field')?.querySelectorAll('.entryphone-slot, .entryphone-prefix') ?? []),
          ]
          const places = [...around, ...slots]
          if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
          await new Promise(requestAnimationFrame)
          const before = places.map(look).join('|')
          target.focus()
          if (document.activeElement !== target) continue
          // The slots of a code are drawn by React, a moment later.
          for (let frames = 0; frames < 10 && places.map(look).join('|') === before; frames += 1)
            await new Promise(requestAnimationFrame)
          if (places.map(look).join('|') === before)
            found.push(`${target.closest('[data-sample]')?.getAttribute('data-sample')} ${target.className}`)
          target.blur()
        }
        return [...new Set(found)]
      })
      expect(hidden).toEqual([])
    })

    plain('each field is of the type, and has the token, that is recorded', async ({ page }) => {
      await openDressed(page, {})
      const fields = await page.evaluate(() => {
        const inputs = document.querySelectorAll<HTMLInputElement>('.entryphone input:not([type=hidden], [hidden])')
        const told = [...inputs]
          .filter((input) => input.checkVisibility() && input.type !== 'checkbox' && input.type !== 'radio')
          .map((input) => ({
            label: input.labels?.[0]?.textContent ?? input.getAttribute('aria-label') ?? '',
            type: input.type,
            inputMode: input.inputMode,
            // Firefox has no property for `one-time-code`.
            autocomplete: input.getAttribute('autocomplete') ?? '',
          }))
        return [...new Map(told.map((field) => [JSON.stringify(field), field])).values()]
      })
      expect(fields.filter(({ autocomplete }) => autocomplete === '')).toEqual([])
      record('fields', fields)
    })

    plain('with less motion wished for, nothing moves on any screen', { tag: '@less-motion' }, async ({ page }) => {
      await page.emulateMedia({ reducedMotion: 'reduce' })
      await openDressed(page, {})
      const moving = await page.evaluate(() =>
        document
          .getAnimations()
          .filter(({ playState }) => playState === 'running')
          .map(({ effect }) => (effect instanceof KeyframeEffect ? (effect.target?.classList[0] ?? '') : '')),
      )
      expect(moving).toEqual([])
    })

    for (const [lang, direction] of [
      ['de', 'ltr'],
      ['ar', 'rtl'],
    ] as const) {
      plain(`each widget says its own language and direction, whatever the page says: ${lang}`, async ({ page }) => {
        await openDressed(page, { lang })
        expect(await page.evaluate(() => [document.documentElement.lang, document.dir])).toEqual(['en', ''])
        const told = await page
          .locator('[data-sample] > .entryphone')
          .evaluateAll((widgets) =>
            widgets.map((widget) => [widget.getAttribute('lang'), getComputedStyle(widget).direction].join(' ')),
          )
        expect(told).toHaveLength(screenNames.length)
        expect(new Set(told)).toEqual(new Set([`${lang} ${direction}`]))
      })
    }

    plain('help is the last thing on each screen that has it', async ({ page }) => {
      await openDressed(page, {})
      const places = await page.evaluate(() =>
        [...document.querySelectorAll('[data-sample]')].flatMap((sample) => {
          const all = [...sample.querySelectorAll('a, button, input, select, summary')]
          const help = all.findIndex((element) => element.matches('a[href^="mailto:help"]'))
          return help === -1 ? [] : [all.length - 1 - help]
        }),
      )
      expect(places.length).toBeGreaterThan(40)
      expect(new Set(places)).toEqual(new Set([0]))
    })

    plain('the screens are those that are recorded', () => {
      record('screens', screenNames)
    })
  })

  plain('each pair of colours has the contrast that is recorded', { tag: '@chromium' }, async ({ page }) => {
    await openStyles(page)
    await page.evaluate(() => document.body.replaceChildren())
    await wear(page, [stylesheet()])
    const told = await contrasts(page, [undefined])
    expect(told.filter(({ contrast, least }) => contrast < least)).toEqual([])
    record(
      'contrast',
      told.map(({ theme, pair, contrast, least }) => ({ theme, pair, contrast: Number(contrast.toFixed(2)), least })),
    )
  })
}

import type { Page } from '@playwright/test'
import type { Messages } from '../src/locales/messages.ts'
import { languages } from '../src/test-support/languages.test-support.ts'
import { expect, test } from './pages/test.ts'

/** What has moved by itself inside the widget since the watch began, as the browser saw it. */
async function watchShifts(page: Page) {
  await page.addInitScript(() => {
    const seen: string[] = []
    Object.assign(window, { seenShifts: seen })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if (!('sources' in entry) || !Array.isArray(entry.sources)) continue
        for (const source of entry.sources as { node?: Node }[]) {
          const node = source.node
          const element = node instanceof Element ? node : node?.parentElement
          if (element?.closest('.entryphone')) seen.push(`${element.className} ${element.textContent?.slice(0, 30)}`)
        }
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })
  return async () => {
    // Shifts within half a second of a key or click count as expected: they are in the entries all the same.
    await page.waitForTimeout(300)
    return page.evaluate(() => ('seenShifts' in window ? window.seenShifts : 'nobody watched'))
  }
}

// Chromium alone tells of layout shifts: elsewhere nothing would be seen, and all of these would pass.
for (const width of [320, 1280]) {
  test.describe(`at ${width} px nothing on screen moves`, { tag: '@chromium' }, () => {
    test.use({ viewport: { width, height: 900 } })

    test('when an error, a notice and the timer appear', async ({ page, widget, sandbox, world }) => {
      const shifts = await watchShifts(page)
      await widget.open({ backend: 'lifepay', captcha: 'none', world })
      await widget.enterPhone('999')
      await widget.continues()
      await widget.sees('This number is too short.')
      await widget.enterPhone('9991234567')
      await widget.continues()
      await widget.seesCodeStep()
      const code = await sandbox.codeOf(1)
      await widget.enterCode(code === '000000' ? '111111' : '000000')
      await widget.sees('That code is not right.')
      expect(await shifts()).toEqual([])
    })

    test('when a captcha loads into its room', async ({ page, widget, world }) => {
      const shifts = await watchShifts(page)
      await widget.open({ backend: 'lifepay', captcha: 'hcaptcha', world })
      await widget.enterPhone('9991234567')
      await expect(widget.root.getByRole('checkbox', { name: /not a robot/i })).toBeVisible()
      expect(await shifts()).toEqual([])
    })
  })

  test(`at ${width} px a captcha that is asked for later grows in above the button, and has the focus`, async ({
    page,
    widget,
    world,
  }) => {
    await page.setViewportSize({ width, height: 568 })
    await widget.open({ backend: 'docspace', captcha: 'recaptcha', world })
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      await widget.enterCredentials('bob@example.com', `wrong ${attempt}`)
      await widget.continues()
      await widget.sees('Wrong email or password.')
      await expect(widget.button('Continue')).toBeEnabled()
    }
    const top = () => widget.field('Password').evaluate((field) => field.getBoundingClientRect().y + scrollY)
    const before = await top()
    await widget.continues()
    await widget.sees('One more check before we go on.')
    const tick = widget.root.getByRole('checkbox', { name: /not a robot/i })
    await expect(tick).toBeInViewport()
    await expect(widget.root.locator('.entryphone-captcha-box')).toBeFocused()
    const [box, button] = await Promise.all([tick, widget.button('Continue')].map((part) => part.boundingBox()))
    expect(box?.y).toBeLessThan(button?.y ?? 0)
    expect(await top()).toBe(before)
  })
}

/** Every height that the card has had, frame by frame from the first, and where what the host has below it has been. */
async function watchHeights(page: Page) {
  await page.addInitScript(() => {
    const seen = { heights: new Set<number>(), below: new Set<number>() }
    Object.assign(window, { seenHeights: seen })
    const look = () => {
      const widget = document.querySelector('.entryphone')
      const card = widget?.querySelector('.entryphone-card')
      if (card && widget) {
        if (document.querySelector('#below') === null)
          widget.after(
            Object.assign(document.createElement('p'), { id: 'below', textContent: 'What the host has below.' }),
          )
        seen.heights.add(Math.round(card.getBoundingClientRect().height))
        seen.below.add(Math.round((document.querySelector('#below')?.getBoundingClientRect().top ?? 0) + scrollY))
      }
      requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
  return () =>
    page.evaluate(() => {
      const seen = ('seenHeights' in window ? window.seenHeights : {}) as Record<string, Set<number>>
      return Object.fromEntries(Object.entries(seen).map(([name, values]) => [name, [...values]]))
    })
}

for (const width of [360, 1280]) {
  test.describe(`at ${width} px no step moves what the host has below the card`, () => {
    test.use({ viewport: { width, height: 900 } })

    test('from the first sight of LIFE PAY to its end, a wrong code on the way', async ({
      page,
      widget,
      sandbox,
      world,
    }) => {
      const heights = await watchHeights(page)
      await widget.open({ backend: 'lifepay', captcha: 'hcaptcha', world })
      await widget.enterPhone('9991234567')
      // Before the challenge is done: that is said below it.
      await widget.continues()
      await expect(widget.root.locator('.entryphone-captcha-note')).not.toBeEmpty()
      await widget.passCaptcha()
      await widget.seesCodeStep()
      const code = await sandbox.codeOf(1)
      await widget.enterCode(code === '000000' ? '111111' : '000000')
      await widget.sees('That code is not right.')
      await widget.enterCode(code)
      await widget.seesDone()
      const { heights: cards, below } = await heights()
      expect(cards).toHaveLength(1)
      expect(below).toHaveLength(1)
    })

    test('from the first sight of DocSpace to its end, an empty form on the way', async ({
      page,
      widget,
      sandbox,
      world,
    }) => {
      const heights = await watchHeights(page)
      await widget.open({ backend: 'docspace', captcha: 'hcaptcha', world })
      await widget.continues()
      await widget.sees('Enter your email.')
      await widget.enterCredentials('tom@example.com', 'Passw0rd!')
      await widget.continues()
      await widget.seesCodeStep()
      await widget.enterCode(await sandbox.authenticatorCode('tom@example.com'))
      await widget.seesDone()
      const { heights: cards, below } = await heights()
      expect(cards).toHaveLength(1)
      expect(below).toHaveLength(1)
    })
  })
}

/** What may stand under a field, the longest a clock gets included. */
function sentencesUnderFields(messages: Messages): readonly string[] {
  const again = messages.tryAgainIn(messages.clock(3599))
  return [
    ...Object.values(messages.errors),
    ...Object.values(messages.notices),
    ...Object.values(messages.phone.problems),
    messages.code.wrongFromApp,
    messages.code.wrongBackup,
    messages.code.blocked(messages.clock(599)),
    `${messages.errors['rate-limited']} ${again}`,
    `${messages.errors['sms-limit']} ${again}`,
  ]
}

/** The longest words, the other direction, and the one that most are written beside: `test:all` looks at every one. */
const looked = process.env['LANGUAGES'] === 'all' ? Object.keys(languages) : ['en', 'ru', 'ar']

for (const [language, messages] of Object.entries(languages).filter(([name]) => looked.includes(name))) {
  test(`at 320 px whatever is said under a field, in ${language}, has room in its two lines`, async ({
    page,
    widget,
    world,
  }) => {
    await page.setViewportSize({ width: 320, height: 900 })
    await widget.open({ backend: 'lifepay', captcha: 'none', lang: language, world })
    const alert = page.locator('.entryphone [role=alert]')
    await expect(alert).toBeAttached()
    const tooLong = await alert.evaluate((place, sentences) => {
      const line = place.closest('.entryphone-line')
      const note = place.closest('.entryphone-note')
      if (line === null || note === null) throw new Error('An error has no place.')
      // As beside the sign that stands before an error.
      const sign = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
      sign.setAttribute('width', '16')
      sign.setAttribute('height', '16')
      sign.classList.add('entryphone-sign')
      line.prepend(sign)
      while (line.nextSibling !== null) line.nextSibling.remove()
      const empty = note.getBoundingClientRect().height
      return sentences.filter((sentence) => {
        place.textContent = sentence
        return note.getBoundingClientRect().height > empty || note.scrollWidth > note.clientWidth
      })
    }, sentencesUnderFields(messages))
    expect(tooLong).toEqual([])
  })
}

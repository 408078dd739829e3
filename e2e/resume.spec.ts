import { chromium, type Page } from '@playwright/test'
import { wholeChromiumLaunchOptions } from '../.ci/chromium.ts'
import { expect, test } from './pages/test.ts'
import { Widget } from './pages/widget.ts'

/** What a reload, a cache, a crash and a stranger in the storage do to someone who is signing in. */
const sends = '/auth/send-code-by-phone'
const password = 'Passw0rd!'

async function asksForCode(widget: Widget, number = '9991234567') {
  await widget.enterPhone(number)
  await widget.continues()
  await widget.seesCodeStep()
}

test.describe('a reload', () => {
  test('of what is a secret starts again, and says why', async ({ page, widget, sandbox, world }) => {
    const again = 'For your safety, please enter your password again.'
    await widget.open({ backend: 'docspace', world })
    await widget.enterCredentials('eve@example.com', password)
    await widget.continues()
    await widget.seesEnrolment()
    await page.reload()
    await widget.sees(again)
    // Once is enough.
    await page.reload()
    await widget.seesCredentialsStep()
    await expect(widget.root.getByText(again)).toHaveCount(0)

    await widget.enterCredentials('eve@example.com', password)
    await widget.continues()
    await widget.enterFirstCode(await sandbox.authenticatorCode('eve@example.com'))
    await widget.seesBackupCodes()
    await page.reload()
    await widget.sees(again)

    await widget.enterCredentials('pat@example.com', password)
    await widget.continues()
    await widget.seesPhoneStep()
    await page.reload()
    await widget.sees(again)
    expect(await sandbox.messages()).toEqual([])
  })

  test('of a key in ZITADEL says that another comes', async ({ page, widget, world }) => {
    await widget.open({ backend: 'zitadel', world, intent: 'add-app' })
    await widget.continues()
    await widget.seesEnrolment()
    await page.reload()
    await widget.sees('The page was reloaded. For your safety, please start again.')
    await widget.continues()
    await widget.seesEnrolment()
  })

  test('after the code comes back to it, which still works, and on the way to a new password stays there', async ({
    page,
    widget,
    sandbox,
    world,
  }) => {
    const open = { backend: 'lifepay', captcha: 'none', world }
    await widget.open({ ...open, completion: 'sign-up' })
    await asksForCode(widget, '+7 903 555-00-00')
    await widget.enterCode(await sandbox.codeOf(1))
    await expect(widget.field('Your name')).toBeVisible()
    await page.reload()
    await widget.seesCodeStep('+7 903 555-00-00')
    await widget.sees('The code we sent earlier still works.')
    await widget.enterCode(await sandbox.codeOf(1))
    await widget.field('Your name').fill('Ann Example')
    await widget.continues()
    await widget.seesDone()
    expect(await sandbox.requestsTo(sends)).toHaveLength(1)

    await widget.open({ ...open, completion: 'password' })
    await widget.button('Forgot your password?').click()
    await expect(widget.heading('Set a new password')).toBeVisible()
    await page.reload()
    await expect(widget.heading('Set a new password')).toBeVisible()
    await widget.button('Back').click()
    await expect(widget.field('Password')).toBeVisible()
  })

  test('in the very moment the code step is there comes back to it', async ({ page, widget, sandbox, world }) => {
    await page.addInitScript(() => {
      // Firefox runs this on the empty page before as well, which has no storage.
      if (origin === 'null' || sessionStorage.getItem('reloaded') !== null) return
      new MutationObserver((_, observer) => {
        if (!/Enter the code/.test(document.querySelector('.entryphone')?.textContent ?? '')) return
        observer.disconnect()
        sessionStorage.setItem('reloaded', 'yes')
        location.reload()
      }).observe(document, { childList: true, subtree: true, characterData: true })
    })
    await widget.open({ backend: 'lifepay', captcha: 'none', world })
    await widget.enterPhone('9991234567')
    await widget.continues()
    await page.waitForFunction(() => sessionStorage.getItem('reloaded') !== null)
    await page.waitForLoadState()
    await widget.seesCodeStep('+7 999 123-45-67')
    await widget.enterCode(await sandbox.codeOf(1))
    await widget.seesDone()
    expect(await sandbox.requestsTo(sends)).toHaveLength(1)
  })

  test('finds what was kept also where the rules of it come later than the answer', async ({
    page,
    widget,
    sandbox,
    world,
  }) => {
    let isAsked = false
    await page.route(/\/storable[^/]*\.(js|ts)/, async (route) => {
      isAsked = true
      await new Promise((resolve) => setTimeout(resolve, 800))
      await route.continue()
    })
    await widget.open({ backend: 'lifepay', captcha: 'none', world })
    await asksForCode(widget)
    await page.reload()
    await widget.seesCodeStep('+7 999 123-45-67')
    expect(isAsked).toBe(true)
    expect(await sandbox.requestsTo(sends)).toHaveLength(1)
  })

  test('goes on without what cannot be kept, where the rules of it do not come at all', async ({
    page,
    widget,
    sandbox,
    world,
  }) => {
    await page.route(/\/storable[^/]*\.(js|ts)/, (route) => route.abort())
    await widget.open({ backend: 'lifepay', captcha: 'none', world })
    await asksForCode(widget)
    await widget.enterCode(await sandbox.codeOf(1))
    await widget.seesDone()
  })

  test('while the request is on its way starts again, and nothing is sent twice', async ({
    page,
    widget,
    sandbox,
    world,
  }) => {
    await widget.open({ backend: 'lifepay', captcha: 'none', world })
    await sandbox.fault({ path: sends, latency: 3000, after: true })
    await widget.enterPhone('9991234567')
    await widget.continues()
    await expect.poll(async () => (await sandbox.messages()).length).toBe(1)
    await page.reload()
    await widget.seesPhoneStep()
    await widget.enterPhone('9991234567')
    await widget.continues()
    await widget.seesCodeStep('+7 999 123-45-67')
    await widget.sees('A code was sent a moment ago. It still works.')
    await widget.enterCode(await sandbox.codeOf(1))
    await widget.seesDone()
    expect(await sandbox.messages()).toHaveLength(1)
  })
})

// Chromium alone can be told to crash a page, over its own protocol; Playwright uses such a page no more, so what the
// browser does when it restores a tab is done by hand: another process, the same address, the tab's session storage.
test('a tab that was killed comes back to the step, its number and its wait', { tag: '@chromium' }, async ({
  page,
  widget,
  sandbox,
  world,
  context,
}) => {
  const killed = await context.newPage()
  const before = new Widget(killed)
  await before.open({ backend: 'lifepay', captcha: 'none', world })
  await asksForCode(before)
  const kept = await killed.evaluate(() => Object.entries(sessionStorage))
  const crashed = killed.waitForEvent('crash')
  const protocol = await context.newCDPSession(killed)
  void protocol.send('Page.crash').catch(() => {})
  await crashed
  await page.addInitScript((entries: readonly [string, string][]) => {
    for (const [key, text] of entries) sessionStorage.setItem(key, text)
  }, kept)
  await widget.open({ backend: 'lifepay', captcha: 'none', world })
  await widget.seesCodeStep('+7 999 123-45-67')
  await expect(widget.button(/^Send again/)).toBeDisabled()
  await widget.enterCode(await sandbox.codeOf(1))
  await widget.seesDone()
  expect(await sandbox.requestsTo(sends)).toHaveLength(1)
})

test.describe('the back/forward cache', () => {
  const takesPages = test.extend<{ leavable: Page }>({
    // Firefox comes with the cache on, Playwright's Chromium only when asked.
    leavable: async ({ browserName, page, baseURL }, provide) => {
      if (browserName !== 'chromium') return provide(page)
      const browser = await chromium.launch({
        ...wholeChromiumLaunchOptions(),
        ignoreDefaultArgs: ['--disable-back-forward-cache'],
      })
      await provide(await browser.newPage({ ...(baseURL !== undefined && { baseURL }), locale: 'en-US' }))
      await browser.close()
    },
  })

  takesPages(
    'takes the page, and gives it back with the right time and a way on',
    async ({ leavable: page, sandbox, world }) => {
      await page.addInitScript(() => {
        window.addEventListener('pageshow', (event) => Reflect.set(window, 'persisted', event.persisted))
      })
      const widget = new Widget(page)
      const leaveAndReturn = async (meanwhile: () => Promise<void> = async () => {}) => {
        await page.goto('/parts.html')
        await meanwhile()
        await widget.goesBack()
        expect(await page.evaluate((): unknown => Reflect.get(window, 'persisted'))).toBe(true)
      }
      await widget.open({ backend: 'lifepay', captcha: 'none', world })
      await widget.enterPhone('9991234567')
      await leaveAndReturn()
      await expect(widget.field('Phone number')).toHaveValue('9991234567')

      // On its way when the page is left: the browser ends it or keeps it for the return, or, as Firefox, keeps no such page.
      await sandbox.fault({ path: sends, latency: 2500, after: true })
      await widget.continues()
      await expect.poll(async () => (await sandbox.messages()).length).toBe(1)
      await page.goto('/parts.html')
      await widget.goesBack()
      await expect(widget.button('Continue').or(widget.heading('Enter the code')).first()).toBeVisible()
      await expect(widget.root.locator('[aria-busy]')).toHaveCount(0)
      if (await widget.button('Continue').isVisible()) {
        await widget.enterPhone('9991234567')
        await widget.continues()
      }
      await widget.seesCodeStep('+7 999 123-45-67')

      const clock = widget.root.locator('.entryphone-wait').getByRole('timer')
      const shown = async () => {
        const [, minutes, seconds] = /(\d+):(\d\d)/.exec(await clock.innerText()) ?? []
        return Number(minutes) * 60 + Number(seconds)
      }
      const before = await shown()
      const began = performance.now()
      await leaveAndReturn(() => page.waitForTimeout(3000))
      const passed = (performance.now() - began) / 1000
      await expect.poll(async () => Math.abs(before - passed - (await shown()))).toBeLessThanOrEqual(2)
      await widget.enterCode(await sandbox.codeOf(1))
      await widget.seesDone()
      expect(await sandbox.messages()).toHaveLength(1)
    },
  )
})

test.describe('what a stranger left in the storage', () => {
  test('decides nothing: no script, no key, no number that is not ours, no step but the first', async ({
    page,
    widget,
    world,
  }) => {
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    const at = Date.now()
    const shape = { length: 6, characters: 'digits', caseSensitive: false }
    const theirs = { provider: 'recaptcha', siteKey: 'THEIRS' }
    const code = { kind: 'code', factor: 'sms', phone: '+79991234567', code: shape, context: {} }
    const foreign = [
      'not json',
      '{"at":',
      `{"at":${at},"__proto__":{"step":{"kind":"code"}}}`,
      JSON.stringify({ at, step: { ...code, captcha: { submit: theirs, resend: theirs } } }),
      JSON.stringify({ at, step: { kind: 'phone', purpose: 'sign-in', context: {}, captcha: { submit: theirs } } }),
      JSON.stringify({ at, step: { ...code, phone: '+41791234567', to: '<img src=x onerror=alert(1)>' } }),
      JSON.stringify({ at: at - 3 * 3_600_000, step: code }),
      JSON.stringify({ at: at + 3 * 3_600_000, step: code }),
      JSON.stringify({ at, step: { kind: 'done', session: { token: 'x' } } }),
      JSON.stringify({ at, step: { ...code, to: 'x'.repeat(1_000_000) } }),
      JSON.stringify({ v: 99, at, step: code }),
    ]
    await widget.open({ backend: 'lifepay', captcha: 'none', world })
    await asksForCode(widget)
    await page.evaluate(() => localStorage.setItem('entryphone:lifepay:client-identifier', '"><script>'))
    const keys = () => page.evaluate(() => Object.keys(sessionStorage))
    await expect.poll(keys).toEqual([expect.stringMatching(/^entryphone:lifepay:http/)])
    const [key = ''] = await keys()
    await widget.open({ backend: 'lifepay', captcha: 'hcaptcha', world })
    // Put there before the page's own first line, as it would be while the tab is away: what the widget keeps as its page
    // goes is written before.
    await page.addInitScript((place) => {
      if (origin === 'null') return
      const text = sessionStorage.getItem('left')
      if (text !== null) sessionStorage.setItem(place, text)
    }, key)
    for (const text of foreign) {
      await page.evaluate((written) => sessionStorage.setItem('left', written), text)
      await page.reload()
      await widget.seesPhoneStep()
      await expect(widget.field('Phone number')).toHaveValue('')
    }
    expect(asked.filter((url) => /recaptcha|THEIRS/.test(url))).toEqual([])
  })

  test('may ask for no longer a wait than an hour, and the way on is there', async ({
    page,
    widget,
    sandbox,
    world,
  }) => {
    await widget.open({ backend: 'lifepay', captcha: 'none', world })
    await asksForCode(widget)
    await page.evaluate(() => {
      addEventListener('pagehide', () => {
        for (const [key, kept] of Object.entries<string>(sessionStorage)) {
          sessionStorage.setItem(key, kept.replaceAll(/"resendAt":\d+/g, '"resendAt":8e15'))
        }
      })
    })
    await page.reload()
    await widget.seesCodeStep()
    await expect(widget.root.locator('.entryphone-wait').getByRole('timer')).toHaveText(/in (60:00|59:\d\d)/)
    await widget.enterCode(await sandbox.codeOf(1))
    await widget.seesDone()
  })
})

for (const [how, script] of [
  [
    'is refused',
    () => {
      const refuse = () => {
        throw new DOMException('refused', 'SecurityError')
      }
      for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get: refuse })
    },
  ],
  [
    'is full',
    () => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError')
      }
    },
  ],
  [
    'is cleared all the time',
    () => {
      setInterval(() => {
        sessionStorage.clear()
        localStorage.clear()
      }, 50)
    },
  ],
] as const) {
  test(`storage that ${how} breaks nothing`, async ({ page, widget, sandbox, world }) => {
    await page.addInitScript(script)
    await widget.open({ backend: 'lifepay', captcha: 'none', world })
    await asksForCode(widget)
    await widget.enterCode('000000')
    await widget.sees(/That code is not right/)
    await widget.enterCode(await sandbox.codeOf(1))
    await widget.seesDone()
    expect(await sandbox.requestsTo(sends)).toHaveLength(1)
    await page.reload()
    await widget.seesPhoneStep()
    // Where the storage refuses, there is nothing in it to be looked through.
    await page.goto('about:blank')
  })
}

import type { Page, Request } from '@playwright/test'
import { z } from 'zod'
import { expect, test as base } from './pages/test.ts'
import type { CaptchaRecord } from '../src/captcha/record.test-support.ts'
import { captchaRecords } from '../src/captcha/records.test-support.ts'
import { deferred } from '../src/test-support/deferred.test-support.ts'

const drawings = z.array(z.record(z.string(), z.unknown()))

/** A provider's record, and where its vendor's script lies in the sandbox. */
interface Vendor extends CaptchaRecord {
  readonly name: string
  readonly path: string
}

const vendors = Object.entries(captchaRecords).map(
  ([name, record]): Vendor => ({ ...record, name, path: `/captcha/${name}${new URL(record.script.src).pathname}` }),
)

function vendorNamed(name: string): Vendor {
  const found = vendors.find((vendor) => vendor.name === name)
  if (found === undefined) throw new Error(`No provider is named ${name}.`)
  return found
}

/** The page as the person in front of it knows it, and what the network and the vendor's script saw. */
class Host {
  readonly page: Page
  readonly vendor: Vendor
  readonly world: string
  readonly asked: Request[] = []
  readonly tokens: string[] = []

  constructor(page: Page, vendor: Vendor, world: string) {
    this.page = page
    this.vendor = vendor
    this.world = world
    page.on('request', (request) => {
      if (request.url().includes(vendor.path) || request.url().startsWith(vendor.script.src)) this.asked.push(request)
    })
    page.on('response', async (response) => {
      if (!response.url().endsWith('/issue')) return
      const issued: unknown = await response.json().catch(() => undefined)
      if (typeof issued === 'object' && issued !== null && 'token' in issued) this.tokens.push(String(issued.token))
    })
  }

  async open(choices: Readonly<Record<string, string>> = {}) {
    const query = new URLSearchParams({ provider: this.vendor.name, world: this.world, ...choices })
    await this.page.goto(`/captcha.html?${query.toString()}`)
    await expect(this.field()).toBeVisible()
  }

  form(name = 'First') {
    return this.page.getByRole('form', { name })
  }
  field(form?: string) {
    return this.form(form).getByLabel('Nickname')
  }
  send(form?: string) {
    return this.form(form).getByRole('button', { name: 'Send' })
  }
  box(form?: string) {
    return this.form(form).getByRole('group', { name: 'Check that you are not a robot' })
  }
  tick(form?: string) {
    return this.form(form).getByRole('checkbox', { name: 'I am not a robot' })
  }
  challenge() {
    return this.page.getByRole('dialog', { name: 'Challenge' })
  }
  challengeButton(name: 'Pass' | 'Close') {
    return this.challenge().getByRole('button', { name })
  }
  loadAgain() {
    return this.page.getByRole('button', { name: 'Load it again' })
  }

  async outcomes(expected: string) {
    await expect(this.page.getByLabel('Outcomes')).toHaveText(expected)
  }
  async isBack() {
    await expect(this.send()).toHaveAttribute('aria-busy', 'false')
    await expect(this.send()).toBeFocused()
  }

  /** Writes down what the vendor's script is called with, and how often it runs. */
  async listen() {
    const { global } = this.vendor.script
    const spy = `;(() => {
      const api = window.${global}, render = api.render
      window.ran = (window.ran ?? 0) + 1
      window.drawn ??= []
      api.render = (element, given) => { window.drawn.push(given); return render.call(api, element, given) }
    })()`
    await this.page.route(`**${this.vendor.path}*`, async (route) => {
      const response = await route.fetch()
      await route.fulfill({ response, body: `${await response.text()}${spy}` })
    })
  }
  async drawn() {
    const said = await this.page.evaluate(() => JSON.stringify(Reflect.get(window, 'drawn') ?? []))
    return drawings.parse(JSON.parse(said))
  }
  ran(): Promise<unknown> {
    return this.page.evaluate((): unknown => Reflect.get(window, 'ran') ?? 0)
  }
  scripts(vendor = this.vendor) {
    return this.page.locator(`script[src*="${vendor.path}"]`)
  }
}

const test = base.extend<{ vendor: Vendor; host: Host }>({
  vendor: [vendorNamed('hcaptcha'), { option: true }],
  host: async ({ page, vendor, world }, provide) => {
    await provide(new Host(page, vendor, world))
  },
})

/** Everything a person can see of the form but the challenge itself. */
async function placesOf(host: Host) {
  const parts = [
    host.field(),
    host.page.getByText('Hello,'),
    host.send(),
    host.page.getByRole('button', { name: 'Remove' }),
  ]
  return Promise.all(parts.map((part) => part.boundingBox()))
}

/** What the browser itself saw moving, where it watches (Chromium). */
async function watchShifts(page: Page) {
  await page.addInitScript(() => {
    const seen: string[] = []
    Object.assign(window, { seenShifts: seen })
    if (!PerformanceObserver.supportedEntryTypes.includes('layout-shift')) return
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const sources: unknown = 'sources' in entry ? entry.sources : []
        for (const source of Array.isArray(sources) ? (sources as { node?: Node }[]) : []) {
          seen.push(source.node?.textContent?.slice(0, 40) ?? 'something')
        }
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })
  return () => page.evaluate((): unknown => Reflect.get(window, 'seenShifts'))
}

for (const vendor of vendors) {
  test.describe(vendor.name, () => {
    test.use({ vendor })

    test('nobody is asked for anything before the form is touched, and then once', async ({ host, page }) => {
      const origins = new Set<string>()
      page.on('request', (request) => origins.add(new URL(request.url()).origin))
      await host.open()
      await page.waitForLoadState('networkidle')
      expect(host.asked).toEqual([])
      await host.field().focus()
      await expect(host.tick()).toBeVisible()
      await host.field().pressSequentially('Ann')
      await host.send().focus()
      expect(host.asked).toHaveLength(1)
      expect([...origins].filter((origin) => origin !== new URL(page.url()).origin && origin !== 'null')).toEqual([])
    })

    test('each time it is sent, the box gives a token of its own', async ({ host }) => {
      await host.open()
      await host.field().focus()
      await host.tick().click()
      await expect(host.tick()).toHaveAttribute('aria-checked', 'true')
      await host.send().click()
      await host.outcomes('passed')
      await expect(host.tick()).toHaveAttribute('aria-checked', 'false')
      await host.send().click()
      await expect(host.box()).toBeFocused()
      await host.outcomes('passed')
      await host.tick().click()
      await host.outcomes('passed passed')
      await host.isBack()
      expect(new Set(host.tokens).size).toBe(2)
    })

    test('sent with an empty box, it says what there is to do, and rings the box whatever pointed', async ({
      host,
    }) => {
      await host.open()
      await host.field().focus()
      await expect(host.tick()).toBeVisible()
      await host.send().click()
      await expect(host.form().getByText('Tick the box above to continue.')).toBeVisible()
      await expect(host.box()).toHaveCSS('outline-style', 'solid')
      await expect(host.box()).toHaveCSS('outline-width', '2px')
      await host.tick().click()
      await host.outcomes('passed')
      await expect(host.form().getByText('Tick the box above to continue.')).toHaveCount(0)
    })

    test('with keys alone', async ({ host, page }) => {
      await host.open()
      await host.field().focus()
      await expect(host.tick()).toBeVisible()
      await page.keyboard.press('Tab')
      await expect(host.tick()).toBeFocused()
      await page.keyboard.press('Space')
      await expect(host.tick()).toHaveAttribute('aria-checked', 'true')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await host.outcomes('passed')
    })

    test('invisible, it asks when it is sent, and each time anew', async ({ host }) => {
      await host.open({ size: 'invisible' })
      await host.field().focus()
      await host.send().click()
      await host.challengeButton('Pass').click()
      await host.outcomes('passed')
      await host.isBack()
      await host.field().press('Enter')
      await host.challengeButton('Pass').click()
      await host.outcomes('passed passed')
      await expect(host.field()).toBeFocused()
      expect(new Set(host.tokens).size).toBe(2)
    })

    test('sent before anything was loaded, it waits for what it needs', async ({ host }) => {
      await host.open({ size: 'invisible', key: 'silent' })
      await host.send().evaluate((button: HTMLButtonElement) => button.click())
      await host.outcomes('passed')
      expect(host.asked).toHaveLength(1)
    })

    test('two on a page give each their own, and one leaving leaves the other', async ({ host, page }) => {
      await host.open({ forms: '2' })
      await host.field('First').focus()
      await host.field('Second').focus()
      await host.tick('First').click()
      await host.tick('Second').click()
      await expect(host.tick('Second')).toHaveAttribute('aria-checked', 'true')
      await host.send('Second').click()
      await host.outcomes('passed')
      await host.send('First').click()
      await host.outcomes('passed passed')
      await page.getByRole('button', { name: 'Remove' }).click()
      await expect(host.form('First')).toHaveCount(0)
      await host.tick('Second').click()
      await host.send('Second').click()
      await host.outcomes('passed passed passed')
      expect(host.asked).toHaveLength(1)
      expect(new Set(host.tokens).size).toBe(3)
    })

    test('two that come at once share one script, and the one that leaves before it is there leaves the other', async ({
      host,
      page,
    }) => {
      const arrival = deferred()
      await page.route(`**${vendor.path}*`, async (route) => {
        await arrival.promise
        await route.continue()
      })
      await host.open({ forms: '2' })
      await host.field('First').focus()
      await host.field('Second').focus()
      await expect(host.box('First')).toBeAttached()
      await expect(host.box('Second')).toBeAttached()
      await page.getByRole('button', { name: 'Remove' }).click()
      arrival.resolve()
      await host.tick('Second').click()
      await host.send('Second').click()
      await host.outcomes('passed')
      expect(host.asked).toHaveLength(1)
    })

    test('a tick that runs out is not sent', async ({ host }) => {
      await host.open({ key: 'expire' })
      await host.field().focus()
      await host.tick().click()
      await expect(host.tick()).toHaveAttribute('aria-checked', 'true')
      await expect(host.tick()).toHaveAttribute('aria-checked', 'false')
      await expect(host.form().getByRole('status')).toHaveText('The check ran out of time. Please do it again.')
      await host.send().click()
      await expect(host.box()).toBeFocused()
      await host.outcomes('')
      await host.tick().click()
      await host.outcomes('passed')
    })

    test('a challenge whose time runs out while one waits says so, and the next works', async ({ host }) => {
      await host.open({ size: 'invisible', key: 'timeout' })
      await host.field().focus()
      await host.send().click()
      await expect(host.challenge()).toBeVisible()
      await host.outcomes(vendor.widget.lapsed)
      await host.isBack()
      await host.send().click()
      await host.challengeButton('Pass').click()
      await host.outcomes(`${vendor.widget.lapsed} passed`)
    })

    test('one who never ticks is not kept for ever', async ({ host }) => {
      await host.open({ challengeTimeout: '700' })
      await host.field().focus()
      await expect(host.tick()).toBeVisible()
      await host.send().click()
      await expect(host.box()).toBeFocused()
      await host.outcomes('captcha-expired')
      await host.isBack()
    })

    for (const size of vendor.person.closeChallenge ? (['visible', 'invisible'] as const) : []) {
      test(`a challenge that is closed gives button and focus back, ${size}`, async ({ host, page }) => {
        await host.open({ size, key: 'challenge' })
        await host.field().focus()
        for (const [index, leave] of ['button', 'key'].entries()) {
          await host.send().click()
          if (size === 'visible') await host.tick().click()
          await expect(host.challenge()).toBeVisible()
          if (leave === 'button') await host.challengeButton('Close').click()
          else await page.keyboard.press('Escape')
          await host.outcomes(Array.from({ length: index + 1 }, () => 'captcha-closed').join(' '))
          await expect(page.getByRole('alert')).toHaveText('The check was closed. Try again when you are ready.')
          await host.isBack()
        }
        await host.send().click()
        if (size === 'visible') await host.tick().click()
        await host.challengeButton('Pass').click()
        await host.outcomes('captcha-closed captcha-closed passed')
        await host.isBack()
      })
    }

    const failures: Readonly<Record<string, (host: Host) => Promise<unknown>>> = {
      blocked: ({ page }) => page.route(`**${vendor.path}*`, (route) => route.abort('blockedbyclient')),
      'not there': ({ page }) => page.route(`**${vendor.path}*`, (route) => route.fulfill({ status: 404 })),
      silent: ({ page }) =>
        page.route(`**${vendor.path}*`, (route) => route.fulfill({ contentType: 'text/javascript', body: '' })),
      slow: ({ page }) => page.route(`**${vendor.path}*`, () => {}),
    }
    for (const [how, fail] of Object.entries(failures)) {
      test(`a script that is ${how} becomes a sentence, and loading it again really does`, async ({ host, page }) => {
        await fail(host)
        await host.open({ loadTimeout: '600' })
        await host.field().focus()
        await expect(host.form().getByRole('status')).toHaveText('The check did not load. Ad blockers may stop it.')
        expect(host.asked).toHaveLength(1)

        // Sent all the same, it tries again, and the form says what came of it.
        await host.send().click()
        await host.outcomes('captcha-unavailable')
        await expect(page.getByRole('alert')).toHaveText('The check did not load. Ad blockers may stop it.')
        await host.isBack()
        expect(host.asked).toHaveLength(2)

        await page.unrouteAll({ behavior: 'ignoreErrors' })
        await host.loadAgain().click()
        await expect(host.tick()).toBeVisible()
        await expect(host.box()).toBeFocused()
        await expect(host.loadAgain()).toHaveCount(0)
        expect(host.asked).toHaveLength(3)
        await host.tick().click()
        await host.send().click()
        await host.outcomes('captcha-unavailable passed')
      })
    }

    test('invisible and blocked, the next press loads it', async ({ host, page }) => {
      await page.route(`**${vendor.path}*`, (route) => route.abort())
      await host.open({ size: 'invisible', key: 'silent' })
      await host.field().focus()
      await host.send().click()
      await host.outcomes('captcha-unavailable')
      await page.unrouteAll({ behavior: 'ignoreErrors' })
      const before = host.asked.length
      await host.send().click()
      await host.outcomes('captcha-unavailable passed')
      expect(host.asked).toHaveLength(before + 1)
    })

    test('one that comes after it was given up does not run beside its successor', async ({ host, page }) => {
      await host.listen()
      const arrival = deferred()
      await page.route(
        `**${vendor.path}*`,
        async (route) => {
          await arrival.promise
          await route.fallback()
        },
        { times: 1 },
      )
      await host.open({ loadTimeout: '500' })
      await host.field().focus()
      await host.loadAgain().click()
      await expect(host.tick()).toBeVisible()
      const arrived = page.waitForResponse(`**${vendor.path}*`)
      arrival.resolve()
      await (await arrived).finished()
      await page.waitForTimeout(200)
      expect(await host.ran()).toBe(1)
      expect(host.asked).toHaveLength(2)
      await expect(host.scripts()).toHaveCount(1)
    })

    test('left while it loads, it is an abort, and what comes later does not run', async ({ host, page }) => {
      await host.listen()
      const arrival = deferred()
      await page.route(`**${vendor.path}*`, async (route) => {
        await arrival.promise
        await route.fallback()
      })
      await host.open()
      await host.field().focus()
      await host.send().click()
      await expect(host.form().getByRole('status')).toHaveText('The check is loading…')
      await expect.poll(() => host.asked.length).toBe(1)
      await page.getByRole('button', { name: 'Remove' }).click()
      await host.outcomes('AbortError')
      const arrived = page.waitForResponse(`**${vendor.path}*`)
      arrival.resolve()
      await (await arrived).finished()
      await page.waitForTimeout(200)
      expect(await host.ran()).toBe(0)
      await expect(host.scripts()).toHaveCount(0)
    })

    for (const size of ['visible', 'invisible'] as const) {
      test(`left while it is being solved, it is an abort, and nothing of it stays, ${size}`, async ({
        host,
        page,
      }) => {
        await host.open({ size, key: 'challenge' })
        await host.field().focus()
        await host.send().click()
        if (size === 'visible') await host.tick().click()
        await expect(host.challenge()).toBeVisible()
        // Behind the challenge, where no click reaches.
        await page.getByRole('button', { name: 'Remove' }).evaluate((button: HTMLButtonElement) => button.click())
        await host.outcomes('AbortError')
        await expect(host.challenge()).toHaveCount(0)
        await expect(page.locator('iframe')).toHaveCount(0)
        await expect(page.locator('body > *:not(main):not(script)')).toHaveCount(0)
      })
    }

    test('options that are new objects on every render do not draw it anew', async ({ host }) => {
      await host.listen()
      await host.open()
      await host.field().focus()
      await host.tick().click()
      await expect(host.tick()).toHaveAttribute('aria-checked', 'true')
      const before = (await host.drawn()).length
      await host.field().pressSequentially('Ann of Green Gables')
      await expect(host.form().getByText('Hello, Ann of Green Gables')).toBeVisible()
      expect(await host.drawn()).toHaveLength(before)
      await expect(host.tick()).toHaveAttribute('aria-checked', 'true')
      await host.send().click()
      await host.outcomes('passed')
    })

    test('language, theme, size, nonce and script host arrive', async ({ host, page }) => {
      await host.listen()
      await host.open({
        key: 'the-key',
        language: 'ru',
        theme: 'dark',
        size: 'compact',
        nonce: 'n0nce',
        host: 'second',
      })
      await host.field().focus()
      await expect(page.getByRole('checkbox', { name: 'Я не робот' })).toBeVisible()
      expect((await host.drawn()).at(-1)).toMatchObject(vendor.widget.rendered)
      expect(await host.scripts().evaluate((script: HTMLScriptElement) => script.nonce)).toBe('n0nce')
      const address = new URL(host.asked[0]?.url() ?? '')
      expect(Number(address.port)).toBe(Number(new URL(page.url()).port) + 1)
    })

    test('an invisible one is drawn as one', async ({ host }) => {
      await host.listen()
      await host.open({ size: 'invisible' })
      await host.field().focus()
      await expect.poll(async () => (await host.drawn()).at(-1)).toMatchObject(vendor.widget.renderedInvisible)
    })

    test('a policy that lists scripts by nonce lets it through', async ({ host, page }) => {
      await host.open({ nonce: 'n0nce', host: 'second' })
      await page.evaluate(() => {
        const policy = document.createElement('meta')
        policy.httpEquiv = 'Content-Security-Policy'
        policy.content = "script-src 'self' 'nonce-n0nce'"
        document.head.append(policy)
      })
      await host.field().focus()
      await host.tick().click()
      await host.send().click()
      await host.outcomes('passed')
    })

    // In less than 304 px a box is drawn in its compact form.
    for (const width of [300, 1280]) {
      for (const size of ['auto', 'invisible']) {
        test(`nothing moves when it comes, ${size} at ${width} px`, async ({ host, page }) => {
          await page.setViewportSize({ width, height: 800 })
          const shifts = await watchShifts(page)
          await host.open({ size, key: 'challenge' })
          const before = await placesOf(host)
          await host.field().focus()
          if (size === 'auto') {
            await expect(host.tick()).toBeVisible()
            expect(await placesOf(host)).toEqual(before)
            await host.tick().click()
          } else await host.send().click()
          await expect(host.challenge()).toBeVisible()
          expect(await placesOf(host)).toEqual(before)
          await host.challengeButton('Pass').click()
          await expect(host.challenge()).toHaveCount(0)
          expect(await placesOf(host)).toEqual(before)
          expect(await shifts()).toEqual([])
        })
      }

      test(`nothing moves when it does not come, at ${width} px`, async ({ host, page }) => {
        await page.setViewportSize({ width, height: 800 })
        await page.route(`**${vendor.path}*`, (route) => route.abort())
        const shifts = await watchShifts(page)
        await host.open()
        const before = await placesOf(host)
        await host.field().focus()
        await expect(host.loadAgain()).toBeVisible()
        expect(await placesOf(host)).toEqual(before)
        expect(await shifts()).toEqual([])
      })
    }

    test('a token is nowhere but in the request it was made for', async ({ host, page }) => {
      const urls: string[] = []
      page.on('request', (request) => urls.push(request.url()))
      await host.open()
      await host.field().focus()
      await host.tick().click()
      await host.send().click()
      await host.outcomes('passed')
      const kept = await page.evaluate(async () =>
        JSON.stringify([
          Object.entries(localStorage),
          Object.entries(sessionStorage),
          document.cookie,
          location.href,
          history.state,
          (await indexedDB.databases?.()) ?? [],
        ]),
      )
      const [token] = host.tokens
      expect(token).toMatch(new RegExp(`^${vendor.name}\\.`))
      expect([kept, ...urls].filter((text) => text.includes(token ?? ''))).toEqual([])
    })

    const next = vendors[(vendors.indexOf(vendor) + 1) % vendors.length] ?? vendor
    test(`changed to ${next.name}, the page has one vendor’s script`, async ({ host, page }) => {
      await host.open({ next: next.name })
      await host.field().focus()
      await expect(host.tick()).toBeVisible()
      await page.getByRole('button', { name: 'Change' }).click()
      await expect(page.locator(`.entryphone-captcha-box[data-provider=${next.name}]`)).toBeVisible()
      await expect(host.scripts(next)).toHaveCount(1)
      await expect(host.scripts()).toHaveCount(0)
      await host.tick().click()
      await host.send().click()
      await host.outcomes('passed')
    })

    test(`changed to ${next.name} while it loads, it never runs`, async ({ host, page }) => {
      await host.listen()
      const arrival = deferred()
      await page.route(`**${vendor.path}*`, async (route) => {
        await arrival.promise
        await route.fallback()
      })
      await host.open({ next: next.name })
      await host.field().focus()
      await expect.poll(() => host.asked.length).toBe(1)
      await page.getByRole('button', { name: 'Change' }).click()
      await expect(host.tick()).toBeVisible()
      const arrived = page.waitForResponse(`**${vendor.path}*`)
      arrival.resolve()
      await (await arrived).finished()
      await page.waitForTimeout(200)
      expect(await host.ran()).toBe(0)
      await expect(host.scripts()).toHaveCount(0)
    })
  })
}

/** Of what follows the browser itself complains on the console, so these pages are not listened to. */
const loud = test.extend<{ host: Host }>({
  host: async ({ browser, baseURL, vendor, world }, provide) => {
    const page = await browser.newPage({ baseURL: baseURL ?? '' })
    await provide(new Host(page, vendor, world))
    await page.close()
  },
})

for (const vendor of vendors) {
  loud.describe(vendor.name, () => {
    loud.use({ vendor })

    loud('by default the script is the vendor’s', async ({ host }) => {
      await host.page.route('https://**', (route) => route.abort())
      await host.open({ host: 'vendor' })
      await host.field().focus()
      await expect(host.loadAgain()).toBeVisible()
      expect(host.asked.map((request) => request.url())).toEqual([expect.stringContaining(`${vendor.script.src}?`)])
    })

    loud('a page in place of the script is not waited for', async ({ host }) => {
      const { page } = host
      const html = { contentType: 'text/html', body: '<!doctype html><title>Sign in to the network</title>' }
      await page.route(`**${vendor.path}*`, (route) =>
        route.fulfill({ ...html, headers: { 'access-control-allow-origin': '*' } }),
      )
      await host.open({ host: 'second' })
      await host.field().focus()
      // Long before the fifteen seconds a slow one is given.
      await expect(host.loadAgain()).toBeVisible({ timeout: 5000 })
      await page.unrouteAll({ behavior: 'ignoreErrors' })
      await host.loadAgain().click()
      await host.tick().click()
      await host.send().click()
      await host.outcomes('passed')
    })
  })
}

test.describe('hCaptcha', () => {
  test.use({ vendor: vendorNamed('hcaptcha') })

  test('reports to nobody and takes no other vendor’s name', async ({ host, page }) => {
    await host.listen()
    await host.open()
    await host.field().focus()
    await expect(host.tick()).toBeVisible()
    const { searchParams } = new URL(host.asked[0]?.url() ?? '')
    expect(Object.fromEntries(searchParams)).toMatchObject({ sentry: 'false', recaptchacompat: 'off' })
    expect((await host.drawn()).at(-1)).toMatchObject({ sentry: false, reCaptchaCompat: false })
    expect(await page.evaluate(() => 'grecaptcha' in window || '__SENTRY__' in window)).toBe(false)
    await expect(page.locator('script[src*="api.js"]')).toHaveCount(1)
  })
})

for (const vendor of vendors.filter(({ widget }) => widget.tellsUnknownKey)) {
  test.describe(`a key ${vendor.name} does not know`, () => {
    test.use({ vendor, developerReads: ['E62'] })

    test('makes the form say that sign-in is not set up correctly', async ({ host, page }) => {
      await host.open({ size: 'invisible', key: 'invalid' })
      await host.field().focus()
      await host.send().click()
      await host.outcomes('misconfigured')
      await expect(page.getByRole('alert')).toHaveText('Sign-in is not set up correctly. Tell the site’s owner.')
      await host.isBack()
    })
  })
}

for (const vendor of vendors.filter(({ widget }) => widget.opens !== 'on the page’s body')) {
  test.describe(`${vendor.name} in a modal dialog`, () => {
    test.use({ vendor })

    test('its challenge opens where it can be pressed', async ({ host }) => {
      await host.open({ modal: 'yes', key: 'challenge' })
      await host.field().focus()
      await host.tick().click()
      await host.challengeButton('Pass').click()
      await host.send().click()
      await host.outcomes('passed')
    })
  })
}

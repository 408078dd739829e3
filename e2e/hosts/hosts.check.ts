import { type Browser, chromium, expect as sees, type Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromiumLaunchOptions } from '../../.ci/chromium.ts'
import { noScriptsFromText, policyWords, strictest } from '../host/policy.ts'
import { de } from '../../src/locales/languages/de.ts'
import { routeToSandbox, SignInPage } from '../../src/testing/playwright/index.ts'
import { inlineScriptsOf, startOf } from './gettingStarted.ts'
import { hosts } from './hosts.ts'
import { installHost, pack } from './install.ts'
import { answers, type Served, serveHost } from './serveHost.ts'
import { startStarter } from './starter.ts'

/** The package as it would be published, in hosts that have never seen the repository: a person signs in in each. */
const minutes = 60_000
const portal = 'https://portal.example.com'
const sources = { ...strictest, 'connect-src': ["'self'", portal] }

/** What the page that calls them on a server shows of each. */
const calledOnServer = [
  'better-auth docspace lifepay workspace zitadel mine',
  'phone',
  '[*] --> phone',
  de.errors['code-wrong'],
  '1:05',
  'Los',
  '+79991234567',
]

let tarball: string
let browser: Browser
beforeAll(async () => {
  tarball = pack()
  browser = await chromium.launch(chromiumLaunchOptions())
}, 10 * minutes)
afterAll(() => browser.close())

describe.each(Object.entries(hosts))('%s', (name, host) => {
  const inline = host.page === undefined ? [] : inlineScriptsOf(startOf(host.page).file)
  const own = { ...sources, 'script-src': ["'self'", ...inline] }
  const policy = policyWords(host.makesScripts === true ? own : { ...own, ...noScriptsFromText })
  let served: Served
  beforeAll(async () => {
    const folder = installHost(name, tarball, host, policy)
    served = await serveHost(folder, host, 5691 + Object.keys(hosts).indexOf(name), policy)
  }, 10 * minutes)
  afterAll(() => served?.stop())

  test(
    'a person signs in under the strict policy, and nothing is said on the console',
    async () => {
      const page = await browser.newPage()
      const said = listen(page)
      const sandbox = await routeToSandbox(page, { docspace: portal })
      await page.goto(served.address)
      const signIn = new SignInPage(page)
      const drawn = await (await fetch(served.address)).text()
      expect(drawn.includes('class="entryphone"')).toBe(host.isDrawnFirst === true)
      await signIn.enterCredentials('ann@example.com', 'Passw0rd!')
      await signIn.enterCode((await sandbox.inbox.last('+7 916 123-45-67')).code)
      await sees(page.getByText('Welcome')).toBeVisible()
      expect(said).toEqual([])
      await page.close()
    },
    2 * minutes,
  )

  test.each(host.server === undefined ? [] : [host.server])(
    'at %s backends, languages and readers are called on its server, and the first step is drawn and hydrated there',
    async (path) => {
      const page = await browser.newPage()
      const said = listen(page)
      const address = new URL(path, served.address).href
      const drawn = await (await fetch(address)).text()
      expect(drawn).toMatch(/<input[^>]* type="tel"/)
      await page.goto(address)
      const signIn = new SignInPage(page)
      await sees(signIn.root).toHaveAttribute('data-step', 'phone')
      expect(await page.locator('li').allTextContents()).toEqual(calledOnServer)
      expect(said).toEqual([])
      await page.close()
    },
    minutes,
  )

  test(
    'the widget looks as it does alone: the host’s resets change neither its button nor its card',
    async () => {
      const page = await browser.newPage()
      await routeToSandbox(page, { docspace: portal })
      await page.goto(served.address)
      const button = page.locator('button.entryphone-button').first()
      await sees(button).toBeVisible()
      await sees(button).not.toHaveCSS('background-color', 'rgba(0, 0, 0, 0)')
      await sees(page.locator('.entryphone-card')).not.toHaveCSS('padding-left', '0px')
      await page.close()
    },
    minutes,
  )
})

test(
  'the starter comes up with one command from the tarball, and a person signs in there',
  async () => {
    const starter = startStarter(tarball, 5690)
    try {
      const page = await browser.newPage()
      await answers(starter.address)
      await page.goto(starter.address)
      const signIn = new SignInPage(page)
      await signIn.enterCredentials('ann@example.com', 'Passw0rd!')
      const message = page.locator('section p').filter({ hasText: /\d{6}/ })
      await sees(message).toBeVisible()
      await signIn.enterCode(/\d{6}/.exec((await message.textContent()) ?? '')?.[0] ?? '')
      await sees(page.getByText('Welcome')).toBeVisible()
      await page.close()
    } finally {
      starter.stop()
    }
  },
  10 * minutes,
)

function listen(page: Page): readonly string[] {
  const said: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) said.push(message.text())
  })
  page.on('pageerror', (error) => said.push(String(error)))
  return said
}

import type { Page } from '@playwright/test'
import { heldTexts } from './pages/heap.ts'
import type { Sandbox } from './pages/sandbox.ts'
import { expect, test } from './pages/test.ts'
import { holds, LeakScanner } from './pages/leakScanner.ts'
import type { Widget } from './pages/widget.ts'

/**
 * Whoever is done has nothing of theirs left in the page's memory: no session, password, code, key or backup code, on the
 * last card and when the widget is gone, wherever the focus was last. In a page that keeps nothing itself (`host/secrets.tsx`).
 */
const password = 'Passw0rd!'
const newPassword = 'secret-2025'

interface Journey {
  readonly choices: Readonly<Record<string, string>>
  /** Plays it to its end, and gives what was typed or shown beside what the sandbox knows. */
  readonly play: (widget: Widget, sandbox: Sandbox, page: Page) => Promise<readonly string[]>
  /** Played in `npm test` as well. */
  readonly isOften?: boolean
}

/** Keys and nothing else: a driver that fills a field in leaves the text in the page's memory. */
async function types(widget: Widget, label: string, text: string) {
  await widget.field(label).focus()
  await widget.page.keyboard.insertText(text)
}

async function entersCredentials(widget: Widget, name: string) {
  await types(widget, 'Email', `${name}@example.com`)
  await types(widget, 'Password', password)
  await widget.page.keyboard.press('Enter')
}

async function entersPhone(widget: Widget, number: string) {
  await types(widget, 'Phone number', number)
  await widget.page.keyboard.press('Enter')
}

async function setsUpAnApp(widget: Widget, sandbox: Sandbox): Promise<readonly string[]> {
  await widget.seesEnrolment()
  const key = (await widget.root.locator('code').textContent()) ?? ''
  await widget.button('Copy key').focus()
  await types(widget, 'Code from the app', sandbox.codeForSecret(key))
  return [key]
}

const journeys: Readonly<Record<string, Journey>> = {
  'LIFE PAY, a code the host checks': {
    choices: { backend: 'lifepay', captcha: 'none' },
    async play(widget, sandbox) {
      await entersPhone(widget, '9991234567')
      await widget.seesCodeStep()
      await types(widget, 'Code', await sandbox.codeOf(1))
      return []
    },
    isOften: true,
  },
  'LIFE PAY, another password': {
    choices: { backend: 'lifepay', captcha: 'none', completion: 'reset-password' },
    async play(widget, sandbox) {
      await entersPhone(widget, '9991234567')
      await widget.seesCodeStep()
      await types(widget, 'Code', await sandbox.codeOf(1))
      await types(widget, 'New password', newPassword)
      await widget.page.keyboard.press('Enter')
      return [newPassword]
    },
  },
  'LIFE PAY, an account is made': {
    choices: { backend: 'lifepay', captcha: 'none', completion: 'sign-up' },
    async play(widget, sandbox) {
      await entersPhone(widget, '9995554433')
      await widget.seesCodeStep()
      await types(widget, 'Code', await sandbox.codeOf(1))
      await types(widget, 'Your name', 'Ann of Moscow')
      await widget.page.keyboard.press('Enter')
      return []
    },
  },
  'DocSpace, a password and a message': {
    choices: { backend: 'docspace' },
    async play(widget, sandbox) {
      await entersCredentials(widget, 'ann')
      await widget.seesCodeStep()
      await types(widget, 'Code', await sandbox.codeOf(1))
      return []
    },
    isOften: true,
  },
  'DocSpace, a password': {
    choices: { backend: 'docspace' },
    async play(widget) {
      await entersCredentials(widget, 'bob')
      return []
    },
  },
  ...Object.fromEntries(
    [
      ['DocSpace', { backend: 'docspace' }],
      ['DocSpace by its link', { backend: 'docspace', appCodes: 'tfaapp' }],
      ['Workspace', { backend: 'workspace' }],
      ['Workspace in XML', { backend: 'workspace', format: 'xml' }],
    ].map(([name, choices]): [string, Journey] => [
      `${String(name)}, an app and its backup codes`,
      {
        choices: choices as Readonly<Record<string, string>>,
        async play(widget, sandbox) {
          await entersCredentials(widget, 'eve')
          const key = await setsUpAnApp(widget, sandbox)
          const codes = await widget.seesBackupCodes()
          await widget.hasSavedCodes()
          return [...key, ...codes]
        },
        isOften: name === 'DocSpace',
      },
    ]),
  ),
  ...Object.fromEntries(
    ['zitadel', 'zitadel-grpc-web', 'zitadel-v2'].flatMap((backend): [string, Journey][] => [
      [
        `${backend}, a number`,
        {
          choices: { backend },
          async play(widget, sandbox) {
            await entersPhone(widget, '+41791234569')
            await widget.seesCodeStep()
            await types(widget, 'Code', await sandbox.codeOf(1))
            await widget.confirms()
            return []
          },
        },
      ],
      [
        `${backend}, an app`,
        {
          choices: { backend, intent: 'add-app', account: 'token-verified' },
          async play(widget, sandbox) {
            await widget.continues()
            return setsUpAnApp(widget, sandbox)
          },
          isOften: backend === 'zitadel',
        },
      ],
    ]),
  ),
}

for (const [name, { choices, play, isOften }] of Object.entries(journeys)) {
  if (isOften !== true && process.env['HEAP'] !== 'all') continue
  test(`nothing of it stays in memory: ${name} @chromium`, async ({ page, context, widget, sandbox, world }) => {
    test.setTimeout(60_000)
    const browser = await context.newCDPSession(page)
    const scanner = new LeakScanner(page)
    await page.goto(`/secrets.html?${new URLSearchParams({ ...choices, world }).toString()}`)
    const shown = await play(widget, sandbox, page)
    await page.locator('[data-handed-over]').waitFor()
    const secrets = [...(await scanner.secrets(sandbox, password)), ...shown]
    expect(secrets.length).toBeGreaterThan(1)
    const stays = () => heldTexts(page, browser, (text) => secrets.some((secret) => holds(text, secret)))
    await expect(widget.root.getByRole('heading')).toBeVisible()
    expect(await stays()).toEqual([])
    await page.evaluate(() => window.dispatchEvent(new Event('take-away')))
    await page.getByText('It is gone.').waitFor()
    expect(await stays()).toEqual([])
  })
}

test('what a widget does hold is found in memory @chromium', async ({ page, context, widget, world }) => {
  const browser = await context.newCDPSession(page)
  await page.goto(`/secrets.html?backend=docspace&world=${world}`)
  await types(widget, 'Password', password)
  expect(await heldTexts(page, browser, (text) => text.includes(password))).not.toEqual([])
})

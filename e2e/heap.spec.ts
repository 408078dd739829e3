import type { HeapStep } from '../src/test-support/heapJourney.test-support.ts'
import { records } from '../src/test-support/records.test-support.ts'
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

const journeys = (
  await Promise.all(
    Object.values(records).map(async ({ title, heapJourneys }) =>
      (await heapJourneys()).map((journey) => ({ ...journey, name: `${title}, ${journey.name}` })),
    ),
  )
).flat()

/** Keys and nothing else: a driver that fills a field in leaves the text in the page's memory. */
async function types(widget: Widget, label: string, text: string) {
  await widget.field(label).focus()
  await widget.page.keyboard.insertText(text)
}

/** Takes one step, and gives what was typed or shown beside what the sandbox knows. */
async function takes(step: HeapStep, widget: Widget, sandbox: Sandbox): Promise<readonly string[]> {
  if (typeof step === 'object') {
    for (const [label, text] of Object.entries(step.fills)) await types(widget, label, text)
    await widget.page.keyboard.press('Enter')
    return step.secret === undefined ? [] : [step.secret]
  }
  switch (step) {
    case 'enters the code of the message':
      await widget.seesCodeStep()
      await types(widget, 'Code', await sandbox.codeOf(1))
      return []
    case 'sets up an app': {
      await widget.seesEnrolment()
      const key = (await widget.root.locator('code').textContent()) ?? ''
      await widget.button('Copy key').focus()
      await types(widget, 'Code from the app', sandbox.codeForSecret(key))
      return [key]
    }
    case 'saves the backup codes': {
      const codes = await widget.seesBackupCodes()
      await widget.hasSavedCodes()
      return codes
    }
    case 'continues':
      await widget.continues()
      return []
    case 'confirms':
      await widget.confirms()
      return []
  }
}

for (const { name, choices, steps, isOften } of journeys) {
  if (isOften !== true && process.env['HEAP'] !== 'all') continue
  test(`nothing of it stays in memory: ${name} @chromium`, async ({ page, context, widget, sandbox, world }) => {
    test.setTimeout(60_000)
    const browser = await context.newCDPSession(page)
    const scanner = new LeakScanner(page)
    await page.goto(`/secrets.html?${new URLSearchParams({ ...choices, world }).toString()}`)
    const shown: string[] = []
    for (const step of steps) shown.push(...(await takes(step, widget, sandbox)))
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

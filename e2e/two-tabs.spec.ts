import type { Page } from '@playwright/test'
import type { Sandbox } from './pages/sandbox.ts'
import { expect, test } from './pages/test.ts'
import { LeakScanner } from './pages/leakScanner.ts'
import { Widget } from './pages/widget.ts'
import { portals } from './tables/portals.ts'

/**
 * Two tabs of one person where a password comes first: each has to be let in by itself, and both are of one mind about
 * the message. ONLYOFFICE answers alike whether it sends one or not, so what the second tab says of it is what it heard.
 */
const password = 'Passw0rd!'

test('DocSpace: the password in a second tab leads to the code that was sent, and to its time', async ({
  page,
  widget,
  sandbox,
  world,
}) => {
  await page.clock.install()
  await widget.open({ backend: 'docspace', world })
  const other = await secondTab(page)
  await widget.enterCredentials('ann@example.com', password)
  await widget.continues()
  await widget.seesCodeStep()

  await page.clock.fastForward(20_000)
  await other.widget.enterCredentials('ann@example.com', password)
  await other.widget.continues()
  await other.widget.seesCodeStep()
  await other.widget.sees('The code we sent earlier still works.')
  await expect(other.widget.button(/^Send again/)).toBeDisabled()
  // Half a minute from the message, not from this tab's password.
  await page.clock.fastForward(11_000)
  for (const tab of [widget, other.widget]) await expect(tab.button(/^Send again/)).toBeEnabled()
  expect(await sandbox.messages()).toHaveLength(1)

  await widget.resends()
  await expect.poll(async () => (await sandbox.messages()).length).toBe(2)
  await expect(other.widget.button(/^Send again/)).toBeDisabled()
  await other.widget.enterCode(await sandbox.codeOf(2))
  await other.widget.seesDone()
  expect(await sandbox.requestsTo('/sendsms')).toHaveLength(1)
  expect(await other.leaks(sandbox)).toEqual([])
})

for (const { backend } of portals) {
  test(`${backend}: a number that is given in two tabs gets one message`, async ({ page, widget, sandbox, world }) => {
    await widget.open({ backend, world })
    const other = await secondTab(page)
    for (const tab of [widget, other.widget]) {
      await tab.enterCredentials('pat@example.com', password)
      await tab.continues()
      await tab.seesPhoneStep()
    }
    for (const tab of [widget, other.widget]) {
      await tab.enterPhone('+7 916 000-00-01')
      await tab.continues()
      await tab.seesCodeStep('+7916***0001')
      await expect(tab.button(/^Send again/)).toBeDisabled()
    }
    await other.widget.sees('The code we sent earlier still works.')
    expect(await sandbox.messages()).toHaveLength(1)
    await other.widget.enterCode(await sandbox.codeOf(1))
    await other.widget.seesDone()
    expect(await other.leaks(sandbox)).toEqual([])
  })
}

/** The same address in another tab, looked through for secrets like the first. */
async function secondTab(first: Page) {
  const page = await first.context().newPage()
  const scanner = new LeakScanner(page)
  await scanner.watch()
  const widget = new Widget(page)
  await page.goto(first.url())
  await widget.seesCredentialsStep()
  return { widget, leaks: (sandbox: Sandbox) => scanner.leaks(sandbox, password) }
}

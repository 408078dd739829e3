import type { BrowserContext, Page } from '@playwright/test'
import type { Fault } from '../src/sandbox/faults.ts'
import type { Sandbox } from './pages/sandbox.ts'
import type { MessageJourney } from '../src/test-support/messageJourney.test-support.ts'
import { records } from '../src/test-support/records.test-support.ts'
import { expect, test } from './pages/test.ts'
import { Widget } from './pages/widget.ts'

/**
 * One message for one wish, one check for one code, whatever a hurried hand, a slow network, a second tab or a reload
 * make of it: counted at the server. The host page is a development build under StrictMode.
 */
const journeys: Readonly<Record<string, MessageJourney>> = Object.fromEntries(
  await Promise.all(
    Object.values(records).map(async ({ title, messageJourney }) => [title, await messageJourney()] as const),
  ),
)

/** Those whose full code submits itself, one for each way they begin and end. */
const submittingThemselves = [
  ...new Map(
    Object.entries(journeys)
      .filter(([, { submitsItself }]) => submitsItself)
      .toReversed()
      .map((entry) => [`${'phone' in entry[1].first}, ${entry[1].ends}`, entry] as const),
  ).values(),
]

const fill = (widget: Widget, { first }: MessageJourney) =>
  'phone' in first ? widget.enterPhone(first.phone) : widget.enterCredentials(first.username, first.password)
const lastFieldOf = ({ first }: MessageJourney) => ('phone' in first ? 'Phone number' : 'Password')
const arrives = (widget: Widget, { ends }: MessageJourney) =>
  ends === 'signed-in' ? widget.seesDone() : widget.seesConfirmed()
/** Those whose number goes to the backend first, and not a password. */
const byNumber = Object.entries(journeys).filter(([, { first }]) => 'phone' in first)

/** How often the server was asked. */
async function count(sandbox: Sandbox, which: RegExp): Promise<number> {
  const made = await sandbox.requestsTo('')
  return made.filter(({ method, path }) => which.test(`${method} ${path}`)).length
}

/** Back at the code step: some come there by themselves, the others are asked again, and no message is sent for it. */
async function returnsToCode(widget: Widget, journey: MessageJourney) {
  const heading = widget.root.getByRole('heading', { level: 2 })
  await expect(heading).toBeVisible()
  if ((await heading.textContent()) !== 'Enter the code') {
    await fill(widget, journey)
    await widget.continues()
  }
  await widget.seesCodeStep()
}

/** The longest pause between messages passes, at the server and in every tab. */
async function waitsToSendAgain(sandbox: Sandbox, tabs: readonly Widget[]) {
  await sandbox.advance(61_000)
  for (const one of tabs) await one.page.clock.fastForward(61_000)
  for (const one of tabs) await expect(one.button(/^Send again/)).toBeEnabled()
}

/** A moment in which what was pressed too often would have gone out too. */
const settle = (page: Page) => page.waitForTimeout(150)

/** Ways to press more than once, as people do who are in a hurry or whose phone fills in and sends by itself. */
const waysToPress: Readonly<Record<string, (widget: Widget, field: string, button: string) => Promise<void>>> = {
  'a double click': (widget, _, button) => widget.button(button).dblclick({ timeout: 3000 }),
  'Enter and a click at once': (widget, field, button) =>
    widget.field(field).evaluate((input, name) => {
      const form = input.closest('form')
      const buttons = Array.from(form?.querySelectorAll('button') ?? [])
      form?.requestSubmit()
      buttons.find(({ textContent }) => textContent === name)?.click()
    }, button),
  'Enter three times': async (widget, field) => {
    await widget.field(field).focus()
    for (let time = 0; time < 3; time += 1) await widget.page.keyboard.press('Enter')
  },
}

for (const [name, journey] of Object.entries(journeys)) {
  test.describe(`${name}: one message and one check`, () => {
    for (const [way, press] of Object.entries(waysToPress)) {
      test(`after ${way}, also on a slow network`, async ({ page, widget, sandbox, world }) => {
        await widget.open({ ...journey.choices, world })
        await fill(widget, journey)
        await sandbox.fault({ latency: 250 })
        await press(widget, lastFieldOf(journey), 'Continue')
        await widget.seesCodeStep()
        await settle(page)
        expect(await count(sandbox, journey.sends)).toBe(1)
        expect(await sandbox.messages()).toHaveLength(1)

        const code = await sandbox.codeOf(1)
        await sandbox.fault({ latency: 250 })
        // Autofill writes the whole code at once; where its length is known that alone submits it.
        await widget.field('Code').fill(code)
        await press(widget, 'Code', 'Confirm').catch((thrown: unknown) => {
          // The code went out by itself and the screen is gone already: nothing is left to press.
          if (!journey.submitsItself) throw thrown
        })
        await arrives(widget, journey)
        await settle(page)
        expect(await count(sandbox, journey.checks)).toBe(1)
      })
    }

    test('where the answer was lost, and it is asked for again', async ({ widget, sandbox, world }) => {
      await widget.open({ ...journey.choices, world })
      await fill(widget, journey)
      await sandbox.fault({ method: journey.sendMethod, after: true, drop: true })
      await widget.continues()
      await widget.sees('We cannot reach the server.')
      await widget.continues()
      await widget.seesCodeStep()
      expect(await sandbox.messages()).toHaveLength(1)
      await widget.enterCode(await sandbox.codeOf(1))
      if (!journey.submitsItself) await widget.confirms()
      await arrives(widget, journey)
      expect(await count(sandbox, journey.checks)).toBe(1)
    })

    test('where the page is loaded again before the answer is there', async ({ page, widget, sandbox, world }) => {
      await widget.open({ ...journey.choices, world })
      await fill(widget, journey)
      await sandbox.fault({ method: journey.sendMethod, after: true, latency: 10_000 })
      await widget.continues()
      await expect.poll(async () => (await sandbox.messages()).length).toBe(1)
      await page.reload()
      await returnsToCode(widget, journey)
      expect(await sandbox.messages()).toHaveLength(1)
      await widget.enterCode(await sandbox.codeOf(1))
      if (!journey.submitsItself) await widget.confirms()
      await arrives(widget, journey)
    })

    test('where the widget is taken away and put back, and where the page is left and come back to', async ({
      page,
      widget,
      sandbox,
      world,
    }) => {
      await widget.open({ ...journey.choices, world })
      await fill(widget, journey)
      await widget.continues()
      await widget.seesCodeStep()
      await page.evaluate(() => window.dispatchEvent(new Event('mount-anew')))
      await returnsToCode(widget, journey)
      await page.goto('/icon.svg')
      // Firefox has kept the page, Chromium under Playwright loads it again.
      await widget.goesBack()
      await returnsToCode(widget, journey)
      expect(await sandbox.messages()).toHaveLength(1)
      await widget.enterCode(await sandbox.codeOf(1))
      if (!journey.submitsItself) await widget.confirms()
      await arrives(widget, journey)
    })

    test('while nobody acts, whatever tabs, windows and networks do', async ({
      page,
      context,
      widget,
      sandbox,
      world,
    }) => {
      await widget.open({ ...journey.choices, world })
      await fill(widget, journey)
      await widget.continues()
      await widget.seesCodeStep()
      const before = (await sandbox.requestsTo('')).length
      for (let time = 0; time < 2; time += 1) {
        await context.setOffline(true)
        await context.setOffline(false)
        await page.evaluate(() => {
          for (const type of ['focus', 'blur', 'online', 'offline']) window.dispatchEvent(new Event(type))
          document.dispatchEvent(new Event('visibilitychange'))
        })
      }
      await settle(page)
      expect(await sandbox.requestsTo('')).toHaveLength(before)
    })
  })
}

for (const [name, journey] of byNumber) {
  test(`${name}: the same number again inside the cooldown leads to the code that was sent`, async ({
    widget,
    sandbox,
    world,
  }) => {
    await widget.open({ ...journey.choices, world })
    await fill(widget, journey)
    await widget.continues()
    await widget.seesCodeStep()
    await widget.changesNumber()
    await widget.seesPhoneStep()
    await widget.continues()
    await widget.seesCodeStep()
    await widget.sees('A code was sent a moment ago.')
    expect(await count(sandbox, journey.sends)).toBe(1)
  })

  test(`${name}: a second tab that was open before knows what the first has sent`, async ({
    context,
    widget,
    sandbox,
    world,
  }) => {
    await widget.open({ ...journey.choices, world })
    const other = await tab(context, journey, world)
    await fill(widget, journey)
    await widget.continues()
    await widget.seesCodeStep()
    await fill(other, journey)
    await other.continues()
    await other.seesCodeStep()
    await other.sees('A code was sent a moment ago.')
    await expect(other.button(/^Send again/)).toBeDisabled()
    expect(await count(sandbox, journey.sends)).toBe(1)
    expect(await sandbox.messages()).toHaveLength(1)
    // Either of them takes the code.
    await other.enterCode(await sandbox.codeOf(1))
    if (!journey.submitsItself) await other.confirms()
    await arrives(other, journey)
  })
}

for (const [name, journey] of Object.entries(journeys)) {
  test(`${name}: a tab duplicated inside the cooldown sends nothing, and a message sent again in one is waited for in both`, async ({
    context,
    page,
    widget,
    sandbox,
    world,
  }) => {
    await context.clock.install()
    await widget.open({ ...journey.choices, world })
    await fill(widget, journey)
    await widget.continues()
    await widget.seesCodeStep()
    const [opened] = await Promise.all([
      context.waitForEvent('page'),
      // A window that a page opens starts with a copy of its sessionStorage, as a duplicated tab does.
      page.evaluate(() => void window.open(location.href)),
    ])
    const other = new Widget(opened)
    await returnsToCode(other, journey)
    expect(await sandbox.messages()).toHaveLength(1)
    for (const one of [widget, other]) await expect(one.button(/^Send again/)).toBeDisabled()

    await waitsToSendAgain(sandbox, [widget, other])
    await widget.resends()
    await expect.poll(async () => (await sandbox.messages()).length).toBe(2)
    for (const one of [widget, other]) await expect(one.button(/^Send again/)).toBeDisabled()
    await opened.close()
  })
}

for (const [name, journey] of Object.entries(journeys)) {
  test(`${name}: two tabs that are pressed while the server is slow send one message between them`, async ({
    context,
    widget,
    sandbox,
    world,
  }) => {
    await context.clock.install()
    await widget.open({ ...journey.choices, world })
    const other = await tab(context, journey, world)
    const both = [widget, other]
    const sent = async () => (await sandbox.messages()).length
    for (const one of both) await fill(one, journey)
    await sandbox.fault({ latency: 1500, times: 'always' })
    for (const one of both) await one.continues()
    for (const one of both) await one.seesCodeStep()
    expect(await sent()).toBe(1)

    await waitsToSendAgain(sandbox, both)
    // Both at once, and as they are: when the request of one leaves, the other's button waits, and a press there is none.
    await Promise.all(both.map((one) => one.button(/^Send again/).click({ force: true })))
    await expect.poll(sent).toBe(2)
    for (const one of both) {
      await expect(one.root.locator('[aria-busy]')).toHaveCount(0)
      await expect(one.button(/^Send again/)).toBeDisabled()
    }
    expect(await sent()).toBe(2)
    await sandbox.recover()
    await other.enterCode(await sandbox.codeOf(2))
    if (!journey.submitsItself) await other.confirms()
    await arrives(other, journey)
  })
}

for (const [name, journey] of Object.entries(journeys)) {
  test(`${name}: a message that was asked for and not answered is waited for, after going back, a loss, a reload, and elsewhere`, async ({
    page,
    context,
    widget,
    sandbox,
    world,
  }) => {
    await context.clock.install()
    await widget.open({ ...journey.choices, world })
    await fill(widget, journey)
    await widget.continues()
    await widget.seesCodeStep()
    const isOneMore = (messages: number, wait: Widget = widget) =>
      test.step(`message ${messages}`, async () => {
        await expect.poll(async () => (await sandbox.messages()).length).toBe(messages)
        await expect(wait.button(/^Send again/)).toBeDisabled()
      })
    const resendsUnanswered = async (fault: Fault) => {
      await sandbox.fault({ path: journey.resend, after: true, ...fault })
      await widget.resends()
    }

    await waitsToSendAgain(sandbox, [widget])
    await resendsUnanswered({ latency: 60_000 })
    await expect.poll(async () => (await sandbox.messages()).length).toBe(2)
    for (let round = 0; round < 2; round += 1) {
      await widget.button(/^(Back|Change number)$/).click()
      await returnsToCode(widget, journey)
      await isOneMore(2)
    }
    await sandbox.recover()

    await waitsToSendAgain(sandbox, [widget])
    await resendsUnanswered({ drop: true })
    await widget.sees('We cannot reach the server.')
    await isOneMore(3)

    await waitsToSendAgain(sandbox, [widget])
    await resendsUnanswered({ latency: 60_000 })
    await isOneMore(4)
    await page.reload()
    await returnsToCode(widget, journey)
    await isOneMore(4)
    await sandbox.recover()

    const other = await tab(context, journey, world)
    await returnsToCode(other, journey)
    await waitsToSendAgain(sandbox, [widget, other])
    await resendsUnanswered({ latency: 60_000 })
    await isOneMore(5, other)
    await page.close()
    await isOneMore(5, other)
    await sandbox.recover()
    await other.enterCode(await sandbox.codeOf(5))
    if (!journey.submitsItself) await other.confirms()
    await arrives(other, journey)
  })
}

for (const [name, journey] of Object.entries(journeys)) {
  test(`${name}: a code typed while another message is on its way goes out once, after it`, async ({
    page,
    widget,
    sandbox,
    world,
  }) => {
    await page.clock.install()
    await widget.open({ ...journey.choices, world })
    await fill(widget, journey)
    await widget.continues()
    await widget.seesCodeStep()
    await waitsToSendAgain(sandbox, [widget])
    const before = (await sandbox.requestsTo('')).length
    await sandbox.fault({ path: journey.resend, after: true, latency: 1200 })
    await widget.button(/^Send again/).dblclick()
    await expect.poll(async () => (await sandbox.messages()).length).toBe(2)
    await widget.enterCode(await sandbox.codeOf(2))
    if (!journey.submitsItself) await widget.confirms()
    await arrives(widget, journey)
    const made = (await sandbox.requestsTo('')).slice(before).map(({ method, path }) => `${method} ${path}`)
    const [resent, checked, ...others] = made.filter((one) => one.includes(journey.resend) || journey.checks.test(one))
    expect(resent).toContain(journey.resend)
    expect(checked).toMatch(journey.checks)
    expect(others).toEqual([])
    expect(await count(sandbox, journey.checks)).toBe(1)
  })
}

for (const [name, journey] of submittingThemselves) {
  test(`${name}: a code that was refused is not checked again until someone presses`, async ({
    widget,
    sandbox,
    world,
    page,
  }) => {
    await widget.open({ ...journey.choices, world })
    await fill(widget, journey)
    await widget.continues()
    await widget.seesCodeStep()
    const wrong = (await sandbox.codeOf(1)) === '000000' ? '000001' : '000000'
    await widget.enterCode(wrong)
    await widget.sees(/^That code is (not right\. Check the latest message|wrong or has run out)\.$/)
    await widget.enterCode(wrong)
    await settle(page)
    expect(await count(sandbox, journey.checks)).toBe(1)
    await widget.confirms()
    await expect.poll(() => count(sandbox, journey.checks)).toBe(2)
  })
}

async function tab(context: BrowserContext, journey: MessageJourney, world: string): Promise<Widget> {
  const other = new Widget(await context.newPage())
  await other.open({ ...journey.choices, world })
  await expect(other.root.getByRole('heading', { level: 2 })).toBeVisible()
  return other
}

for (const [name, journey] of Object.entries(journeys)) {
  test(`${name}: "send again" pressed twice on a slow network, and overtaken by a code, is one message and one check`, async ({
    page,
    widget,
    sandbox,
    world,
  }) => {
    await page.clock.install()
    await widget.open({ ...journey.choices, world })
    await fill(widget, journey)
    await widget.continues()
    await widget.seesCodeStep()
    await waitsToSendAgain(sandbox, [widget])
    const before = (await sandbox.requestsTo(journey.resend)).length
    await sandbox.fault({ path: journey.resend, latency: 1200 })
    await widget.button(/^Send again/).dblclick()
    await widget.enterCode(await sandbox.codeOf(1))
    if (!journey.submitsItself) await widget.confirms()
    await expect.poll(() => count(sandbox, journey.checks)).toBe(1)
    await settle(page)
    expect(await count(sandbox, journey.checks)).toBe(1)
    expect(await sandbox.requestsTo(journey.resend)).toHaveLength(before + 1)
    expect(await sandbox.messages()).toHaveLength(2)
  })
}

for (const [name, journey] of Object.entries(journeys)) {
  test(`${name}: a code pressed while offline is sent at the next press, and not when the network is back`, async ({
    page,
    context,
    widget,
    sandbox,
    world,
  }) => {
    await page.clock.install()
    await widget.open({ ...journey.choices, world })
    await fill(widget, journey)
    await widget.continues()
    await widget.seesCodeStep()
    const code = await sandbox.codeOf(1)
    const before = (await sandbox.requestsTo('')).length
    await context.setOffline(true)
    await widget.enterCode(code)
    if (!journey.submitsItself) await widget.confirms()
    await widget.sees('You are offline.')
    await context.setOffline(false)
    await page.evaluate(() => {
      for (const type of ['online', 'focus']) window.dispatchEvent(new Event(type))
      document.dispatchEvent(new Event('visibilitychange'))
    })
    await page.clock.fastForward(10_000)
    await settle(page)
    expect(await sandbox.requestsTo('')).toHaveLength(before)
    await widget.confirms()
    await arrives(widget, journey)
    expect(await count(sandbox, journey.checks)).toBe(1)
  })
}

// Chromium alone reads text messages (WebOTP).
for (const [name, journey] of submittingThemselves) {
  test(`${name}: a code that a text message, a keyboard and Enter hand in at once is checked once`, {
    tag: '@chromium',
  }, async ({ page, widget, sandbox, world }) => {
    await page.addInitScript(() => {
      // A browser that reads text messages; the test says when one has come.
      Object.defineProperty(window, 'OTPCredential', { value: class {} })
      const get = () =>
        new Promise((resolve) => {
          addEventListener('text-message', (event) => {
            if (event instanceof CustomEvent) resolve({ type: 'otp', code: String(event.detail) })
          })
        })
      Object.defineProperty(navigator.credentials, 'get', { value: get })
    })
    await widget.open({ ...journey.choices, world })
    await fill(widget, journey)
    await widget.continues()
    await widget.seesCodeStep()
    const code = await sandbox.codeOf(1)
    await sandbox.fault({ latency: 500 })
    await widget.field('Code').fill(code)
    await page.evaluate((text) => void window.dispatchEvent(new CustomEvent('text-message', { detail: text })), code)
    await widget.field('Code').press('Enter')
    await arrives(widget, journey)
    await settle(page)
    expect(await count(sandbox, journey.checks)).toBe(1)
  })
}

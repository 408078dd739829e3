import type { Locator, Page } from '@playwright/test'
import { expect, test } from './pages/test.ts'
import type { Widget } from './pages/widget.ts'

/** What is shown of a time: right within a second, whatever clocks and timers do. */
const sends = '/auth/send-code-by-phone'
const hour = 60 * 60_000

/** Seconds that a clock on screen says, `1:05`. */
async function shown(clock: Locator): Promise<number> {
  const [, minutes = '', seconds = ''] = /(\d+):(\d\d)/.exec(await clock.innerText()) ?? []
  return Number(minutes) * 60 + Number(seconds)
}

/** A wait that began when this was called, as someone with a watch follows it. */
function watch(page: Page, clock: Locator) {
  const began = performance.now()
  let ahead = 0
  return {
    /** The page's whole world goes on by this much. */
    passed: (milliseconds: number) => {
      ahead += milliseconds
    },
    /** `slack`: what a request took whose end began the wait, unseen from here. */
    says: (whole: number, slack = 1) =>
      expect
        .poll(async () => Math.abs((await shown(clock)) - (whole - (performance.now() - began + ahead) / 1000)))
        .toBeLessThanOrEqual(1 + slack),
    page,
  }
}

const resendClock = (widget: Widget) => widget.root.locator('.entryphone-wait').getByRole('timer')
const codeClock = (widget: Widget) => widget.root.locator('.entryphone-valid').getByRole('timer')

/** The page is hidden or seen again, as the browser tells it. */
async function turn(page: Page, state: 'hidden' | 'visible') {
  await page.evaluate((visibility) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => visibility })
    document.dispatchEvent(new Event('visibilitychange'))
  }, state)
}
const wallOf = (page: Page) => page.evaluate(() => Date.now())

test('a clock that is set, a tab that sleeps and timers that are held back leave the wait as it is', async ({
  page,
  widget,
  sandbox,
  world,
}) => {
  await page.clock.install()
  await widget.opensWithPhone({ backend: 'lifepay', captcha: 'none', world }, '9991234567')
  await widget.seesCodeStep()
  const { says, passed } = watch(page, resendClock(widget))
  await says(60)

  for (const by of [hour, -2 * hour, hour]) {
    await page.clock.setSystemTime((await wallOf(page)) + by)
    await says(60)
  }
  // Set once more, and loaded again: what was kept is a length of time.
  for (const by of [-hour, 2 * hour]) {
    await page.clock.setSystemTime((await wallOf(page)) + by)
    await page.reload()
    await widget.seesCodeStep('+7 999 123-45-67')
    await says(60)
  }
  // All timers at once, as when a throttled tab gets its turn.
  await page.clock.fastForward(20_000)
  passed(20_000)
  await says(60)
  // A machine that slept: the steady clock stood still, the wall's went on, and nobody saw the page.
  await turn(page, 'hidden')
  await page.clock.setSystemTime((await wallOf(page)) + 15_000)
  await turn(page, 'visible')
  passed(15_000)
  await says(60)
  await expect(widget.button(/^Send again/)).toBeDisabled()
  await page.clock.fastForward(26_000)
  await expect(widget.button(/^Send again/)).toBeEnabled()
  expect(await sandbox.requestsTo(sends)).toHaveLength(1)
})

const limited = (headers: Record<string, string>) => ({
  path: sends,
  status: 429,
  contentType: 'application/json',
  body: '{"code":"TooManyRequests","message":null,"info":null}',
  headers,
})
const http = (instant: number) => new Date(instant).toUTCString()

test('Retry-After, in seconds or as a date of a server whose clock is wrong, holds the button until it is over', async ({
  page,
  widget,
  sandbox,
  world,
}) => {
  await page.clock.install()
  await widget.open({ backend: 'lifepay', captcha: 'none', world })
  await widget.enterPhone('9991234567')
  const note = widget.root.locator('.entryphone-note .entryphone-time')
  const wrong = Date.now() + 5 * hour
  const cases: readonly (readonly [Record<string, string>, number])[] = [
    [{ 'retry-after': '40' }, 40],
    [{ date: http(wrong), 'retry-after': http(wrong + 50_000) }, 50],
    // A proxy that says a year has nobody wait for it.
    [{ 'retry-after': '31536000' }, 3600],
  ]
  for (const [index, [headers, seconds]] of cases.entries()) {
    await sandbox.fault(limited(headers))
    await widget.continues()
    await widget.sees('Too many tries. Please wait a little.')
    const { says } = watch(page, note)
    await says(seconds)
    await expect(widget.button('Continue')).toBeDisabled()
    const place = await widget.placeOf('Continue')
    await widget.button('Continue').click({ force: true })
    await widget.field('Phone number').press('End')
    await widget.field('Phone number').press('Backspace')
    await widget.field('Phone number').press('7')
    await widget.field('Phone number').press('Enter')
    await widget.sees('Too many tries. Please wait a little.')
    expect(await sandbox.requestsTo(sends)).toHaveLength(index + 1)
    await page.clock.fastForward((seconds + 1) * 1000)
    await expect(widget.button('Continue')).toBeEnabled()
    expect(await widget.placeOf('Continue')).toEqual(place)
  }
  await widget.continues()
  await widget.seesCodeStep()
  expect(await sandbox.messages()).toHaveLength(1)
})

test('across origins Retry-After cannot be read: a limit is waited out for half a minute, a message for a minute', async ({
  page,
  widget,
  sandbox,
  world,
}) => {
  await page.clock.install()
  await widget.open({ backend: 'lifepay', captcha: 'none', world, origin: 'second' })
  await widget.enterPhone('9991234567')
  await sandbox.fault(limited({ 'retry-after': '40' }))
  await widget.continues()
  await widget.sees('Too many tries. Please wait a little.')
  await watch(page, widget.root.locator('.entryphone-note .entryphone-time')).says(30)
  await expect(widget.button('Continue')).toBeDisabled()
  await page.clock.fastForward(31_000)
  await expect(widget.button('Continue')).toBeEnabled()
  // A message sent a moment ago, and the server says when the next may go: a date nobody can read is our own minute.
  await sandbox.fault({ ...limited({ 'retry-after': '300' }), body: '{"code":"TrySendCodeLater"}' })
  await widget.continues()
  await widget.seesCodeStep()
  await watch(widget.page, resendClock(widget)).says(60)
})

for (const [origin, offset, whole, why] of [
  ['same', 0, 600, 'as the server says'],
  ['same', 3 * hour, 600, 'as the server says, by its own clock, three hours ahead'],
  ['second', 3 * hour, 600, 'no longer than documented, where its clock cannot be read'],
] as const) {
  test(`a code of DocSpace on the ${origin} origin holds ${why}`, async ({ page, widget, sandbox, world }) => {
    await sandbox.advance(offset)
    await page.clock.install()
    await widget.opensWithPassword({ backend: 'docspace', world, origin }, 'ann@example.com', 'Passw0rd!')
    await widget.seesCodeStep()
    const { says, passed } = watch(page, codeClock(widget))
    await says(whole)
    await page.clock.setSystemTime((await wallOf(page)) - hour)
    await says(whole)
    await page.clock.fastForward(590_000)
    passed(590_000)
    await says(whole)
    await page.clock.fastForward(12_000)
    await widget.sees('Expired')
  })
}

test('a computer whose clock is ahead of the server has the documented ten minutes, not a code that is over', async ({
  page,
  widget,
  world,
}) => {
  await page.clock.install({ time: Date.now() + 3 * hour })
  await widget.opensWithPassword({ backend: 'docspace', world, origin: 'second' }, 'ann@example.com', 'Passw0rd!')
  await widget.seesCodeStep()
  await watch(page, codeClock(widget)).says(600)
})

import type { Page } from '@playwright/test'
import { expect, test } from './pages/test.ts'

// Tagged for Chromium: only its protocol sends keys that nobody waits for.

/** The host's own work holds the page for two seconds; what is typed meanwhile is handled in one go once it is over. */
async function typeWhileBusy(page: Page, ...words: readonly string[]) {
  const session = await page.context().newCDPSession(page)
  await page.evaluate(() => {
    const { dataset } = document.documentElement
    delete dataset['heldUntil']
    delete dataset['firstKeyAt']
    document.addEventListener('keydown', ({ timeStamp }) => (dataset['firstKeyAt'] = String(timeStamp)), {
      capture: true,
      once: true,
    })
    setTimeout(() => {
      const end = performance.now() + 2000
      while (performance.now() < end);
      dataset['heldUntil'] = String(performance.now())
    }, 50)
  })
  await new Promise((resolve) => setTimeout(resolve, 150))
  const keys = words.flatMap((word) => (word === 'Enter' || word === 'Tab' ? [word] : Array.from(word)))
  const arrivals = keys.flatMap((key) => {
    const text = key === 'Enter' ? '\r' : key
    const named = key === 'Tab' ? { key, code: key, windowsVirtualKeyCode: 9 } : { key, text }
    return [
      session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...named }),
      session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...named }),
    ]
  })
  await Promise.all(arrivals)
  // The browser stamps a key when it is pressed, not when the page gets to it.
  const { firstKeyAt, heldUntil } = await page.evaluate(() => {
    const { firstKeyAt: first, heldUntil: end } = document.documentElement.dataset
    return { firstKeyAt: first, heldUntil: end }
  })
  expect(Number(firstKeyAt)).toBeLessThan(Number(heldUntil) - 500)
}

test('a number and Enter typed while the page is busy send one message to it', { tag: '@chromium' }, async ({
  page,
  widget,
  sandbox,
  world,
}) => {
  await widget.open({ backend: 'lifepay', captcha: 'none', world })
  await widget.field('Phone number').focus()
  await typeWhileBusy(page, '9991234567', 'Enter')
  await widget.seesCodeStep('+7 999 123-45-67')
  expect(await sandbox.messages()).toHaveLength(1)
  await widget.field('Code').focus()
  await typeWhileBusy(page, `${await sandbox.codeOf(1)}7`, 'Enter')
  await widget.seesDone()
  expect(await sandbox.requestsTo('/app/lifepay/verify')).toHaveLength(1)
})

test('a name, a password and Enter typed while the page is busy are asked about once', { tag: '@chromium' }, async ({
  page,
  widget,
  sandbox,
  world,
}) => {
  await widget.open({ backend: 'docspace', world })
  await widget.field('Email').focus()
  await typeWhileBusy(page, 'anna@example.com', 'Tab', 'wrong', 'Enter')
  await widget.sees(/not right|wrong|incorrect/i)
  await expect(widget.field('Email')).toHaveValue('anna@example.com')
  expect(await sandbox.requestsTo('/api/2.0/authentication')).toHaveLength(1)
})

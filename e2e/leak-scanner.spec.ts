import { expect, test } from '@playwright/test'
import { signInEvent } from '../src/test-support/events.test-support.ts'
import { leftInReact } from './pages/fibers.ts'
import { Sandbox } from './pages/sandbox.ts'
import { LeakScanner } from './pages/leakScanner.ts'

/** The scanner that every journey ends with, on a page that leaves secrets behind: it finds each of them. */
const secret = 'Passw0rd!'

/** How a page may leave something behind, and take it away again before anyone looks. */
const leaks: Readonly<Record<string, (text: string) => void>> = {
  'session storage': (text) => {
    sessionStorage.setItem('x', text)
    sessionStorage.clear()
  },
  'local storage': (text) => {
    localStorage.setItem('x', JSON.stringify({ text }))
    localStorage.clear()
  },
  'a cookie': (text) => {
    document.cookie = `x=${text}`
  },
  'the history': (text) => history.replaceState({ text }, ''),
  'the address': (text) => history.replaceState(null, '', `?x=${encodeURIComponent(text)}`),
  'a request': (text) => void fetch(`/?x=${encodeURIComponent(text)}`),
  'a cache': (text) => void caches.open('x').then((cache) => cache.put('/x', new Response(text))),
  'the name of a cache': (text) => void caches.open(text),
  'a database': (text) => {
    const opening = indexedDB.open('x')
    opening.addEventListener('upgradeneeded', () => {
      opening.result.createObjectStore('x', { autoIncrement: true }).add({ text })
    })
  },
  'a channel': (text) => new BroadcastChannel('x').postMessage({ text }),
  'a beacon': (text) => void navigator.sendBeacon('/', text),
  'the title': (text) => {
    document.title = text
  },
}

for (const [where, leak] of Object.entries(leaks)) {
  test(`a secret left in ${where} is found`, async ({ page, request }, { testId }) => {
    const scanner = new LeakScanner(page)
    await scanner.watch()
    await page.goto(`/?backend=docspace&world=${testId}`)
    await page.getByLabel('Password', { exact: true }).waitFor()
    const sandbox = new Sandbox(request, testId)
    expect(await scanner.leaks(sandbox, secret)).toEqual([])
    await page.evaluate(leak, secret)
    await expect.poll(async () => (await scanner.leaks(sandbox, secret)).length).toBeGreaterThan(0)
  })
}

test('a secret left in React is found, where the widget is and where it was', async ({ page }, { testId }) => {
  await page.goto(`/?backend=docspace&world=${testId}`)
  await page.getByLabel('Password', { exact: true }).waitFor()
  const leave = (selector: string) =>
    page.locator(selector).evaluate((element, text) => {
      const key = Object.keys(element).find((name) => name.startsWith('__reactFiber$')) ?? ''
      Object.assign(Reflect.get(element, key) as object, { updateQueue: { step: { session: { token: text } } } })
    }, secret)
  await leave('.entryphone-card')
  await page.locator('.entryphone').evaluate((element) => element.setAttribute('data-step', 'done'))
  expect((await leftInReact(page, [secret])).join('\n')).toMatch(/in React: fiber.*updateQueue\.step\.session\.token/)
  await leave('.page-widget')
  expect(await leftInReact(page, [secret])).toHaveLength(1)
})

test('a code is found as a number of its own, and not inside of an instant or a phone number', async ({
  page,
  request,
}, { testId }) => {
  const scanner = new LeakScanner(page)
  await scanner.watch()
  await page.goto(`/?backend=docspace&world=${testId}`)
  await page.getByLabel('Email', { exact: true }).fill('ann@example.com')
  await page.getByLabel('Password', { exact: true }).fill(secret)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByLabel('Code', { exact: true }).waitFor()
  const sandbox = new Sandbox(request, testId)
  const code = await sandbox.codeOf(1)
  await page.evaluate((digits) => sessionStorage.setItem('x', `17${digits}00000`), code)
  expect(await scanner.leaks(sandbox, secret)).toEqual([])
  await page.evaluate((digits) => sessionStorage.setItem('x', JSON.stringify({ digits })), code)
  await expect.poll(async () => (await scanner.leaks(sandbox, secret)).join('\n')).toContain(`${code} in`)
})

test('what the host is told is seen, and an event that says more than it may does not pass', async ({ page, request }, {
  testId,
}) => {
  const scanner = new LeakScanner(page)
  await scanner.watch()
  await page.goto(`/?backend=docspace&world=${testId}`)
  await page.getByLabel('Email', { exact: true }).fill('bob@example.com')
  await page.getByLabel('Password', { exact: true }).fill(secret)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('heading', { name: 'You are signed in' }).waitFor()
  await expect
    .poll(() => scanner.events())
    .toMatchObject([
      { type: 'started', step: 'credentials' },
      { type: 'submitted', step: 'credentials', action: 'submit' },
      { type: 'answered', step: 'credentials', action: 'submit', to: 'done' },
    ])
  expect(scanner.events().every((event) => signInEvent.safeParse(event).success)).toBe(true)
  await page.evaluate((user) => {
    window.dispatchEvent(new CustomEvent('sign-in', { detail: { type: 'started', step: 'phone', user } }))
  }, 'bob@example.com')
  await expect.poll(() => scanner.events().filter((event) => !signInEvent.safeParse(event).success)).toHaveLength(1)
  expect(await scanner.leaks(new Sandbox(request, testId), secret)).toEqual([])
})

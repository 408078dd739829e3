import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium, expect as sees } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chromiumLaunchOptions } from '../../.ci/chromium.ts'
import { noScriptsFromText, policyWords, strictest } from '../host/policy.ts'
import { routeToSandbox, SignInPage } from '../../src/testing/playwright/index.ts'
import type { HostApp } from './hosts.ts'
import { installHost, pack } from './install.ts'
import { type Served, serveHost } from './serveHost.ts'

/** What the package's registry entries become in a project of shadcn's: its own program writes them, and they are run. */
const minutes = 60_000
const portal = 'https://portal.example.com'
const policy = policyWords({ ...strictest, 'connect-src': ["'self'", portal], ...noScriptsFromText })
const host: HostApp = {
  packages: {
    react: '^19.0.0',
    'react-dom': '^19.0.0',
    '@tanstack/react-query': '^5.0.0',
    '@types/react': '^19.0.0',
    '@types/react-dom': '^19.0.0',
    '@vitejs/plugin-react': '^6.0.0',
    'class-variance-authority': '^0.7.0',
    clsx: '^2.0.0',
    'radix-ui': '^1.4.0',
    'tailwind-merge': '^3.0.0',
    tailwindcss: '^4.0.0',
    '@tailwindcss/vite': '^4.0.0',
    typescript: '~5.9.0',
    shadcn: '^4.0.0',
    vite: '^8.0.0',
  },
  build: [
    ['node', 'add.mjs'],
    ['tsc', '--noEmit'],
    ['vite', 'build', '--base', './'],
  ],
  serve: { folder: 'dist' },
}

let browser: Browser
let folder: string
let served: Served
beforeAll(async () => {
  folder = installHost('shadcn', pack(), host, policy)
  served = await serveHost(folder, host, 5720, policy)
  browser = await chromium.launch(chromiumLaunchOptions())
}, 20 * minutes)
afterAll(async () => {
  served?.stop()
  await browser?.close()
})

test('shadcn’s program takes the entries, and its stylesheet has the rules', () => {
  expect(readFileSync(join(folder, 'components/sign-in-flow.tsx'), 'utf8')).toContain('function SignInFlow')
  expect(readFileSync(join(folder, 'index.css'), 'utf8')).toMatch(
    /\.entryphone \{\s*--entryphone-accent: var\(--primary\);/,
  )
})

test(
  'a person signs in by the flow in shadcn’s own controls, under the strict policy',
  async () => {
    const page = await browser.newPage()
    const said: string[] = []
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && said.push(message.text()))
    page.on('pageerror', (error) => said.push(String(error)))
    const sandbox = await routeToSandbox(page, { docspace: portal })
    await page.goto(served.address)
    await page.getByLabel('Email').fill('ann@example.com')
    await page.getByLabel('Password').fill('Passw0rd!')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByLabel('Code').fill('000000')
    await page.getByRole('button', { name: 'Confirm' }).click()
    await sees(page.getByRole('alert')).toHaveText(/wrong or has run out/)
    await page.getByLabel('Code').fill((await sandbox.inbox.last('+7 916 123-45-67')).code)
    await page.getByRole('button', { name: 'Confirm' }).click()
    await sees(page.getByText('Welcome')).toBeVisible()
    expect(await page.locator('[class*=entryphone]').count()).toBe(0)
    // The browser's own word on the code that was refused, and no other.
    expect(said).toEqual([expect.stringContaining('401 (Unauthorized)')])
    await page.close()
  },
  2 * minutes,
)

test(
  'the card is in the colours of shadcn’s theme',
  async () => {
    const page = await browser.newPage()
    await routeToSandbox(page, { docspace: portal })
    await page.goto(`${served.address}#card`)
    const signIn = new SignInPage(page)
    await sees(signIn.root.locator('.entryphone-button[data-look=main]')).toHaveCSS(
      'background-color',
      'oklch(0.205 0 0)',
    )
    await page.close()
  },
  2 * minutes,
)

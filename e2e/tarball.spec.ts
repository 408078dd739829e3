import { existsSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { expect, test } from '@playwright/test'
import { routeToSandbox, SignInPage } from '../src/testing/playwright/index.ts'
import { noScriptsFromText, policyWords, strictest } from './host/policy.ts'
import { buildLinkedHost } from './hosts/linked.ts'

/** One host from the package as it is packed; `npm run test:all -- hosts` has one of each kind, installed. Made by `npm run build`. */
const portal = 'https://portal.example.com'
const types: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css' }

test('in an app as "Getting started with Vite" has it, the packed package signs a person in', async ({ page }) => {
  const folder = buildLinkedHost()
  const said: string[] = []
  page.on('pageerror', (error) => said.push(String(error)))
  page.on('console', (message) => said.push(message.text()))
  const policy = policyWords({ ...strictest, ...noScriptsFromText, 'connect-src': [portal] })
  await page.route('**/from-tarball/**', (route) => {
    const file = join(folder, new URL(route.request().url()).pathname.replace('/from-tarball/', ''))
    if (!existsSync(file)) return route.fulfill({ status: 404 })
    const contentType = types[extname(file)] ?? 'text/html'
    return route.fulfill({ contentType, body: readFileSync(file), headers: { 'content-security-policy': policy } })
  })
  await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }))
  const sandbox = await routeToSandbox(page, { docspace: portal })
  await page.goto('/from-tarball/index.html')
  const signIn = new SignInPage(page)
  await signIn.enterCredentials('ann@example.com', 'Passw0rd!')
  await signIn.enterCode((await sandbox.inbox.last('+7 916 123-45-67')).code)
  await expect(page.getByText('Welcome')).toBeVisible()
  expect(said).toEqual([])
})

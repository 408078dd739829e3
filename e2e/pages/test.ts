import { test as base } from '@playwright/test'
import { Sandbox } from './sandbox.ts'
import { Widget } from './widget.ts'

export { expect } from '@playwright/test'

/** Both the page's own origin and the second one, where the vendor's own CORS applies. */
export const origins = ['same', 'second'] as const

/** Typed in by the tests, everywhere the same. */
const password = 'Passw0rd!'

/**
 * A test has a world of its own in the sandbox, a page that must not say anything on the console, and, at its end, no
 * code, password or key of it in any storage of the browser.
 */
export const test = base.extend<{
  widget: Widget
  sandbox: Sandbox
  world: string
  quietConsole: undefined
  cleanStorage: undefined
}>({
  world: async ({ browserName }, provide, info) => {
    await provide(`${info.project.name}-${browserName}-${info.testId}`)
  },
  widget: async ({ page }, provide) => {
    await provide(new Widget(page))
  },
  sandbox: async ({ request, world }, provide) => {
    await provide(new Sandbox(request, world))
  },
  cleanStorage: [
    async ({ page, sandbox }, provide) => {
      await provide(undefined)
      if (page.isClosed() || !page.url().startsWith('http')) return
      const stored = await page.evaluate(() =>
        JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
      )
      const codes = (await sandbox.messages()).map(({ code }) => code)
      const leaked = [password, ...codes, ...(await sandbox.secrets())].filter((secret) => stored.includes(secret))
      if (leaked.length > 0) throw new Error(`In storage: ${leaked.join(', ')}\n${stored}`)
    },
    { auto: true },
  ],
  quietConsole: [
    async ({ page }, provide) => {
      const said: string[] = []
      page.on('pageerror', (error) => said.push(error.message))
      page.on('console', (message) => {
        // The browser itself reports requests that were refused or dropped; that is the bad day, not our doing.
        const ofTheNetwork = /^Failed to load resource|blocked by CORS policy/.test(message.text())
        // React's performance tracks are console time stamps, which Firefox hands on as messages.
        const ofDevelopment = /React DevTools|\[vite\]/.test(message.text()) || String(message.type()) === 'timeStamp'
        if (!ofTheNetwork && !ofDevelopment) said.push(`${message.type()}: ${message.text()}`)
      })
      await provide(undefined)
      if (said.length > 0) throw new Error(`The page said on the console:\n${said.join('\n')}`)
    },
    { auto: true },
  ],
})

import { test as base } from '@playwright/test'
import { signInEvent } from '../../src/test-support/events.test-support.ts'
import { translatePage } from '../../src/test-support/bareText.test-support.ts'
import { PolicyGuard } from './policyGuard.ts'
import { leftInReact } from './fibers.ts'
import { Sandbox } from './sandbox.ts'
import { isReport, LeakScanner } from './leakScanner.ts'
import { isThroughRelay, isThroughScript, Widget } from './widget.ts'

export { expect } from '@playwright/test'

/**
 * Both the page's own origin and the second one, where the vendor's own CORS applies. `THROUGH=relay`: neither, but a relay
 * on the page's own origin, which no CORS of a vendor's reaches.
 */
export const origins = isThroughRelay ? (['relay'] as const) : (['same', 'second'] as const)

/** What a person reads where nobody answers. Behind a relay somebody does: the relay, for a server that is away. */
export const unreachable = isThroughRelay ? 'The server has a problem.' : 'We cannot reach the server.'

const readingMark = 'developer reads'

/** For one test, what `developerReads` is for a group of them. */
export function developerReading(...numbers: readonly string[]) {
  return { annotation: numbers.map((description) => ({ type: readingMark, description })) }
}

/** Typed in by the tests, everywhere the same. */
const password = 'Passw0rd!'

/**
 * A test has a world of its own in the sandbox, a page that must not say anything on the console, keeps to its policy and
 * asks no origin that its host did not name, and no code, password, token or key of it left in any storage, address, cache,
 * history or event at any moment, nor in what React keeps of it once it is done or gone.
 */
export const test = base.extend<{
  widget: Widget
  sandbox: Sandbox
  world: string
  /** Numbers of `ERRORS.md` that the developer reads on the console in this journey: each of them, and no other. */
  developerReads: readonly string[]
  quietConsole: undefined
  noTraces: undefined
  keptBorders: undefined
  writtenByBrowser: undefined
  translated: undefined
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
  writtenByBrowser: [
    async ({ context, browserName }, provide) => {
      if (browserName === 'firefox') await context.addInitScript(writeAsBrowserDoes)
      await provide(undefined)
    },
    { auto: true },
  ],
  // `TRANSLATED=1`: every journey on a page that the browser translates while it goes on.
  translated: [
    async ({ context }, provide) => {
      if (process.env['TRANSLATED'] !== undefined) await context.addInitScript(translatePage)
      await provide(undefined)
    },
    { auto: true },
  ],
  keptBorders: [
    async ({ context, baseURL }, provide) => {
      const { violations } = await PolicyGuard.watch(context, baseURL ?? '')
      await provide(undefined)
      if (violations.length > 0)
        throw new Error(`The page broke its policy or asked a stranger:\n${violations.join('\n')}`)
    },
    { auto: true },
  ],
  noTraces: [
    async ({ page, sandbox }, provide) => {
      const scanner = new LeakScanner(page)
      await scanner.watch()
      await provide(undefined)
      const left = await scanner.leaks(sandbox, password)
      const leaks = [...left, ...(await leftInReact(page, await scanner.secrets(sandbox, password)))]
      if (leaks.length > 0) throw new Error(`Secrets were left behind:\n${leaks.join('\n')}`)
      const odd = scanner.events().filter((event) => !signInEvent.safeParse(event).success)
      if (odd.length > 0) throw new Error(`Events say more than they may: ${JSON.stringify(odd)}`)
    },
    { auto: true },
  ],
  developerReads: [[], { option: true }],
  quietConsole: [
    async ({ page, developerReads }, provide, info) => {
      const said: string[] = []
      const read = new Set<string>()
      // The browser itself reports requests that were refused or dropped, Firefox among the errors of the page; that is
      // the bad day, not our doing.
      const isOfTheNetwork = (text: string) =>
        /^Failed to load resource|blocked by CORS policy|^The Same Origin Policy disallows reading/.test(text)
      page.on('pageerror', ({ message }) => {
        if (!isOfTheNetwork(message)) said.push(message)
      })
      page.on('console', (message) => {
        // React's performance tracks are console time stamps, which Firefox hands on as messages.
        const ofDevelopment = /React DevTools|\[vite\]/.test(message.text()) || String(message.type()) === 'timeStamp'
        const number = /^Entryphone (E\d\d)\b/.exec(message.text())?.[1]
        if (number !== undefined) read.add(number)
        else if (!isOfTheNetwork(message.text()) && !ofDevelopment && !isReport(message.text()))
          said.push(`${message.type()}: ${message.text()}`)
      })
      await provide(undefined)
      const marked = info.annotations.flatMap((mark) => (mark.type === readingMark ? (mark.description ?? '') : []))
      // A production build tells developers nothing that has not been thrown.
      const expected = isThroughScript ? '' : [...developerReads, ...marked].toSorted().join(', ')
      if ([...read].toSorted().join(', ') !== expected) {
        throw new Error(
          `The developer read ${[...read].join(', ') || 'nothing'}, and should ${expected || 'read nothing'}.`,
        )
      }
      if (said.length > 0) throw new Error(`The page said on the console:\n${said.join('\n')}`)
    },
    { auto: true },
  ],
})

/** Firefox's driver fills a field in by setting its value, which React takes for its own doing and says nothing of. */
function writeAsBrowserDoes() {
  Object.defineProperty(window, '__pw_bidiInsertText', {
    get: () => (text: string) => void document.execCommand('insertText', false, text),
    set: () => {},
  })
}

import type { BrowserContext, Request } from '@playwright/test'
import { reportPrefix } from './leakScanner.ts'

const mark = `${reportPrefix} policy`

/**
 * What a browser's pages do that the policy they came with forbids, and whom they ask that their host has not named: a
 * host names its own origin and, in its address, the second one or a real server's. A captcha's stand-in is on either.
 */
export class PolicyGuard {
  readonly violations: string[] = []
  readonly #home: string

  constructor(context: BrowserContext, home: string) {
    this.#home = new URL(home).origin
    context.on('console', (message) => {
      if (message.text().startsWith(mark)) this.violations.push(message.text().slice(reportPrefix.length + 1))
    })
    context.on('request', (request) => {
      const { origin, protocol } = new URL(request.url())
      const staysHere = protocol === 'data:' || protocol === 'blob:'
      if (!staysHere && !this.#named(request).includes(origin)) {
        this.violations.push(`request: ${request.method()} ${request.url()}`)
      }
    })
  }

  static async watch(context: BrowserContext, home: string): Promise<PolicyGuard> {
    const guard = new PolicyGuard(context, home)
    await context.addInitScript(reportViolations, mark)
    return guard
  }

  /** The origins that the page behind a request was given. To be shown at all it has to come from home. */
  #named(request: Request): readonly string[] {
    if (request.isNavigationRequest()) return [this.#home]
    const { searchParams } = new URL(request.frame().page().url())
    const { protocol, hostname, port } = new URL(this.#home)
    const choseSecond = searchParams.get('origin') === 'second' || searchParams.get('host') === 'second'
    const server = searchParams.get('baseUrl')
    return [
      this.#home,
      ...(choseSecond ? [`${protocol}//${hostname}:${Number(port) + 1}`] : []),
      ...(server === null ? [] : [new URL(server).origin]),
    ]
  }
}

/** Runs in every page, before anything of the page does. */
function reportViolations(prefix: string) {
  addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile, lineNumber }) => {
    // oxlint-disable-next-line no-console -- how it gets out of the page
    console.debug(prefix, effectiveDirective, blockedURI, `${sourceFile}:${lineNumber}`)
  })
}

import type { Page } from '@playwright/test'
import { z } from 'zod'
import { records } from '../../src/test-support/records.test-support.ts'
import type { Sandbox } from './sandbox.ts'

/** Where backends answer. */
const mounts = Object.values(records).map(({ mount }) => mount)

/**
 * What a page leaves lying about, at any moment of a journey: whatever it writes to a storage, a cookie, a database, a
 * cache, the history, a beacon or a channel, every address it asks for or goes to. The init script says it on the
 * console, which outlives reloads and which every engine hands on.
 */
export const reportPrefix = '[trace]'

export function isReport(text: string): boolean {
  return text.startsWith(reportPrefix)
}

export class LeakScanner {
  readonly #page: Page
  readonly #left: string[] = []
  readonly #answers: Promise<readonly string[]>[] = []

  constructor(page: Page) {
    this.#page = page
    page.on('console', (message) => {
      if (isReport(message.text())) this.#left.push(message.text())
    })
    page.on('request', (request) => this.#left.push(`address: ${request.url()}`))
    page.on('response', (response) => {
      if (mounts.some((mount) => response.url().includes(`${mount}/`)))
        this.#answers.push(Promise.race([response.text().then(toldIn, () => []), nothingIn(2000)]))
    })
    page.on('framenavigated', (frame) => this.#left.push(`page: ${frame.url()}`))
  }

  async watch() {
    await this.#page.addInitScript(reportWrites, reportPrefix)
  }

  /** What the widget told its host by `onEvent`. */
  events(): readonly unknown[] {
    const told = `${reportPrefix} event `
    return this.#left
      .filter((trace) => trace.startsWith(told))
      .map((trace): unknown => JSON.parse(trace.slice(told.length)))
  }

  /** The secrets of this world that were found in what the page has left, and where. */
  async leaks(sandbox: Sandbox, password: string): Promise<string[]> {
    const left = [...this.#left, ...(await this.#stored())]
      // The name of a test's world is made of digits and letters, like a code.
      .map((trace) => trace.replaceAll(encodeURIComponent(sandbox.world), 'WORLD').replaceAll(sandbox.world, 'WORLD'))
      .map(withoutDocumentedCode)
    const secrets = await this.secrets(sandbox, password)
    return secrets.flatMap((secret) =>
      left.filter((trace) => holds(trace, secret)).map((trace) => `${secret} in ${trace}`),
    )
  }

  /** All that must stay secret in this world. */
  async secrets(sandbox: Sandbox, password: string): Promise<readonly string[]> {
    return secretsOf(sandbox, password, (await Promise.all(this.#answers)).flat())
  }

  async #stored(): Promise<string[]> {
    if (this.#page.isClosed() || !this.#page.url().startsWith('http')) return []
    return this.#page.evaluate(async () => {
      const names = 'caches' in globalThis ? await caches.keys() : []
      const bodies = names.map(async (name) => {
        const answers = await (await caches.open(name)).matchAll()
        return Promise.all(answers.map((answer) => answer.text()))
      })
      return [
        `storage: ${JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)])}`,
        `cookie: ${document.cookie}`,
        `history: ${location.href} ${JSON.stringify(history.state)}`,
        `title: ${document.title}`,
        `databases: ${JSON.stringify(await indexedDB.databases())}`,
        `caches: ${JSON.stringify([names, await Promise.all(bodies)])}`,
      ]
    })
  }
}

/** Runs in the page, before anything of the page does. */
function reportWrites(prefix: string) {
  // oxlint-disable-next-line no-console -- how it gets out of the page
  const report = (where: string, what: unknown) =>
    console.debug(prefix, where, typeof what === 'string' ? what : JSON.stringify(what))
  const listen = (owner: object | undefined, name: string, where: string) => {
    if (owner === undefined) return
    const original: unknown = Reflect.get(owner, name)
    if (typeof original !== 'function') return
    Reflect.set(owner, name, function heard(this: unknown, ...given: unknown[]) {
      report(where, given)
      return Reflect.apply(original, this, given) as unknown
    })
  }
  listen(globalThis.Storage?.prototype, 'setItem', 'storage')
  listen(globalThis.IDBObjectStore?.prototype, 'put', 'database')
  listen(globalThis.IDBObjectStore?.prototype, 'add', 'database')
  listen(globalThis.BroadcastChannel?.prototype, 'postMessage', 'channel')
  listen(globalThis.History?.prototype, 'pushState', 'history')
  listen(globalThis.History?.prototype, 'replaceState', 'history')
  listen(globalThis.Navigator?.prototype, 'sendBeacon', 'beacon')
  globalThis.addEventListener('sign-in', (event) => {
    if (event instanceof CustomEvent) report('event', event.detail)
  })
  const cookie = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie')
  if (cookie?.set === undefined) return
  const { set } = cookie
  Object.defineProperty(Document.prototype, 'cookie', {
    ...cookie,
    set(this: Document, value: string) {
      report('cookie', value)
      Reflect.apply(set, this, [value])
    },
  })
}

/** ONLYOFFICE puts the code into the path; nothing else may be there. */
function withoutDocumentedCode(trace: string): string {
  return trace.replace(/(^address: .*\/api\/2\.0\/authentication\/)[^/?#]+$/, '$1CODE')
}

/** A code of six digits inside a longer number is an instant or a phone number. */
export function holds(trace: string, secret: string): boolean {
  if (!/^\d+$/.test(secret)) return trace.includes(secret) || trace.includes(encodeURIComponent(secret))
  return new RegExp(`(?<!\\d)${secret}(?!\\d)`).test(trace)
}

const logged = z.array(z.object({ body: z.string(), headers: z.record(z.string(), z.string()) }))
const secretNames =
  /^(password|passwordHash|code|confirmation_code|confirmationCode|verificationCode|otp|token|recaptchaResponse|.*[Tt]oken)$/

/** All that must stay secret: what was typed, sent, and told in this world. */
async function secretsOf(sandbox: Sandbox, password: string, told: readonly string[]): Promise<readonly string[]> {
  const requests = logged.parse(await sandbox.requests())
  const fields = requests.flatMap(({ body }) => fieldsOf(body))
  const links = requests.flatMap(({ headers }) => new URLSearchParams(headers['confirm'] ?? '').get('key') ?? [])
  const secrets = [
    password,
    ...(await sandbox.messages()).map(({ code }) => code),
    ...(await sandbox.secrets()),
    ...fields,
    ...links,
    ...told,
  ]
  return [...new Set(secrets)].filter((secret) => secret.length >= 4)
}

function fieldsOf(body: string): readonly string[] {
  const named = ([name, value]: readonly [string, unknown]): readonly string[] =>
    secretNames.test(name) && typeof value === 'string' ? [value] : []
  try {
    const parsed: unknown = JSON.parse(body)
    return typeof parsed === 'object' && parsed !== null ? Object.entries(parsed).flatMap(named) : []
  } catch {
    return [...new URLSearchParams(body)].flatMap(named)
  }
}

/** Tokens, keys and codes, as backends tell them in JSON or XML. A word in small letters is the name of an error. */
function toldIn(answer: string): readonly string[] {
  const inJson = answer.matchAll(/"(?:token|tfaKey|manualEntryKey|secret|code)":"([^"]+)"/g)
  const inXml = answer.matchAll(/<(token|tfaKey|code)>([^<]+)</g)
  const told = [
    ...Array.from(inJson, ([, secret = '']) => secret.replaceAll('\\/', '/')),
    ...Array.from(inXml, ([, , secret = '']) => secret),
  ]
  return told.filter((secret) => !/^[a-z_]+$/.test(secret))
}

/** A body that a reload has taken away is never read to its end, and never refused either. */
function nothingIn(milliseconds: number): Promise<readonly string[]> {
  return new Promise((resolve) => setTimeout(() => resolve([]), milliseconds))
}

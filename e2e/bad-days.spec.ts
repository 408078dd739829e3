import type { Asking } from './tables/asking.ts'
import { type BadDay, badDays, loginPage, sentenceOf, timeout } from './tables/badDays.ts'
import { lifepayAskings } from './tables/lifepayAskings.ts'
import { onlyofficeAskings } from './tables/onlyofficeAskings.ts'
import { zitadelAskings } from './tables/zitadelAskings.ts'
import { Person } from './pages/person.ts'
import type { Sandbox } from './pages/sandbox.ts'
import { expect, test } from './pages/test.ts'

/** Every request of every backend on every kind of bad day, over real sockets, on one screen, one after the other. */
const askings: readonly Asking[] = [...lifepayAskings, ...onlyofficeAskings, ...zitadelAskings]

/** Where CORS counts, people read Russian, and the last bad day is a lost answer instead of a slow one. */
const places = [
  { origin: 'same', language: 'en' },
  { origin: 'second', language: 'ru' },
] as const

test.slow()

for (const asking of askings) {
  for (const { origin, language } of places.filter((place) => isPlayed(asking, place.origin))) {
    const { backend, does, open = {} } = asking
    const format = open['format'] === 'xml' ? ' in XML' : ''
    test(`${backend}${format} on the ${origin} origin ${does}, whatever goes wrong`, async ({ page, sandbox }) => {
      const person = new Person(page, sandbox, language)
      if (backend === 'workspace' && origin === 'second') await sandbox.switch({ 'workspace.cors': true })
      const loses = asking.lost !== undefined && origin === 'second'
      // Who has to ask for another message need not wait for it here: other tests do.
      const waits = { timeout: String(timeout), ...(loses && { cooldown: '1' }) }
      await page.clock.install()
      await asking.before?.(person)
      await person.open({ ...open, ...waits, backend, origin })
      await asking.arrive(person)
      const days = badDays.filter(
        (day) => asking.without?.includes(day.name) !== true && (origin === 'second' || day.onlySecond !== true),
      )
      const ledger = await Ledger.begin(sandbox)
      let ask = asking.first ?? asking.ask
      for (const day of days) {
        await test.step(day.name, () => suffer(day, asking, person, ledger, ask))
        ask = asking.ask
      }
      const { leave } = asking
      if (leave !== undefined && origin === 'same') {
        await test.step('an answer after leaving', () => leaveEarly(asking, leave, person, ledger))
        ask = asking.first ?? asking.ask
      }
      if (loses) await loseAnswer(asking, person, ledger)
      else await answerSlowly(asking, person, ledger, ask)
    })
  }
}

/** Another transport or format is the same flow in other words: the origin where CORS counts is enough for those. */
function isPlayed({ backend, open, onlySame }: Asking, origin: 'same' | 'second'): boolean {
  if (origin === 'second') return onlySame !== true
  return open?.['format'] !== 'xml' && !/grpc|v2/.test(backend)
}

/** One bad day: one press, one request, one sentence; what was typed is still there, and the button can be pressed. */
async function suffer(
  day: BadDay,
  asking: Asking,
  person: Person,
  ledger: Ledger,
  ask: (person: Person) => Promise<void>,
) {
  const { page, sandbox, words } = person
  const fault = day.fault?.(asking)
  if (fault !== undefined) await sandbox.fault({ ...aim(asking), ...fault })
  if (day.offline === 'before') await page.context().setOffline(true)
  await ledger.isSettled()
  await ask(person)
  if (day.offline !== 'before') await ledger.grows(asking.requests ?? 1)
  if (day.offline === 'during') await page.context().setOffline(true)
  if (day.name === 'timeout') await page.clock.fastForward(timeout)
  await person.isTold(words.errors[sentenceOf(day, asking)])
  await page.context().setOffline(false)
  for (const [label, value] of (await asking.typed?.(person)) ?? []) {
    await expect(person.field(label)).toHaveValue(value)
  }
  await ledger.isSettled()
  expect(await sandbox.requestsTo(loginPage)).toEqual([])
}

/** Someone who has gone back is not moved by what comes late, and nothing keeps them from coming again. */
async function leaveEarly(
  asking: Asking,
  { away, back }: NonNullable<Asking['leave']>,
  person: Person,
  ledger: Ledger,
) {
  await person.sandbox.fault({ ...aim(asking), ...asking.success, latency: 300 })
  await asking.ask(person)
  await ledger.grows(1)
  await away(person)
  await ledger.isAnswered()
  await ledger.isSettled()
  await back(person)
  await ledger.restart()
}

/** A slow answer is waited for: the button is busy, another press does nothing, and then it leads on. */
async function answerSlowly(asking: Asking, person: Person, ledger: Ledger, ask: (person: Person) => Promise<void>) {
  await test.step('a slow first byte, and the good answer', async () => {
    await person.sandbox.fault({ ...aim(asking), latency: 300 })
    await ask(person)
    await ledger.grows(asking.requests ?? 1)
    await person.page.keyboard.press('Enter')
    await asking.good(person)
    await ledger.grows((asking.goodRequests ?? 1) - (asking.requests ?? 1))
  })
}

async function loseAnswer(asking: Asking, person: Person, ledger: Ledger) {
  await test.step('the work is done, and the answer lost', async () => {
    await person.sandbox.fault({ ...aim(asking), drop: true, after: true })
    await asking.ask(person)
    await ledger.grows(asking.requests ?? 1)
    await person.isTold(person.words.errors.network)
  })
  await test.step('the next press', async () => {
    await asking.ask(person)
    await ledger.grows(asking.lostRequests ?? 1)
    await asking.lost?.(person)
  })
}

function aim({ path, method }: Asking) {
  return method === undefined ? { path } : { path, method }
}

/** How many requests have come to this world's backends, and how many should have. */
class Ledger {
  readonly #sandbox: Sandbox
  #due = 0

  private constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox
  }

  static async begin(sandbox: Sandbox): Promise<Ledger> {
    const ledger = new Ledger(sandbox)
    await ledger.restart()
    return ledger
  }

  /** So many more have come, and no more than that. */
  async grows(by: number) {
    this.#due += by
    await expect.poll(() => this.#count(), { intervals: [10, 20, 40, 80] }).toBe(this.#due)
  }

  async isSettled() {
    expect(await this.#count()).toBe(this.#due)
  }

  /** None is still waiting for its answer. */
  async isAnswered() {
    const pending = async () => (await this.#sandbox.requestsTo('')).filter(({ status }) => status === undefined)
    await expect.poll(pending, { intervals: [10, 20, 40, 80] }).toEqual([])
  }

  async restart() {
    this.#due = await this.#count()
  }

  async #count(): Promise<number> {
    return (await this.#sandbox.requestsTo('')).length
  }
}

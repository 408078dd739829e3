import type { Asking } from '../src/test-support/requestCase.test-support.ts'
import { type BadDay, badDays, sentenceOf, timeout } from './tables/failureModes.ts'
import { lifepayAskings } from '../src/backends/lifepay/requestCases.test-support.ts'
import { onlyofficeAskings } from '../src/backends/onlyoffice/requestCases.test-support.ts'
import { zitadelAskings } from '../src/backends/zitadel/requestCases.test-support.ts'
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

for (const listed of askings) {
  for (const { origin, language } of places.filter((place) => isPlayed(listed, place.origin))) {
    const asking: Asking = { ...listed, ...(origin === 'second' && listed.onSecond) }
    const { backend, does, open = {} } = asking
    const format = open['format'] === 'xml' ? ' in XML' : ''
    const name = `${backend}${format} on the ${origin} origin ${does}, whatever goes wrong`
    test.describe(() => {
      test.use({ developerReads: toldTo(asking, origin) })
      test(name, async ({ page, sandbox }) => {
        const person = new Person(page, sandbox, language)
        if (backend === 'workspace' && origin === 'second') await sandbox.switch({ 'workspace.cors': true })
        const loses = asking.lost !== undefined && origin === 'second'
        // Who has to ask for another message need not wait for it here: other tests do.
        const waits = { timeout: String(timeout), ...(loses && { cooldown: '1' }) }
        await page.clock.install()
        await asking.before?.(person)
        await person.open({ ...waits, ...open, backend, origin })
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
    })
  }
}

/** What the developer is told: of a redirect, but where no cookie goes along, and of a host that says nothing. */
function toldTo({ backend, path, without }: Asking, origin: 'same' | 'second'): readonly string[] {
  if (path.startsWith('/app/')) return ['E29']
  const isOmitted = backend === 'docspace' && (origin === 'second' || path.includes('setphone'))
  return isOmitted || without?.includes('redirect to a login page') === true ? [] : ['E28']
}

/** Everything on demand, and what is told apart by more than its envelope with every run. */
function isPlayed({ played }: Asking, origin: 'same' | 'second'): boolean {
  if (played === 'same') return origin === 'same'
  if (process.env['BAD_DAYS'] === 'all') return true
  return played === undefined || (played === 'second' && origin === 'second')
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
  await ask(person)
  if (day.offline !== 'before') await ledger.grows(asking.requests ?? 1)
  if (day.offline === 'during') await page.context().setOffline(true)
  if (day.name === 'timeout') await page.clock.fastForward(timeout)
  // What was waiting breaks off.
  else if (fault?.latency !== undefined) await sandbox.recover()
  await person.isTold(words.errors[sentenceOf(day, asking)])
  if (day.offline !== undefined) await page.context().setOffline(false)
  if (day.name === 'timeout') await sandbox.recover()
  for (const [label, value] of (await asking.typed?.(person)) ?? []) {
    await expect(person.field(label)).toHaveValue(value)
  }
  // Nor has anybody been to the login page.
  await ledger.isSettled()
}

/** Someone who has gone back is not moved by what comes late, and nothing keeps them from coming again. */
async function leaveEarly(
  asking: Asking,
  { away, back }: NonNullable<Asking['leave']>,
  person: Person,
  ledger: Ledger,
) {
  await person.sandbox.fault({ ...aim(asking), ...asking.success, latency: 60_000 })
  await asking.ask(person)
  await ledger.grows(asking.requests ?? 1)
  await away(person)
  await person.sandbox.recover()
  await ledger.isAnswered()
  await ledger.isSettled()
  await back(person)
  await ledger.restart()
}

/** A slow answer is waited for: the button is busy, another press does nothing, and then it leads on. */
async function answerSlowly(asking: Asking, person: Person, ledger: Ledger, ask: (person: Person) => Promise<void>) {
  await test.step('a slow first byte, and the good answer', async () => {
    await person.sandbox.fault({ ...aim(asking), latency: 60_000 })
    await ask(person)
    await ledger.grows(asking.requests ?? 1)
    await person.page.keyboard.press('Enter')
    await person.sandbox.recover()
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

function aim({ path, method }: Pick<Asking, 'path' | 'method'>) {
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

/** What is asked for beside the way: nothing there keeps anybody from signing in. */
test.describe('docspace, what is only a gift', () => {
  const gifts = badDays.filter(({ offline, onlySecond }) => offline === undefined && onlySecond === undefined)

  test.describe(() => {
    test.use({ developerReads: ['E28'] })
    test('the confirm link’s own set-up: whatever goes wrong, the key of the first answer is shown', async ({
      page,
      sandbox,
    }) => {
      const person = new Person(page, sandbox, 'ru')
      const asking = { backend: 'docspace', path: '/tfaapp/setup', method: 'GET' } as const
      await page.clock.install()
      await person.open({ backend: 'docspace', appCodes: 'tfaapp', timeout: String(timeout) })
      for (const day of gifts) {
        await test.step(day.name, async () => {
          await sandbox.fault({ ...aim(asking), ...day.fault?.(asking) })
          const before = (await sandbox.requestsTo(asking.path)).length
          await person.entersCredentials('eve')
          if (day.name === 'timeout') {
            await expect.poll(async () => (await sandbox.requestsTo(asking.path)).length).toBe(before + 1)
            await page.clock.fastForward(timeout)
          }
          await person.isAt(person.words.enrol.heading)
          expect(await sandbox.requestsTo(asking.path)).toHaveLength(before + 1)
          await sandbox.recover()
          await person.press(person.words.back)
        })
      }
      await person.entersCredentials('eve')
      await person.isAt(person.words.enrol.heading)
      await person.type(person.words.enrol.label, await sandbox.authenticatorCode('eve@example.com'))
      await person.isAt(person.words.backupCodes.heading)
    })
  })

  for (const name of ['timeout', 'connection broken off', 'huge body'] as const) {
    test(`the backup codes: with a ${name} the person is signed in without them`, async ({ page, sandbox }) => {
      const person = new Person(page, sandbox, 'en')
      const path = '/tfaappcodes'
      await page.clock.install()
      await person.open({ backend: 'docspace', timeout: String(timeout) })
      await person.entersCredentials('eve')
      await person.isAt(person.words.enrol.heading)
      const day = badDays.find((one) => one.name === name)
      const success = { status: 200, contentType: 'application/json', body: '{"response":[{"code":"Kf3_aZ"}]}' }
      await sandbox.fault({ path, ...day?.fault?.({ backend: 'docspace', path, success }) })
      await person.type(person.words.enrol.label, await sandbox.authenticatorCode('eve@example.com'))
      await expect.poll(async () => (await sandbox.requestsTo(path)).length).toBe(1)
      if (name === 'timeout') await page.clock.fastForward(timeout)
      await person.isSignedIn()
      expect(await sandbox.requestsTo(path)).toHaveLength(1)
    })
  }
})

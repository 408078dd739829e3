import type { RequestCase } from '../src/test-support/requestCase.test-support.ts'
import { records } from '../src/test-support/records.test-support.ts'
import { type FailureMode, failureModes, sentenceOf, timeout } from './tables/failureModes.ts'
import { Person } from './pages/person.ts'
import type { Sandbox } from './pages/sandbox.ts'
import { expect, test } from './pages/test.ts'

/**
 * Every request of every backend on every kind of bad day (network and server failures), over real sockets, on one screen,
 * one after the other.
 */
const requestCases = (await Promise.all(Object.values(records).map(({ requestCases: of }) => of()))).flat()

/** Where CORS counts, people read Russian, and the last bad day is a lost answer instead of a slow one. */
const places = [
  { origin: 'same', language: 'en' },
  { origin: 'second', language: 'ru' },
] as const

test.slow()

for (const [index, listed] of requestCases.entries()) {
  for (const { origin, language } of places.filter((place) => isPlayed(listed, place.origin, index))) {
    const request: RequestCase = { ...listed, ...(origin === 'second' && listed.onSecond) }
    const { backend, does, open = {} } = request
    const format = open['format'] === 'xml' ? ' in XML' : ''
    const name = `${backend}${format} on the ${origin} origin ${does}, whatever goes wrong`
    test.describe(() => {
      test.use({ developerReads: request.advice ?? toldOf(request) })
      test(name, async ({ page, sandbox }) => {
        const person = new Person(page, sandbox, language)
        const loses = request.lost !== undefined && origin === 'second'
        // Who has to ask for another message need not wait for it here: other tests do.
        const waits = { timeout: String(timeout), ...(loses && { cooldown: '1' }) }
        await page.clock.install()
        await request.before?.(person)
        await person.open({ ...waits, ...open, backend, origin })
        await request.arrive(person)
        const modes = failureModes.filter(
          (mode) => request.without?.includes(mode.name) !== true && (origin === 'second' || mode.onlySecond !== true),
        )
        const counter = await RequestCounter.begin(sandbox)
        let ask = request.first ?? request.ask
        for (const mode of modes) {
          await test.step(mode.name, () => withFault(mode, request, person, counter, ask))
          ask = request.ask
        }
        const { leave } = request
        if (leave !== undefined && origin === 'same') {
          await test.step('an answer after leaving', () => leaveEarly(request, leave, person, counter))
          ask = request.first ?? request.ask
        }
        if (loses) await loseAnswer(request, person, counter)
        else await answerSlowly(request, person, counter, ask)
      })
    })
  }
}

/** What the developer is told of a redirect, where there is one. */
function toldOf({ without }: RequestCase): readonly string[] {
  return without?.includes('redirect to a login page') === true ? [] : ['E28']
}

/** Everything on demand, and with every run what is told apart by more than its envelope: on one origin or the other, in turns. */
function isPlayed({ played }: RequestCase, origin: 'same' | 'second', index: number): boolean {
  if (played === 'same') return origin === 'same'
  if (process.env['BAD_DAYS'] === 'all') return true
  if (played === undefined) return origin === (index % 2 === 0 ? 'same' : 'second')
  return played === 'second' && origin === 'second'
}

/** One bad mode: one press, one request, one sentence; what was typed is still there, and the button can be pressed. */
async function withFault(
  mode: FailureMode,
  request: RequestCase,
  person: Person,
  counter: RequestCounter,
  ask: (person: Person) => Promise<void>,
) {
  const { page, sandbox, words } = person
  const fault = mode.fault?.(request)
  if (fault !== undefined) await sandbox.fault({ ...aim(request), ...fault })
  if (mode.offline === 'before') await page.context().setOffline(true)
  await ask(person)
  if (mode.offline !== 'before') await counter.grows(request.requests ?? 1)
  if (mode.offline === 'during') await page.context().setOffline(true)
  if (mode.name === 'timeout') await page.clock.fastForward(timeout)
  // What was waiting breaks off.
  else if (fault?.latency !== undefined) await sandbox.recover()
  const told = sentenceOf(mode, request)
  // In the words of the field's label.
  await person.isTold(told === 'credentials-wrong' ? words.credentials.wrong.email : words.errors[told])
  if (mode.offline !== undefined) await page.context().setOffline(false)
  if (mode.name === 'timeout') await sandbox.recover()
  for (const [label, value] of (await request.typed?.(person)) ?? []) {
    await expect(person.field(label)).toHaveValue(value)
  }
  // Nor has anybody been to the login page.
  await counter.isSettled()
}

/** Someone who has gone back is not moved by what comes late, and nothing keeps them from coming again. */
async function leaveEarly(
  request: RequestCase,
  { away, back }: NonNullable<RequestCase['leave']>,
  person: Person,
  counter: RequestCounter,
) {
  await person.sandbox.fault({ ...aim(request), ...request.success, latency: 60_000 })
  await request.ask(person)
  await counter.grows(request.requests ?? 1)
  await away(person)
  await person.sandbox.recover()
  await counter.isAnswered()
  await counter.isSettled()
  await back(person)
  await counter.restart()
}

/** A slow answer is waited for: the button is busy, another press does nothing, and then it leads on. */
async function answerSlowly(
  request: RequestCase,
  person: Person,
  counter: RequestCounter,
  ask: (person: Person) => Promise<void>,
) {
  await test.step('a slow first byte, and the good answer', async () => {
    await person.sandbox.fault({ ...aim(request), latency: 60_000 })
    await ask(person)
    await counter.grows(request.requests ?? 1)
    await person.page.keyboard.press('Enter')
    await person.sandbox.recover()
    await request.good(person)
    await counter.grows((request.goodRequests ?? 1) - (request.requests ?? 1))
  })
}

async function loseAnswer(request: RequestCase, person: Person, counter: RequestCounter) {
  await test.step('the work is done, and the answer lost', async () => {
    await person.sandbox.fault({ ...aim(request), drop: true, after: true })
    await request.ask(person)
    await counter.grows(request.requests ?? 1)
    await person.isTold(person.words.errors.network)
  })
  await test.step('the next press', async () => {
    await request.ask(person)
    await counter.grows(request.lostRequests ?? 1)
    await request.lost?.(person)
  })
}

function aim({ path, method }: Pick<RequestCase, 'path' | 'method'>) {
  return method === undefined ? { path } : { path, method }
}

/** How many requests have come to this world's backends, and how many should have. */
class RequestCounter {
  readonly #sandbox: Sandbox
  #due = 0

  private constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox
  }

  static async begin(sandbox: Sandbox): Promise<RequestCounter> {
    const counter = new RequestCounter(sandbox)
    await counter.restart()
    return counter
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
  const refusal = { status: 500, contentType: 'application/json', body: '{"status":1,"statusCode":500}' }
  const gifts = failureModes.filter(({ offline, onlySecond }) => offline === undefined && onlySecond === undefined)

  test.describe(() => {
    test.use({ developerReads: ['E28'] })
    test('the confirm link’s own set-up: whatever goes wrong, the key of the first answer is shown', async ({
      page,
      sandbox,
    }) => {
      const person = new Person(page, sandbox, 'ru')
      const request = { path: '/tfaapp/setup', method: 'GET', refusal } as const
      await page.clock.install()
      await person.open({ backend: 'docspace', appCodes: 'tfaapp', timeout: String(timeout) })
      for (const mode of gifts) {
        await test.step(mode.name, async () => {
          await sandbox.fault({ ...aim(request), ...mode.fault?.(request) })
          const before = (await sandbox.requestsTo(request.path)).length
          await person.entersCredentials('eve')
          if (mode.name === 'timeout') {
            await expect.poll(async () => (await sandbox.requestsTo(request.path)).length).toBe(before + 1)
            await page.clock.fastForward(timeout)
          }
          await person.isAt(person.words.enrol.heading)
          expect(await sandbox.requestsTo(request.path)).toHaveLength(before + 1)
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
      const mode = failureModes.find((one) => one.name === name)
      const success = { status: 200, contentType: 'application/json', body: '{"response":[{"code":"Kf3_aZ"}]}' }
      await sandbox.fault({ path, ...mode?.fault?.({ refusal, success }) })
      await person.type(person.words.enrol.label, await sandbox.authenticatorCode('eve@example.com'))
      await expect.poll(async () => (await sandbox.requestsTo(path)).length).toBe(1)
      if (name === 'timeout') await page.clock.fastForward(timeout)
      await person.isSignedIn()
      expect(await sandbox.requestsTo(path)).toHaveLength(1)
    })
  }
})

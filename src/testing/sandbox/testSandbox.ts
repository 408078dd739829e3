import { createSandbox } from '../../sandbox/sandbox.ts'
import { jarOf } from '../../sandbox/cookies.ts'
import type { Message } from '../../sandbox/inbox.ts'
import type { SwitchValue, World } from '../../sandbox/world.ts'
import { type Addresses, addressBook } from './addresses.ts'

/** A sandbox in the test's own process, answering in place of backends at their addresses. */
export interface TestSandbox {
  readonly inbox: {
    /** The newest message to this number, in any form, that was not given before. Waits five seconds for one. */
    last(to: string): Promise<Message>
  }
  readonly authenticator: {
    /** What the app shows for this account now. A server takes each code once: `advance(30_000)` brings the next. */
    code(account: string): string
  }
  /** Moves the servers' time forward, in milliseconds. */
  advance(milliseconds: number): Promise<void>
  /** Has the servers behave as another version or configuration does. `GET /sandbox/` of the sandbox lists the names. */
  switch(switches: Readonly<Record<string, SwitchValue>>): void
  /** Everything else: accounts, requests, faults. */
  readonly world: World
  /** Whether this address is one of a backend's, or of a captcha vendor's. */
  matches(url: URL): boolean
  /** Answers as the server at this address. `origin`: the page's. A connection that breaks is a `Response.error()`. */
  answer(request: Request, origin?: string): Promise<Response>
}

/** A sandbox for one test, with your app’s addresses led to its doubles. Throws for a name that no double has. */
export function createTestSandbox(addresses: Addresses): TestSandbox {
  const sandbox = createSandbox({ demo: true })
  const book = addressBook(
    addresses,
    sandbox.doubles.map(({ mount }) => mount),
  )
  const world = sandbox.worlds.get('default')
  const given = new Set<Message>()
  return {
    inbox: {
      async last(to) {
        const arrived = () => world.inbox.all().findLast((message) => isSame(message.to, to) && !given.has(message))
        const message = await within(5000, arrived)
        if (message === undefined) throw new Error(`No message has come to ${to}. ${sentTo(world)}`)
        given.add(message)
        return message
      },
    },
    authenticator: {
      code(account) {
        const entries = world.authenticator.all()
        const entry = entries.find((each) => each.account === account)
        if (entry !== undefined) return entry.code
        const known = entries.map((each) => each.account).join(', ')
        throw new Error(`There is no ${account} in the authenticator. There is: ${known === '' ? 'nothing' : known}.`)
      },
    },
    // oxlint-disable-next-line typescript/require-await -- where there is a page, its clock is moved too
    advance: async (milliseconds) => void world.advance(milliseconds),
    switch: (switches) => void Object.assign(world.switches, switches),
    world,
    matches: (url) => book.find(url) !== undefined,
    answer(request, origin) {
      const url = book.find(new URL(request.url))
      if (url === undefined) throw new Error(`Nothing of the sandbox's is at ${request.url}.`)
      const body = request.method === 'GET' || request.method === 'HEAD' ? null : request.body
      const moved = new Request(url, {
        method: request.method,
        headers: request.headers,
        body,
        duplex: 'half',
      } as RequestInit)
      return sandbox.fetch(moved, { jar: jarOf, ...(origin !== undefined && { origin }) })
    },
  }
}

const digitsOf = (number: string) => number.replaceAll(/\D/g, '')

/** `8 999 …` is what Russians write for `+7 999 …`. */
function isSame(one: string, other: string): boolean {
  const national = (number: string) => digitsOf(number).replace(/^8(?=\d{10}$)/, '7')
  return national(one) === national(other)
}

function sentTo({ inbox }: World): string {
  const numbers = [...new Set(inbox.all().map(({ to }) => to))]
  return numbers.length === 0 ? 'None has come to anyone.' : `Some have come to ${numbers.join(', ')}.`
}

async function within<T>(milliseconds: number, look: () => T | undefined): Promise<T | undefined> {
  const end = performance.now() + milliseconds
  for (let seen = look(); ; seen = look()) {
    if (seen !== undefined || performance.now() > end) return seen
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

// @vitest-environment jsdom
import { render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import type { Backend } from '../protocol/backend.ts'
import { en } from '../locales/languages/en.ts'
import type { MessageJourney } from '../test-support/messageJourney.test-support.ts'
import type { BackendRecord } from '../test-support/record.test-support.ts'
import { records } from '../test-support/records.test-support.ts'
import { sandboxFetch } from '../test-support/sandboxFetch.test-support.ts'
import { type Moment, sequenceOf } from '../test-support/sequence.test-support.ts'
import { wholeSandbox } from '../test-support/servers.test-support.ts'
import { SignIn } from '../ui/SignIn.tsx'

/*
 * What a person, the widget and the server say to each other on the way to a code by message: played here, and drawn from
 * what was said, for the page of each backend.
 */
afterEach(() => sessionStorage.clear())

test.each(Object.entries(records))('the way to a code of %s is drawn as it goes', async (name, record) => {
  const sandbox = wholeSandbox()
  const journey = await record.messageJourney()
  const moments: Moment[] = []
  const through = sandboxFetch(sandbox)
  const listening: typeof fetch = async (input, init) => {
    const path = new URL(input instanceof Request ? input.url : input, location.origin).pathname
    const asked = { method: init?.method ?? 'GET', path: told(path, record, name) }
    const at = moments.push({ ...asked, status: 0 }) - 1
    const response = await through(input, init)
    moments[at] = { ...asked, status: response.status }
    return response
  }
  const backend = await backendOf(record, journey, name, listening, (switches) => {
    Object.assign(sandbox.worlds.get(name).switches, switches)
  })
  const user = userEvent.setup()
  render(<SignIn backend={backend} remember={false} />)

  const { first } = journey
  const fields = 'phone' in first ? { [en.phone.label]: first.phone } : byLabel(first)
  for (const [label, value] of Object.entries(fields)) await user.type(await screen.findByLabelText(label), value)
  moments.push({ person: 'phone' in first ? 'number' : 'name, password' })
  await user.keyboard('{Enter}')

  const field = await screen.findByLabelText(en.code.label)
  const sent = await waitFor(() => {
    const message = sandbox.worlds.get(name).inbox.all().at(-1)
    expect(message).toBeDefined()
    return message
  })
  moments.push({ screen: 'asks for the code' }, { person: 'code' })
  await user.type(field, sent?.code ?? '')
  if (!journey.submitsItself) await user.keyboard('{Enter}')
  await screen.findByRole('heading', { name: en.done[journey.ends].heading })
  moments.push({ screen: 'done' })

  const drawn = sequenceOf(
    `${record.title}: the way to a code by message`,
    record.title,
    hiding(moments, sent?.code ?? ''),
  )
  await expect(drawn).toMatchFileSnapshot(`../../stories/docs/backends/${name}.svg`)
})

function byLabel({ username, password }: { readonly username: string; readonly password: string }) {
  return { [en.credentials.username.email]: username, [en.credentials.password]: password }
}

/** A path as the page of its backend writes it. */
function told(path: string, { mount }: BackendRecord, world: string): string {
  const own = path.replace(`/w/${world}`, '')
  return own.startsWith(mount) ? own.slice(mount.length) : 'to a server of yours'
}

function hiding(moments: readonly Moment[], code: string): readonly Moment[] {
  return moments.map((moment) => ('path' in moment ? { ...moment, path: moment.path.replace(code, '{code}') } : moment))
}

async function backendOf(
  { hostPage, mount }: BackendRecord,
  { choices }: MessageJourney,
  world: string,
  fetch: typeof globalThis.fetch,
  tellSandbox: (switches: Readonly<Record<string, string | number | boolean | null>>) => void,
): Promise<Backend> {
  const address = (path: string) => `${location.origin}/w/${world}${path}`
  const make = hostPage.setups[choices.backend]
  if (make === undefined) throw new Error(`No setup ${choices.backend}.`)
  return make(
    { baseUrl: address(mount), fetch },
    {
      chosen: (name, known) => known.find((one) => one === choices[name]) ?? firstOf(known),
      language: 'en',
      origin: 'same',
      behindRelay: false,
      address,
      token: undefined,
      tellSandbox: async (switches) => tellSandbox(switches),
    },
  )
}

function firstOf<T>(known: readonly T[]): T {
  const [first] = known
  if (first === undefined) throw new Error('There is nothing to choose.')
  return first
}

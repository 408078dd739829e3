import type { Backend } from '../../src/index.ts'
import type { HostPageChoices } from '../../src/test-support/hostPage.test-support.ts'
import type { BackendRecord } from '../../src/test-support/record.test-support.ts'
import { type Choices, readChoices, setupsOf } from './choices.ts'
import { backendAddress, isRelayed, relayed, setSwitches, signInAtHost } from './sandbox.ts'

/** Every backend's record, by listing the folders: a new one is here without being named. */
const modules = import.meta.glob<{ readonly record: BackendRecord }>('../../src/backends/*/record.test-support.ts', {
  eager: true,
})
export const records: readonly BackendRecord[] = Object.values(modules).map(({ record }) => record)
export const setups = setupsOf(records)

export const choices = readChoices(window.location, setups)

/** What a record may ask of the address: only what it lets be chosen. */
export function chosenIn({ backend, own }: Choices): HostPageChoices['chosen'] {
  return <T extends string>(name: string, known: readonly T[]): T => {
    const value = known.find((one) => one === own[name])
    if (value === undefined) throw new Error(`The record of ${backend} lets nobody choose ${name}.`)
    return value
  }
}

/** The backend that the page's address chooses. The sandbox is told first what it has to be for this page. */
export async function makeBackend(made: Choices, fetch: typeof globalThis.fetch): Promise<Backend> {
  const { backend, timeout, cooldown, baseUrl, token, origin, lang, world } = made
  const record = records.find(({ hostPage }) => backend in hostPage.setups)
  const make = record?.hostPage.setups[backend]
  if (record === undefined || make === undefined) throw new Error(`No record has a setup ${backend} for this page.`)
  const address = (path: string) => backendAddress(made) + path
  const behindRelay = baseUrl === undefined && isRelayed(made)
  if (behindRelay && made.own['account'] !== undefined) await signInAtHost(made.own['account'])
  const options = {
    baseUrl: baseUrl ?? address(record.mount),
    fetch: behindRelay ? relayed(fetch, world) : fetch,
    ...(timeout !== undefined && { timeout }),
    ...(cooldown !== undefined && { resendCooldown: cooldown }),
  }
  return make(options, {
    chosen: chosenIn(made),
    language: lang,
    origin: origin === 'second' ? 'second' : 'same',
    behindRelay,
    address,
    token,
    async tellSandbox(switches) {
      if (baseUrl === undefined) await setSwitches(world, switches)
    },
  })
}

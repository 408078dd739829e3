import { cleanup, render, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { StrictMode } from 'react'
import { expect, vi } from 'vitest'
import type { EdgeName, StartName } from './edges.test-support.ts'
import { declaredEdges, shortestWays } from './edges.test-support.ts'
import { en } from '../../locales/languages/en.ts'
import type { Backend } from '../../protocol/backend.ts'
import type { ActingKind, ActionName, StepKind } from '../../protocol/step.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'
import type { World } from '../../sandbox/world.ts'
import { deviceOf } from '../device.test-support.ts'
import { sandboxFetch } from '../sandboxFetch.test-support.ts'
import { sampleStep } from '../../testing/steps.ts'
import { watchedBackend, type WatchedCall } from '../watchedBackend.test-support.ts'
import { takeAction, type Typed } from '../person.test-support.ts'
import { SignIn, type SignInProps } from '../../ui/SignIn.tsx'
import { settle } from '../settle.test-support.ts'

/** An edge, or the same one on another way. */
export type ScenarioName = EdgeName | StartName | `${EdgeName | StartName}, ${string}`

/** How the real server is brought to answer so. Everything is this one scenario's own, but for the way before it. */
export interface Scenario<Given> {
  /** Which scenario leads up to it. Default: the shortest way. */
  readonly after?: ScenarioName
  /** What differs from the setup's own, from the beginning of the way on. */
  readonly given?: Partial<Given>
  /** The page is loaded anew: for a start on a step that this tab was on. */
  readonly reload?: true
  /** What happens right before, out of the person's sight. */
  readonly meanwhile?: (scene: Scene<Given>) => Promise<unknown> | void
  readonly types?: (scene: Scene<Given>) => Typed
  /** The requests the one call makes, in order. Default: none. `{code}` stands for what was typed. */
  readonly requests?: readonly string[]
}

/** One backend as one host sets it up. */
export interface ScenarioSetup<Given> {
  readonly name: string
  /** Which flow of the backend's it is. Default: that of its name; then it has a scenario of every edge. */
  readonly flow?: string
  readonly given: Given
  readonly make: (scene: Scene<Given>) => Backend
  readonly scenarios: Readonly<Partial<Record<ScenarioName, Scenario<Given>>>>
  readonly props?: (scene: Scene<Given>) => Partial<SignInProps>
}

/** The same, for those who need not know what is given. */
export interface ScenarioTable {
  readonly name: string
  readonly flow: string
  readonly names: readonly ScenarioName[]
  /** The requests that its one call makes. */
  readonly requestsOf: (name: ScenarioName) => readonly string[]
  readonly play: (backend: Backend, name: ScenarioName, sandbox: Sandbox) => Promise<void>
}

export function scenarioTable<Given>(setup: ScenarioSetup<Given>): ScenarioTable {
  return {
    name: setup.name,
    flow: setup.flow ?? setup.name,
    // The keys are what the type of the table says they are.
    names: Object.keys(setup.scenarios) as ScenarioName[],
    requestsOf: (name) => setup.scenarios[name]?.requests ?? [],
    play: (backend, name, sandbox) => play(setup, backend, { name, sandbox }),
  }
}

export interface Scene<Given> {
  readonly world: World
  readonly given: Given
  readonly fetch: typeof fetch
  /** Below this every double lies: origin and world. */
  readonly base: string
  /** The time as the widget has it. */
  readonly now: () => number
  /** Lets the widget's clock run ahead, in milliseconds. */
  readonly sleeps: (milliseconds: number) => void
  /** The code in the newest message. */
  readonly code: () => string
  /** What the authenticator app shows. */
  readonly appCode: () => string
  /** A code that is not right: another one for each number. */
  readonly wrong: (nth?: number) => string
  /** Someone else, or another tab, requests the server. */
  readonly elsewhere: (
    method: string,
    path: string,
    body?: object,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<void>
  /** The person tries, and stays where they are. */
  readonly fails: (kind: ActingKind, action: ActionName, typed: Typed) => Promise<void>
  readonly goesBack: () => Promise<void>
}

/** The way to a scenario, and it: the start first. */
function chainOf<Given>(
  { scenarios }: ScenarioSetup<Given>,
  backend: Backend,
  name: ScenarioName,
): readonly ScenarioName[] {
  const scenario = scenarios[name]
  if (scenario === undefined) throw new Error(`There is no scenario of ${name}.`)
  const before = scenario.after ?? shortest(scenarios, backend, name)
  return before === undefined ? [name] : [...chainOf({ scenarios } as ScenarioSetup<Given>, backend, before), name]
}

/** By the routes, less what only a reload starts with, and what this setup has no scenario of. */
function shortest<Given>(
  scenarios: ScenarioSetup<Given>['scenarios'],
  { routes }: Backend,
  name: ScenarioName,
): ScenarioName | undefined {
  const { from } = partsOf(name)
  if (from === 'start') return undefined
  const start = routes.start.filter((kind) => scenarios[`start → ${kind}`]?.reload !== true)
  const last = shortestWays({ ...routes, start }, sampleStep)
    .get(from)
    ?.at(-1)
  if (last?.type === 'started') return `start → ${last.step.kind}`
  const edge = declaredEdges(routes).find(
    (one) => last?.type === 'answered' && one.from === last.from && one.to === from && one.action === last.action,
  )
  if (edge === undefined) throw new Error(`Nothing leads to ${from}.`)
  return edge.name
}

interface Parts {
  readonly from: ActingKind | 'start'
  readonly to: StepKind
  readonly action: ActionName | undefined
}

function partsOf(name: ScenarioName): Parts {
  const [edge = ''] = name.split(', ')
  const [, from, to, action] = /^(\S+) → (\S+)(?: by (\S+))?$/.exec(edge) ?? []
  // The names are built from these very words, see `ScenarioName`.
  return { from: from as Parts['from'], to: to as StepKind, action: action as Parts['action'] }
}

/** The edge a scenario is of. */
export function edgeOf(name: ScenarioName): string {
  return name.split(', ')[0] ?? name
}

let scenes = 0

/** Scenarios a way and its last edge through the widget, and holds each of its calls to what it declares. */
async function play<Given>(
  setup: ScenarioSetup<Given>,
  backend: Backend,
  { name, sandbox }: { readonly name: ScenarioName; readonly sandbox: Sandbox },
): Promise<void> {
  const chain = chainOf(setup, backend, name)
  const links = chain.map((one) => ({ name: one, ...partsOf(one), ...setup.scenarios[one] }))
  const given = links.reduce<Given>((all, link) => ({ ...all, ...link.given }), setup.given)
  const worldName = `edge-${++scenes}`
  const world = sandbox.worlds.get(worldName)
  const calls: WatchedCall[] = []
  const onDone = vi.fn()
  const user = userEvent.setup({ delay: null })
  const fetch = sandboxFetch(sandbox)
  let ahead = 0

  const base = `${location.origin}/w/${worldName}`
  const device = deviceOf(world)
  const stays = async (before: number) => {
    await waitFor(() => expect(calls).toHaveLength(before + 1))
    await waitFor(() => expect(calls.at(-1)).toHaveProperty('thrown'))
    await settle(10)
  }
  const scene: Scene<Given> = {
    world,
    given,
    fetch,
    base,
    now: () => Date.now() + ahead,
    sleeps: (milliseconds) => void (ahead += milliseconds),
    code: () => device.code() ?? '',
    appCode: () => device.appCode() ?? '',
    wrong: (nth = 0) =>
      Array.from({ length: 30 }, (_, index) => String(100_001 + index)).filter(
        (code) => !device.rightCodes().has(code),
      )[nth] ?? '',
    elsewhere: async (method, path, body, headers) => {
      const init = { method, headers: { 'content-type': 'application/json', ...headers } }
      await sandbox.fetch(new Request(base + path, body === undefined ? init : { ...init, body: JSON.stringify(body) }))
    },
    fails: async (kind, action, typed) => {
      const before = calls.length
      await takeAction(user, kind, action, typed)
      await stays(before)
    },
    goesBack: async () => {
      const button = document.querySelector('.entryphone-back')
      if (button === null) throw new Error('There is no way back.')
      await user.click(button)
    },
  }
  const open = (): Backend => {
    const opened = watchedBackend(setup.make(scene), calls)
    render(
      <StrictMode>
        <SignIn backend={opened} messages={en} onDone={onDone} {...setup.props?.(scene)} />
      </StrictMode>,
    )
    return opened
  }

  for (const { from, to, action, meanwhile, types, requests = [], reload } of links) {
    await meanwhile?.(scene)
    const typed = types?.(scene) ?? {}
    const before = calls.length
    world.requests.clear()
    if (reload === true) {
      await waitFor(() => expect(sessionStorage).toHaveLength(1))
      cleanup()
    }
    const opened = from === 'start' ? open() : await takeAction(user, from, action ?? '', typed)
    const first = reload === true ? undefined : opened?.first?.()
    if (first === undefined) {
      await waitFor(() => expect(calls.slice(before)).toMatchObject([{ answer: to }]))
      expect(calls.at(-1)?.action).toBe(action === undefined ? 'start' : `${from}.${action}`)
    } else if (opened?.isFirstProvisional === true) {
      // Asked for behind the form.
      expect(first.kind).toBe(to)
      await waitFor(() => expect(calls.slice(before)).toMatchObject([{ action: 'start', answer: to }]))
      await waitFor(() => expect(requestsMade(world, typed)).toHaveLength(requests.length))
    } else {
      // Nobody has to be asked for it, and nobody is.
      expect(first.kind).toBe(to)
      expect(calls.slice(before)).toEqual([])
    }
    await waitFor(() => expect(document.querySelector('.entryphone')?.getAttribute('data-step')).toBe(to))
    expect(requestsMade(world, typed)).toEqual(requests)
  }
  const made = calls.length
  const asked = world.requests.all().length
  await settle(10)
  expect(calls).toHaveLength(made)
  expect(world.requests.all()).toHaveLength(asked)
  expect(onDone).toHaveBeenCalledTimes(links.at(-1)?.to === 'done' ? 1 : 0)
}

/** What has reached the sandbox, preflights aside. */
function requestsMade(world: World, { code = '' }: Typed): readonly string[] {
  return world.requests
    .all()
    .filter(({ method }) => method !== 'OPTIONS')
    .map(({ method, path }) => `${method} ${code === '' ? path : path.replace(code, '{code}')}`)
}

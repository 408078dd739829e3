import { StrictMode, useLayoutEffect } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { expect, vi } from 'vitest'
import type { Backend, Routes } from '../../protocol/backend.ts'
import { AuthError, authErrorCodes } from '../../protocol/error.ts'
import type { ActingKind, CaptchaChallenge, CaptchaToken, Step } from '../../protocol/step.ts'
import type { CaptchaProvider } from '../../sandbox/captcha/desk.ts'
import { createSandbox } from '../../sandbox/sandbox.ts'
import { sandboxFetch } from '../sandboxFetch.test-support.ts'
import { watchedBackend, type WatchedCall } from '../watchedBackend.test-support.ts'
import type { Flow } from '../../flow/createFlow.ts'
import { FlowProvider } from '../../flow/FlowProvider.tsx'
import { useFlowContext } from '../../flow/FlowContext.ts'
import { declaredActions, kindsAfter } from '../../flow/machine.ts'
import { useAction } from '../../flow/useAction.ts'
import { useFlow } from '../../flow/useFlow.ts'
import type { Start } from '../../flow/useStart.ts'
import type { Act, Input, Move, Solving } from './commands.test-support.ts'
import type { FuzzRoad } from './scenarios.test-support.ts'
import { gatherSecrets, textOf } from './secrets.test-support.ts'

type Typed = object | ((signal: AbortSignal) => Promise<object>)

interface Shown {
  readonly flow?: Flow
  readonly start?: Start
  readonly back?: (() => void) | undefined
}

/** What the screens hold out to the person. */
interface Hands {
  shown: Shown
  readonly show: (shown: Shown) => void
  readonly actions: Map<string, { readonly submit: (input: Typed) => void; readonly error: AuthError | undefined }>
}

/** The screens without their looks: every action of the step, through the same seam. */
function Screens({ hands }: { readonly hands: Hands }) {
  const { step, start, back, backend } = useFlow()
  const { flow } = useFlowContext()
  useLayoutEffect(() => hands.show({ flow, start, back }))
  if (step === undefined || step.kind === 'done' || step.kind === 'sign-in-again') return null
  return actionsOf(backend.routes, step.kind).map((action) => (
    <OneAction key={`${step.kind}.${action}`} kind={step.kind} action={action} hands={hands} />
  ))
}

function OneAction({
  kind,
  action,
  hands,
}: {
  readonly kind: ActingKind
  readonly action: string
  readonly hands: Hands
}) {
  // Which action it is differs from screen to screen; the seam treats them all alike.
  const { submit, error } = useAction(kind as 'code', action as 'submit')
  const name = `${kind}.${action}`
  // A screen that is gone holds nothing out any more.
  useLayoutEffect(() => {
    hands.actions.set(name, { submit: (typed) => submit(typed as never), error })
    return () => void hands.actions.delete(name)
  })
  return null
}

function actionsOf(routes: Routes, kind: string): readonly string[] {
  return declaredActions(routes)
    .filter((one) => one.kind === kind)
    .map(({ action }) => action)
}

function emptyHands(): Hands {
  const hands: Hands = { shown: {}, show: (shown) => void (hands.shown = shown), actions: new Map() }
  return hands
}

const nextTask = setImmediate
let hashing = 0

/** Hashing is done by other threads in their own time, which no fake clock moves: it is waited for as long as it takes. */
export function countHashing() {
  const { subtle } = crypto
  const counted = async <T,>(work: Promise<T>): Promise<T> => {
    hashing += 1
    try {
      return await work
    } finally {
      hashing -= 1
    }
  }
  const importKey = subtle.importKey.bind(subtle) as (...given: unknown[]) => Promise<CryptoKey>
  const deriveBits = subtle.deriveBits.bind(subtle)
  vi.spyOn(subtle, 'importKey').mockImplementation((...given: unknown[]) => counted(importKey(...given)))
  vi.spyOn(subtle, 'deriveBits').mockImplementation((...given) => counted(deriveBits(...given)))
}
let worlds = 0
const epoch = Date.UTC(2026, 2, 1, 9, 30)

/**
 * Runs a list of moves through the real flow, a real backend and the sandbox, at clocks of its own, and then lets someone
 * who gets everything right come to the end. Throws where something that must never be is.
 */
export async function drive(road: FuzzRoad, moves: readonly Move[]): Promise<void> {
  vi.clearAllTimers()
  vi.setSystemTime(epoch)
  const born = performance.now()
  let setThere = 0
  let farthest = 0
  const sandbox = createSandbox({ now: () => epoch + performance.now() - born + setThere })
  const worldName = `fuzz-${++worlds}`
  const world = sandbox.worlds.get(worldName)
  const base = `${location.origin}/w/${worldName}`
  const secrets = gatherSecrets()
  if (road.password !== '') secrets.add(road.password)
  const calls: WatchedCall[] = []
  const broken = new Set<string>()
  let garbles: Extract<Act, { does: 'garble' }>[] = []
  let inFlight = 0
  let turn = 0
  const carry = sandboxFetch(sandbox)

  const fetch: typeof globalThis.fetch = async (request, init = {}) => {
    const url = request instanceof Request ? request.url : request.toString()
    init.signal?.throwIfAborted()
    if (inFlight > 0) broken.add(`a second request while one is in flight: ${url}`)
    if (typeof init.body === 'string') secrets.learnFrom(init.body)
    const isCodePath = /\/authentication\/[^/]+$/.test(url)
    if (!isCodePath && secrets.foundIn(url).length > 0) broken.add(`a secret in the address ${url}`)
    inFlight += 1
    let isOver = false
    const over = () => {
      if (!isOver) inFlight -= 1
      isOver = true
    }
    init.signal?.addEventListener('abort', over, { once: true })
    try {
      const response = await carry(request, init)
      const bytes = await response.clone().text()
      secrets.learnFrom(bytes)
      const garble = garbles.shift()
      if (garble === undefined) return response
      const garbled = garbledJson(bytes, garble)
      return garbled === undefined
        ? response
        : new Response(garbled, { status: response.status, headers: response.headers })
    } finally {
      over()
    }
  }

  let hands = emptyHands()
  let root: Root | undefined
  const flows: Flow[] = []
  const seen = new Set<Flow>()

  const watch = () => {
    const { flow, start } = hands.shown
    if (flow === undefined) return
    if (!seen.has(flow)) {
      seen.add(flow)
      flows.push(flow)
      flow.subscribe(() => look(flow.getState(), 'a step'))
    }
    look(flow.getState(), 'a step')
    for (const [action, { error }] of hands.actions) {
      if (error === undefined) continue
      tell(textOf(error), `the error of ${action}`)
      if (!authErrorCodes.includes(error.code)) broken.add(`an error of an unknown code ${error.code}`)
    }
    if (start?.error !== undefined) tell(textOf(start.error), 'the error of the start')
    tell(textOf([Object.values(sessionStorage), Object.values(localStorage)]), 'storage')
    tell(cachesOf(flow), 'a cache')
  }
  const look = (step: Step | undefined, what: string) => {
    if (step === undefined || step.kind === 'done' || step.kind === 'backup-codes' || step.kind === 'enrol') {
      if (step !== undefined && 'context' in step) tell(textOf(step.context), 'an attempt')
      return
    }
    tell(textOf(step), what)
  }
  const tell = (text: string, where: string) => {
    const found = secrets.foundIn(text)
    if (found.length > 0) broken.add(`${found.join(', ')} in ${where}: ${text.slice(0, 400)}`)
  }

  const pass = async (milliseconds: number) => {
    await vi.advanceTimersByTimeAsync(milliseconds)
    do await new Promise<void>((resolve) => void nextTask(resolve))
    while (hashing > 0)
    watch()
  }
  const isQuiet = () =>
    inFlight === 0 &&
    hands.shown.flow !== undefined &&
    hands.shown.flow.lock.running === undefined &&
    hands.shown.start?.isPending !== true
  /** Until nothing is under way. What takes longer than any timeout of ours never ends. */
  const settle = async () => {
    let quiet = 0
    for (let turns = 0; turns < 120; turns += 1) {
      await pass(turns < 12 ? 1 : 1000)
      quiet = isQuiet() ? quiet + 1 : 0
      if (quiet === 3) return
    }
    broken.add(
      `it never settles: ${hands.shown.flow?.lock.running?.action ?? 'start'} in ${hands.shown.flow?.getState()?.kind ?? 'nowhere'}`,
    )
  }

  const open = () => {
    hands = emptyHands()
    root = createRoot(document.createElement('div'))
    root.render(
      <StrictMode>
        <FlowProvider backend={watchedBackend(backend, calls)}>
          <Screens hands={hands} />
        </FlowProvider>
      </StrictMode>,
    )
  }
  const close = async () => {
    root?.unmount()
    root = undefined
    await pass(1)
  }
  let backend: Backend = road.make({ world, base, fetch })

  const inputFor = (step: Step, action: string, input: Input, solving: Solving): Typed => {
    turn += input === 'right' && step.kind === 'phone' ? 1 : 0
    const typed =
      action === 'submit'
        ? typedOn(road, world, step, input, turn)
        : action === 'forgot'
          ? { username: road.username }
          : {}
    const code = 'code' in typed && typeof typed.code === 'string' ? typed.code : ''
    if (/^[A-Z0-9]{6}$/.test(code)) secrets.add(code)
    const challenge = challengeOf(step, action)
    if (challenge === undefined) return typed
    return async (signal) => {
      if (solving === 'slowly') await new Promise((resolve) => setTimeout(resolve, 5000))
      signal.throwIfAborted()
      if (solving === 'closed') throw new AuthError('captcha-closed')
      const provider: CaptchaProvider = road.captcha ?? 'hcaptcha'
      const { token } = world.captcha.issue(provider, challenge.siteKey)
      const given = solving === 'with a forged token' ? `forged.${token}` : token
      secrets.add(given)
      return { ...typed, captcha: given as unknown as CaptchaToken }
    }
  }
  const take = (action: string, input: Input, solving: Solving) => {
    const step = hands.shown.flow?.getState()
    if (step === undefined || step.kind === 'done') return undefined
    const held = hands.actions.get(`${step.kind}.${action}`)
    return held === undefined ? undefined : () => held.submit(inputFor(step, action, input, solving))
  }

  const perform = async ({ act, next }: Move) => {
    switch (act.does) {
      case 'submit':
      case 'resend':
      case 'forgot': {
        const go = take(act.does, act.input, act.captcha)
        const made = calls.length
        const wasIdle = hands.shown.flow?.lock.running === undefined
        go?.()
        if (next !== 'twice') break
        go?.()
        await settle()
        const taken = calls.slice(made).filter(({ action }) => action.endsWith(`.${act.does}`)).length
        if (wasIdle && taken > 1) broken.add(`${taken} calls for a double ${act.does}`)
        break
      }
      case 'back':
        hands.shown.back?.()
        break
      case 'again':
        hands.shown.start?.again()
        break
      case 'reload':
        await close()
        // What stood in memory is gone with the page.
        backend = road.make({ world, base, fetch })
        open()
        break
      case 'remount':
        await close()
        open()
        break
      case 'wait':
        await pass(act.by)
        break
      case 'set here':
        vi.setSystemTime(Date.now() + act.by)
        break
      case 'set there':
        setThere += act.by
        farthest = Math.max(farthest, setThere)
        break
      case 'fault':
        world.faults.add(act.fault)
        break
      case 'garble':
        garbles.push(act)
        break
    }
    if (next === 'settle') await settle()
    else if (next !== 'twice') for (let turns = 0; turns < next; turns += 1) await Promise.resolve()
  }

  const honest = () => {
    for (const call of calls) {
      const [kind = '', action = ''] = call.action.split('.')
      const allowed = kind === 'start' ? backend.routes.start : kindsAfter(backend.routes, kind as ActingKind, action)
      if (call.answer !== undefined && !allowed.includes(call.answer))
        broken.add(`${call.action} answers ${call.answer}`)
      if (call.thrown === undefined || call.left === true) continue
      const isKnown = call.thrown instanceof AuthError && authErrorCodes.includes(call.thrown.code)
      if (!isKnown) broken.add(`${call.action} rejects with ${textOf(call.thrown).slice(0, 600)}`)
      tell(textOf(call.thrown), `what ${call.action} rejects with`)
    }
    expect([...broken]).toEqual([])
  }

  open()
  for (const move of moves) {
    await perform(move)
    honest()
  }
  await settle()
  honest()

  // The weather clears, and someone who gets everything right goes on from wherever this has led.
  world.faults.clear()
  garbles = []
  // What was written down by a clock since set back is in the future there, and is read by nobody before.
  setThere = farthest
  const reached = await comesThrough()
  honest()
  expect(reached, `${road.name} ends in ${JSON.stringify(hands.shown.flow?.getState())}`).toBe('done')

  await close()
  // What the server was still at is over: nothing that runs now is ours.
  await pass(61_000)
  const kept = flows.flatMap((flow) => [
    ...flow.client.getQueryCache().getAll(),
    ...flow.client.getMutationCache().getAll(),
    ...(flow.lock.running === undefined ? [] : [flow.lock.running.action]),
  ])
  expect({ inFlight, kept, timers: vi.getTimerCount() }).toEqual({ inFlight: 0, kept: [], timers: 0 })
  expect([...broken]).toEqual([])

  async function comesThrough(): Promise<string> {
    let last = ''
    for (let tries = 0; tries < 30; tries += 1) {
      const step = hands.shown.flow?.getState()
      if (step?.kind === 'done') return 'done'
      const before = JSON.stringify(step)
      const action =
        step?.kind === 'code' && last === 'submit' && hands.actions.has('code.resend') ? 'resend' : 'submit'
      const go =
        step === undefined || tries % 9 === 8 ? () => hands.shown.start?.again() : take(action, 'right', 'at once')
      if (go === undefined) return `no way on from ${step?.kind ?? 'nowhere'}`
      go()
      last = action
      await settle()
      const now = hands.shown.flow?.getState()
      if (now?.kind !== step?.kind) last = ''
      // Whatever had to be waited for is over by then: ten minutes are the longest wait there is.
      if (JSON.stringify(now) === before || now?.kind === step?.kind) await pass(11 * 60_000)
    }
    return hands.shown.flow?.getState()?.kind ?? 'nowhere'
  }
}

function challengeOf(step: Step, action: string): CaptchaChallenge | undefined {
  if (!('captcha' in step) || step.captcha === undefined) return undefined
  if (action === 'resend') return 'resend' in step.captcha ? step.captcha.resend : undefined
  return step.captcha.submit
}

/** What goes into the main action of a step. */
function typedOn(
  road: FuzzRoad,
  world: ReturnType<ReturnType<typeof createSandbox>['worlds']['get']>,
  step: Step,
  input: Input,
  turn: number,
): object {
  const isRight = input === 'right'
  const text = typeof input === 'object' ? input.text : undefined
  switch (step.kind) {
    case 'credentials':
      return { username: text ?? road.username, password: text ?? (isRight ? road.password : 'not-Passw0rd-7') }
    case 'phone':
      return { phone: text ?? (isRight ? road.phone(turn) : '+79990000404') }
    case 'code': {
      const sent = world.inbox.all().at(-1)?.code
      const shown = world.authenticator.all().find(({ account }) => account === road.username)?.code
      const right = (step.factor === 'app' ? shown : sent) ?? '100001'
      return { code: text ?? (isRight ? right : '100002') }
    }
    case 'enrol':
      return { code: text ?? (isRight ? (world.authenticator.all().at(-1)?.code ?? '') : '100003') }
    case 'details':
      return { values: { name: text ?? 'Nora Newcomer', password: text ?? (isRight ? road.password : 'short') } }
    case 'backup-codes':
    case 'confirm':
    case 'sign-in-again':
    case 'done':
      return {}
  }
}

/** What react-query holds of a flow, as far as it can be read. */
function cachesOf({ client }: Flow): string {
  const queries = client.getQueryCache().getAll()
  const mutations = client.getMutationCache().getAll()
  return textOf([
    queries.map(({ state, queryKey }) => [queryKey, state.data, state.error]),
    mutations.map(({ state, options }) => [
      options.mutationKey,
      state.variables,
      state.data,
      state.error,
      state.context,
    ]),
  ])
}

/** The same JSON with the n-th value in it replaced; nothing where it is none. */
function garbledJson(text: string, { at, by }: Extract<Act, { does: 'garble' }>): string | undefined {
  let left = at
  try {
    const parsed: unknown = JSON.parse(text)
    const walk = (value: unknown): unknown => {
      left -= 1
      if (left < 0) {
        left = Number.POSITIVE_INFINITY
        return by
      }
      if (Array.isArray(value)) return value.map(walk)
      if (typeof value !== 'object' || value === null) return value
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner)]))
    }
    return JSON.stringify(walk(parsed))
  } catch {
    return undefined
  }
}

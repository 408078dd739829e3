import { expect, vi } from 'vitest'
import type { Backend } from '../../protocol/backend.ts'
import { watchedBackend, type WatchedCall } from '../watchedBackend.test-support.ts'
import { startClock } from './clock.test-support.ts'
import type { Command, Input, ScheduledCommand, Solving } from './commands.test-support.ts'
import { createPerson } from './fuzzPerson.test-support.ts'
import { Invariants } from './invariants.test-support.ts'
import { noControls, openScreens } from './screens.test-support.tsx'
import { createServer } from './server.test-support.ts'
import type { FuzzSetup } from './setup.test-support.ts'

/**
 * Runs a list of commands through the real flow, a real backend and the sandbox, at clocks of its own, and then lets someone
 * who gets everything right come to the end. Throws where something that must never be is.
 */
export async function drive(setup: FuzzSetup, commands: readonly ScheduledCommand[]): Promise<void> {
  const run = new Run(setup)
  run.open()
  for (const scheduled of commands) {
    await run.perform(scheduled)
    run.hold()
  }
  await run.settle()
  run.hold()

  // The weather clears, and someone who gets everything right goes on from wherever this has led.
  run.recover()
  const reached = await comesThrough(run)
  run.hold()
  expect(reached, `${setup.name} ends in ${JSON.stringify(run.step)}`).toBe('done')
  await run.end()
}

/** Longest first: ten minutes are the longest wait there is. */
const longestWait = 11 * 60_000

/** Tries until it is done, or nothing helps any more; says where that is. */
async function comesThrough(run: Run): Promise<string> {
  let last = ''
  for (let tries = 0; tries < 30; tries += 1) {
    const { step } = run
    if (step?.kind === 'done') return 'done'
    const before = JSON.stringify(step)
    const action = step?.kind === 'code' && last === 'submit' && run.offers('code.resend') ? 'resend' : 'submit'
    const go = step === undefined || tries % 9 === 8 ? () => run.again() : run.take(action, 'right', 'at once')
    // Whoever has turned a factor on and comes back with the token of before is sent to sign in with it.
    if (step?.kind === 'sign-in-again' && run.hasTried('enrol.submit', 'confirm.submit', 'credentials.submit'))
      return 'done'
    if (go === undefined) return `no way on from ${step?.kind ?? 'nowhere'}`
    go()
    last = action
    await run.settle()
    const now = run.step
    if (now?.kind !== step?.kind) last = ''
    // Whatever had to be waited for is over by then.
    if (JSON.stringify(now) === before || now?.kind === step?.kind) await run.pass(longestWait)
  }
  return run.step?.kind ?? 'nowhere'
}

type Reopening = Extract<Command, { does: 'reload' | 'remount' }>

function isReopening(command: Command): command is Reopening {
  return command.does === 'reload' || command.does === 'remount'
}

/** One flow, its server, its person and the time they share. */
class Run {
  readonly #setup: FuzzSetup
  readonly #clock = startClock()
  readonly #invariants = new Invariants()
  readonly #server = createServer(this.#clock, this.#invariants)
  readonly #person
  readonly #calls: WatchedCall[] = []
  #backend: Backend
  #controls = noControls()
  #close: (() => void) | undefined

  constructor(setup: FuzzSetup) {
    this.#setup = setup
    this.#person = createPerson(setup, this.#server.world, this.#invariants.secrets)
    this.#backend = setup.make(this.#server)
  }

  get step() {
    return this.#controls.shown.flow?.getState()
  }

  /** Whether one of these has been asked of the backend, before a reload too. */
  hasTried(...actions: readonly string[]): boolean {
    return this.#calls.some(({ action }) => actions.includes(action))
  }

  open(): void {
    const { controls, close } = openScreens(watchedBackend(this.#backend, this.#calls))
    this.#controls = controls
    this.#close = close
  }

  async close(): Promise<void> {
    this.#close?.()
    this.#close = undefined
    await this.pass(1)
  }

  again(): void {
    this.#controls.shown.start?.again()
  }

  offers(action: string): boolean {
    return this.#controls.actions.has(action)
  }

  /** What taking this action would be, where the screen has it. */
  take(action: string, input: Input, solving: Solving): (() => void) | undefined {
    const { step } = this
    if (step === undefined || step.kind === 'done') return undefined
    const control = this.#controls.actions.get(`${step.kind}.${action}`)
    return control && (() => control.submit(this.#person.inputFor(step, action, input, solving)))
  }

  async pass(milliseconds: number): Promise<void> {
    await this.#clock.pass(milliseconds)
    this.#invariants.look(this.#controls)
  }

  /** Until nothing is under way. What takes longer than any timeout of ours never ends. */
  async settle(): Promise<void> {
    let quiet = 0
    for (let turns = 0; turns < 120; turns += 1) {
      await this.pass(turns < 12 ? 1 : 1000)
      quiet = this.#isQuiet() ? quiet + 1 : 0
      if (quiet === 3) return
    }
    const { flow } = this.#controls.shown
    this.#invariants.breaks(
      `it never settles: ${flow?.lock.running?.action ?? 'start'} in ${this.step?.kind ?? 'nowhere'}`,
    )
  }

  async perform({ command, next }: ScheduledCommand): Promise<void> {
    if (isReopening(command)) {
      await this.close()
      // What stood in memory is gone with the page.
      if (command.does === 'reload') this.#backend = this.#setup.make(this.#server)
      this.open()
    } else {
      const going = 'input' in command ? this.#press(command, next === 'twice') : this.#happens(command)
      // What is over at once takes no turn: the next command comes after exactly as many as it says.
      if (going !== undefined) await going
    }
    if (next === 'settle') await this.settle()
    else if (next !== 'twice') for (let turns = 0; turns < next; turns += 1) await Promise.resolve()
  }

  hold(): void {
    this.#invariants.holdFor(this.#calls, this.#backend.routes)
  }

  recover(): void {
    this.#server.recover()
    this.#clock.catchUpThere()
  }

  /** Taken away, it leaves nothing behind: no request, no timer, nothing in a cache. */
  async end(): Promise<void> {
    await this.close()
    // What the server was still at is over: nothing that runs now is ours.
    await this.pass(61_000)
    const kept = [...this.#invariants.flows].flatMap((flow) => [
      ...flow.client.getMutationCache().getAll(),
      ...(flow.lock.running === undefined ? [] : [flow.lock.running.action]),
    ])
    const left = { inFlight: this.#server.inFlight(), kept, timers: vi.getTimerCount() }
    expect(left).toEqual({ inFlight: 0, kept: [], timers: 0 })
    this.#invariants.hold()
  }

  #isQuiet(): boolean {
    const { flow, start } = this.#controls.shown
    if (this.#server.inFlight() > 0 || flow === undefined) return false
    return flow.lock.running === undefined && start?.isPending !== true
  }

  /** Pressed twice, it is still one call. */
  #press({ does, input, captcha }: Extract<Command, { input: Input }>, twice: boolean): Promise<void> | undefined {
    const go = this.take(does, input, captcha)
    const made = this.#calls.length
    const wasIdle = this.#controls.shown.flow?.lock.running === undefined
    go?.()
    if (!twice) return undefined
    go?.()
    return this.settle().then(() => {
      const taken = this.#calls.slice(made).filter(({ action }) => action.endsWith(`.${does}`)).length
      if (wasIdle && taken > 1) this.#invariants.breaks(`${taken} calls for a double ${does}`)
    })
  }

  #happens(command: Exclude<Command, { input: Input } | Reopening>): Promise<void> | void {
    switch (command.does) {
      case 'back':
        return this.#controls.shown.back?.()
      case 'again':
        return this.again()
      case 'wait':
        return this.pass(command.by)
      case 'set here':
        return this.#clock.setHere(command.by)
      case 'set there':
        return this.#clock.setThere(command.by)
      case 'fault':
        return this.#server.world.faults.add(command.fault)
      case 'garble':
        return this.#server.garble(command)
    }
  }
}

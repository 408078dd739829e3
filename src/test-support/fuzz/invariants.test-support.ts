import { expect } from 'vitest'
import type { Flow } from '../../flow/createFlow.ts'
import { kindsAfter } from '../../flow/machine.ts'
import type { Routes } from '../../protocol/backend.ts'
import { AuthError, authErrorCodes } from '../../protocol/error.ts'
import type { ActingKind, Step } from '../../protocol/step.ts'
import type { WatchedCall } from '../watchedBackend.test-support.ts'
import type { Controls } from './screens.test-support.tsx'
import { gatherSecrets, textOf } from './secrets.test-support.ts'

/** What must never be, whatever happens: gathered while a run goes on, and thrown by `hold`. */
export class Invariants {
  readonly secrets = gatherSecrets()
  /** Every flow there has been. */
  readonly flows = new Set<Flow>()
  readonly #broken = new Set<string>()

  breaks(what: string): void {
    this.#broken.add(what)
  }

  hold(): void {
    expect([...this.#broken]).toEqual([])
  }

  /** No secret is outside of a vault: not in the step, in an error, in a storage or in a cache. */
  look({ shown: { flow, start }, actions }: Controls): void {
    if (flow === undefined) return
    if (!this.flows.has(flow)) {
      this.flows.add(flow)
      flow.subscribe(() => this.#lookAtStep(flow.getState()))
    }
    this.#lookAtStep(flow.getState())
    for (const [action, { error }] of actions) {
      if (error === undefined) continue
      this.#keepsSecrets(textOf(error), `the error of ${action}`)
      if (!authErrorCodes.includes(error.code)) this.breaks(`an error of an unknown code ${error.code}`)
    }
    if (start?.error !== undefined) this.#keepsSecrets(textOf(start.error), 'the error of the start')
    this.#keepsSecrets(textOf([Object.values(sessionStorage), Object.values(localStorage)]), 'storage')
    this.#keepsSecrets(cachesOf(flow), 'a cache')
  }

  /** Every answer keeps to the declared routes, and every rejection to the closed list. */
  holdFor(calls: readonly WatchedCall[], routes: Routes): void {
    for (const { action: name, answer, thrown, left } of calls) {
      const [kind = '', action = ''] = name.split('.')
      const allowed = kind === 'start' ? routes.start : kindsAfter(routes, kind as ActingKind, action)
      if (answer !== undefined && !allowed.includes(answer)) this.breaks(`${name} answers ${answer}`)
      if (thrown === undefined || left === true) continue
      const isKnown = thrown instanceof AuthError && authErrorCodes.includes(thrown.code)
      if (!isKnown) this.breaks(`${name} rejects with ${textOf(thrown).slice(0, 600)}`)
      this.#keepsSecrets(textOf(thrown), `what ${name} rejects with`)
    }
    this.hold()
  }

  /** Some steps are secrets themselves, and in memory only; what goes back to the backend is none even there. */
  #lookAtStep(step: Step | undefined): void {
    if (step === undefined) return
    if (step.kind !== 'done' && step.kind !== 'backup-codes' && step.kind !== 'enrol') {
      this.#keepsSecrets(textOf(step), 'a step')
    } else if ('context' in step) this.#keepsSecrets(textOf(step.context), 'a context')
  }

  #keepsSecrets(text: string, where: string): void {
    const found = this.secrets.foundIn(text)
    if (found.length > 0) this.breaks(`${found.join(', ')} in ${where}: ${text.slice(0, 400)}`)
  }
}

/** What react-query holds of a flow, as far as it can be read. */
function cachesOf({ client }: Flow): string {
  const mutations = client.getMutationCache().getAll()
  return textOf(
    mutations.map(({ state, options }) => [
      options.mutationKey,
      state.variables,
      state.data,
      state.error,
      state.context,
    ]),
  )
}

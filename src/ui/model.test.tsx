// @vitest-environment jsdom
import { act, render, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { StrictMode } from 'react'
import { describe, expect, test, vi } from 'vitest'
import { answerOf, declaredEdges, shortestWays } from '../test-support/edges/edges.test-support.ts'
import type { FlowEvent } from '../flow/machine.ts'
import { en } from '../locales/languages/en.ts'
import type { Backend, Routes } from '../protocol/backend.ts'
import type { Step, StepKind } from '../protocol/step.ts'
import { documentedBackends } from '../test-support/records.test-support.ts'
import { type ScriptedAnswer, scriptedBackend } from '../testing/scriptedBackend.ts'
import { sampleStep } from '../testing/steps.ts'
import { takeAction } from '../test-support/person.test-support.ts'
import { SignIn } from './SignIn.tsx'

/**
 * Every edge of every backend's routes, played through the rendered widget under StrictMode by someone who uses it.
 * The edges and the shortest way to each come from walking the machine itself.
 */
/** Where a backend has a way to another password, its credentials step offers it. */
function stepOf({ credentials }: Routes, kind: StepKind): Step {
  const step = sampleStep(kind)
  return step.kind === 'credentials' && credentials?.forgot !== undefined ? { ...step, forgot: true } : step
}

interface Journey {
  readonly name: string
  readonly events: readonly FlowEvent[]
}

function journeysOf(routes: Routes): readonly Journey[] {
  const made = (kind: StepKind) => stepOf(routes, kind)
  const ways = shortestWays(routes, made)
  return declaredEdges(routes).map((edge) => {
    const before = ways.get(edge.from)
    if (before === undefined) throw new Error(`nothing leads to ${edge.from}`)
    return { name: edge.name, events: [...before, answerOf(edge, made)] }
  })
}

/** The routes of a backend, answering as the way to this edge goes. */
function scriptFor({ name, routes }: Backend, { events }: Journey) {
  const answers: Record<string, ScriptedAnswer[]> = {}
  let start: ScriptedAnswer = 'unexpected'
  for (const event of events) {
    if (event.type === 'started') start = event.step
    if (event.type === 'answered') (answers[`${event.from}.${event.action}`] ??= []).push({ ...event.step })
  }
  return scriptedBackend({ name, routes, start, answers })
}

const shows = (container: HTMLElement, kind: StepKind) =>
  waitFor(() => expect(container.querySelector('.entryphone')?.getAttribute('data-step')).toBe(kind))

describe.each(documentedBackends())('$name', (documented) => {
  test.each(journeysOf(documented.routes))('$name', async (edge) => {
    const backend = scriptFor(documented, edge)
    const onDone = vi.fn()
    const user = userEvent.setup()
    const { container, unmount } = render(
      <StrictMode>
        <SignIn backend={backend} messages={en} onDone={onDone} remember={false} />
      </StrictMode>,
    )
    let calls = 0
    for (const event of edge.events) {
      if (event.type === 'answered') {
        await takeAction(user, event.from, event.action)
      }
      calls += 1
      await waitFor(() => expect(backend.calls).toHaveLength(calls))
      if ('step' in event) await shows(container, event.step.kind)
    }
    await act(() => new Promise((resolve) => setTimeout(resolve, 30)))
    expect(backend.calls).toHaveLength(edge.events.length)
    const last = edge.events.at(-1)
    expect(onDone).toHaveBeenCalledTimes(last?.type === 'answered' && last.step.kind === 'done' ? 1 : 0)
    unmount()
  })
})
